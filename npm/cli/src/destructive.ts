import type { DiagnosticName, ExecutionUnit } from '@chkit/core'
import { describeOperation, type OperationName } from './output/describe.js'
import { hideInStatement } from './output/secrets.js'
import { truncate } from './output/wrap.js'
import { type PendingMigration, remainingUnits } from './resume.js'

type WarningCode = Extract<
  DiagnosticName,
  | 'drop_table_data_loss'
  | 'drop_column_irreversible'
  | 'drop_view_dependency_break'
  | 'destructive_operation_review_required'
>

/** A statement that may delete data, as `migrate --json` reports it. */
export interface DestructiveOperation {
  migration: string
  type: string
  key: string
  risk: 'danger'
  warningCode: WarningCode
  reason: string
  impact: string
  recommendation: string
  /** The beginning of the statement. */
  statement: string
  /** What it is and does, in a line. */
  summary: string
}

interface Warning {
  code: WarningCode
  reason: string
  impact: string
  recommendation: string
}

const DROP_TABLE: Warning = {
  code: 'drop_table_data_loss',
  reason: 'The table is dropped.',
  impact: 'All its rows are deleted.',
  recommendation: 'Make sure that nothing reads it any more and that its rows are kept elsewhere if they are needed.',
}
const DROP_COLUMN: Warning = {
  code: 'drop_column_irreversible',
  reason: 'The column is dropped.',
  impact: 'Its data is deleted in every row.',
  recommendation: 'Make sure that nothing reads it any more; to rename it, generate again with --rename-column.',
}
const DROP_VIEW: Warning = {
  code: 'drop_view_dependency_break',
  reason: 'The view is dropped.',
  impact: 'What reads it fails, and a materialized view stops filling its table.',
  recommendation: 'Make sure that nothing depends on it any more.',
}
const MODIFY_COLUMN: Warning = {
  code: 'destructive_operation_review_required',
  reason: 'The type of the column changes.',
  impact: 'Values that do not fit are cut off or replaced, and so is NULL where it is no longer allowed.',
  recommendation: 'Look for such values before it runs; nothing brings them back.',
}
const MODIFY_TTL: Warning = {
  code: 'destructive_operation_review_required',
  reason: 'The TTL changes.',
  impact: 'Rows whose time is over by the new TTL are deleted.',
  recommendation: 'Count them before it runs.',
}
const OTHER: Warning = {
  code: 'destructive_operation_review_required',
  reason: 'The statement is not known to be harmless.',
  impact: 'It may delete data.',
  recommendation: 'Read the statement before it runs.',
}

const WARNINGS: ReadonlyMap<string, Warning> = new Map([
  ['drop_table', DROP_TABLE],
  ['alter_table_drop_column', DROP_COLUMN],
  ['alter_table_modify_column', MODIFY_COLUMN],
  ['alter_table_modify_ttl', MODIFY_TTL],
  ['drop_view', DROP_VIEW],
  ['drop_materialized_view', DROP_VIEW],
])

/** The type of a statement that no marker describes. */
const UNMARKED = 'statement'
/** How much of a statement is quoted. */
const STATEMENT_WIDTH = 60

/** What is left of a migration that may delete data, judged from its statements; markers only help to name it. */
export function destructiveOperations(migration: PendingMigration): DestructiveOperation[] {
  const units = remainingUnits(migration).filter((unit) => unit.destructive)
  return units.flatMap((unit) => describeUnit(migration.name, unit))
}

function describeUnit(migration: string, unit: ExecutionUnit): DestructiveOperation[] {
  const statement = truncate(hideInStatement(unit.statement).replace(/\s+/g, ' '), STATEMENT_WIDTH)
  const describe = (name: OperationName, { code, ...warning }: Warning): DestructiveOperation => {
    const title = name.type === UNMARKED ? statement : describeOperation(name)
    const summary = `${title}: ${warning.impact}`
    return { migration, ...name, risk: 'danger', warningCode: code, ...warning, statement, summary }
  }
  const marked = unit.operations.filter(({ risk }) => risk === 'danger')
  if (marked.length > 0) return marked.map(({ type, key }) => describe({ type, key }, WARNINGS.get(type) ?? OTHER))
  const [operation] = unit.operations
  const { type, key } = operation ?? { type: UNMARKED, key: `${migration}:${unit.span.line}` }
  const reason = unit.destructiveReason === undefined ? OTHER.reason : sentence(unit.destructiveReason)
  return [describe({ type, key }, { ...OTHER, reason })]
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}
