import type { MigrationOperation, MigrationPlan } from '@chkit/core'

/** The value of the header line `chkit-migration-format` that this package writes. */
export const MIGRATION_FORMAT = 'v1'

/** An operation as a migration file needs it. Operations without `statementIndex` share no statement with another. */
export type MigrationFileOperation = Pick<MigrationOperation, 'type' | 'key' | 'risk' | 'sql'> &
  Partial<Pick<MigrationOperation, 'statementIndex'>>

/** A plan as a migration file needs it. */
export interface MigrationFilePlan {
  operations: readonly MigrationFileOperation[]
  riskSummary: MigrationPlan['riskSummary']
  renameSuggestions: MigrationPlan['renameSuggestions']
}

/** What the header of a migration file says besides the plan. */
export interface MigrationHeader {
  generatedAt: string
  cliVersion: string
  definitionCount: number
}

/** The text of a migration file: a header, then each statement under the markers of the operations it carries out. */
export function renderMigration(plan: MigrationFilePlan, header: MigrationHeader): string {
  const { safe, caution, danger } = plan.riskSummary
  const lines = [
    `-- chkit-migration-format: ${MIGRATION_FORMAT}`,
    `-- generated-at: ${header.generatedAt}`,
    `-- cli-version: ${header.cliVersion}`,
    `-- definition-count: ${header.definitionCount}`,
    `-- operation-count: ${plan.operations.length}`,
    `-- rename-suggestion-count: ${plan.renameSuggestions.length}`,
    `-- risk-summary: safe=${safe}, caution=${caution}, danger=${danger}`,
    ...plan.renameSuggestions.map(
      ({ kind, database, table, from, to, confidence }) =>
        `-- rename-suggestion: kind=${kind} table=${oneLine(`${database}.${table}`)} from=${oneLine(from)} to=${oneLine(to)} confidence=${confidence}`,
    ),
    '',
    groupByStatement(plan.operations).map(renderGroup).join('\n\n'),
  ]
  return `${lines.join('\n')}\n`
}

/** Puts together the neighbours that one combined statement carries out. */
function groupByStatement(operations: readonly MigrationFileOperation[]): MigrationFileOperation[][] {
  const groups: MigrationFileOperation[][] = []
  let current: MigrationFileOperation[] = []
  for (const operation of operations) {
    const previous = current[0]
    if (previous?.statementIndex !== undefined && previous.statementIndex === operation.statementIndex) {
      current.push(operation)
    } else {
      current = [operation]
      groups.push(current)
    }
  }
  return groups
}

function renderGroup(group: readonly MigrationFileOperation[]): string {
  const markers = group.map(({ type, key, risk }) => `-- operation: ${type} key=${oneLine(key)} risk=${risk}`)
  return [...markers, group[0]?.sql ?? ''].join('\n')
}

/** A name may hold a line break, and what follows one in a comment would run as SQL. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, ' ')
}
