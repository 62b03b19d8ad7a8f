import type { ParsedMigration } from '@chkit/codegen'
import { ChkitError, createDiagnostic, type Diagnostic, type ExecutionUnit } from '@chkit/core'
import { type StatementRecord, statementHash } from './statement-record.js'

/** A pending migration and how much of it has run already. */
export interface PendingMigration extends ParsedMigration {
  /** The records of the statements that are done; the others are still to be run. */
  done: StatementRecord[]
  /** The record of the next statement, when an earlier run sent it and whether it ran is not known. */
  unresolved?: StatementRecord
}

/** What a person says about a statement whose outcome is not known. */
export type Resolution = 'retry' | 'done'

/** Where a migration goes on, by what earlier runs left in the journal. A file that says something else by now throws. */
export function resumeMigration(migration: ParsedMigration, records: readonly StatementRecord[]): PendingMigration {
  const { units } = migration.file
  const end = records.findIndex(({ status, hash }) => status !== 'done' || hash === '')
  const done = records.slice(0, end === -1 ? records.length : end)
  const changed = done.findIndex(
    ({ hash }, index) => units[index] === undefined || statementHash(units[index]) !== hash,
  )
  if (changed !== -1) throw new ChkitError([changedStatement(migration, changed)])
  const open = records[done.length]
  const isOpen = open !== undefined && open.status !== 'failed' && units.length > done.length
  return { ...migration, done, ...(isOpen && { unresolved: open }) }
}

/** The statements that are still to be run. */
export function remainingUnits({ file, done }: PendingMigration): ExecutionUnit[] {
  return file.units.slice(done.length)
}

/**
 * Whether a migration may simply be run again from its first statement, so that nothing has to be written down before its
 * end: it only creates what is not there yet, or is a single harmless statement.
 */
export function mayStartOver({ file: { units }, done }: PendingMigration): boolean {
  const creates = units.every(({ statement }) => /^CREATE\s/i.test(statement))
  return done.length === 0 && (creates || units.length === 1) && units.every(({ repeatable }) => repeatable)
}

/**
 * What an unresolved statement comes to: by what a person says, or because sending it again is surely harmless.
 * What is neither is found by {@link findUnresolved} and nothing runs.
 */
export function resolveMigration(migration: PendingMigration, resolution: Resolution | undefined): PendingMigration {
  const { unresolved, done, ...rest } = migration
  const [unit] = remainingUnits(migration)
  if (unresolved === undefined || unit === undefined) return migration
  if (resolution === 'done') {
    return { ...rest, done: [...done, { ...unresolved, hash: statementHash(unit), status: 'done', error: '' }] }
  }
  const harmless = unit.repeatable && statementHash(unit) === unresolved.hash
  return resolution === 'retry' || harmless ? { ...rest, done } : migration
}

/** A finding for each migration that cannot go on before somebody has looked at the server. */
export function findUnresolved(migrations: readonly PendingMigration[]): Diagnostic[] {
  return migrations
    .filter(({ unresolved }) => unresolved !== undefined)
    .map((migration) => {
      const [unit] = remainingUnits(migration)
      const { name, done, unresolved } = migration
      const query = unresolved?.queryId ? ` Its query id was ${unresolved.queryId}.` : ''
      return createDiagnostic('statement_unresolved', {
        message: `Statement ${done.length + 1} of ${name} was sent on an earlier run, and whether it ran is not known.`,
        help: `Look at the server.${query} If it ran, run chkit migrate --apply --assume-done; if it did not, --retry sends it again.`,
        ...(unit !== undefined && { span: unit.span }),
      })
    })
}

function changedStatement({ name, file }: ParsedMigration, index: number): Diagnostic {
  const unit = file.units[index]
  return createDiagnostic('migration_changed', {
    message: `Statement ${index + 1} of ${name} has run already, and the file says something else in its place.`,
    help: 'Restore what has run from version control, and change only the statements behind it.',
    ...(unit !== undefined && { span: unit.span }),
  })
}
