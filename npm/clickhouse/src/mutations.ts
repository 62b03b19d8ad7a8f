import { ChkitError, createDiagnostic, type Diagnostic } from '@chkit/core'
import { readException } from './exception.js'
import type { ClickHouseExecutor } from './executor.js'
import { quoteIdentifier, quoteString } from './sql.js'

/** A mutation that the server cannot finish and tries again and again. */
export interface FailingMutation {
  database: string
  table: string
  id: string
  /** What it does, as the server prints it. */
  command: string
  /** Why it failed the last time, in the server's words. */
  reason: string
}

/** A row of `system.mutations`. */
interface MutationRow {
  database: string
  table: string
  mutation_id: string
  command: string
  latest_fail_reason: string
}

/** The mutations of all tables that fail; `null` when the user may not see them. */
export async function readFailingMutations(
  executor: Pick<ClickHouseExecutor, 'query'>,
): Promise<FailingMutation[] | null> {
  const sql = [
    'SELECT database, table, mutation_id, command, latest_fail_reason FROM system.mutations',
    "WHERE is_done = 0 AND latest_fail_reason != '' ORDER BY database, table, mutation_id",
  ].join(' ')
  try {
    const rows = await executor.query<MutationRow>(sql, { database: null })
    return rows.map(({ database, table, mutation_id: id, command, latest_fail_reason: reason }) => ({
      database,
      table,
      id,
      command: command.replace(/^\(([\s\S]*)\)$/, '$1'),
      reason,
    }))
  } catch (error) {
    // Servers can ask for a grant to read a system table; without it nothing is known, which is no reason to stop.
    const denied = error instanceof ChkitError && error.diagnostics.some(({ name }) => name === 'access_denied')
    if (denied) return null
    throw error
  }
}

/** A failing mutation as a finding, with the server's own text and the way out. */
export function describeFailingMutation({ database, table, id, command, reason }: FailingMutation): Diagnostic {
  const exception = readException(reason)
  const cause =
    exception === undefined ? { message: reason } : { code: `${exception.code}`, message: exception.message }
  return createDiagnostic('mutation_failing', {
    message: `The mutation ${id} of ${database}.${table} fails and is tried again and again: ${command}.`,
    help: `${wayOut({ database, table, id, command })} Then correct the values or the migration, and run it again.`,
    target: `table:${database}.${table}`,
    cause,
  })
}

/** A changed type is taken back by changing it back, which also ends the mutation; anything else can only be stopped. */
function wayOut({ database, table, id, command }: Omit<FailingMutation, 'reason'>): string {
  const column = /^MODIFY COLUMN (`(?:[^`\\]|\\.)+`|\S+)/.exec(command)?.[1]
  if (column !== undefined) {
    const statement = `ALTER TABLE ${shortest(quoteIdentifier(database))}.${shortest(quoteIdentifier(table))} MODIFY COLUMN ${shortest(column)}`
    return `Give the column its old type back, ${statement} <type>: its values are still there, and the mutation ends.`
  }
  const where = `database = ${quoteString(database)} AND table = ${quoteString(table)} AND mutation_id = ${quoteString(id)}`
  return `Stop it with KILL MUTATION WHERE ${where}; what it has rewritten already stays.`
}

/** A quoted name without its quotes where it needs none. */
function shortest(quoted: string): string {
  return quoted.replace(/^`([A-Za-z_]\w*)`$/, '$1')
}
