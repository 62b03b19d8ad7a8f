import { type ClickHouseExecutor, quoteString } from '@chkit/clickhouse'
import { ChkitError, createDiagnostic, type Diagnostic } from '@chkit/core'
import { type PendingMigration, remainingUnits } from './resume.js'

/**
 * A finding for each migration whose statement in doubt is running at this moment. What somebody says about its outcome
 * cannot be right then, and sending it again would run it twice at once.
 */
export async function findRunning(
  executor: ClickHouseExecutor,
  migrations: readonly PendingMigration[],
): Promise<Diagnostic[]> {
  const ids = migrations.flatMap(({ unresolved }) => (unresolved?.queryId ? [unresolved.queryId] : []))
  if (ids.length === 0) return []
  const running = await runningQueries(executor, ids)
  return migrations
    .filter(({ unresolved }) => unresolved !== undefined && running.has(unresolved.queryId))
    .map((migration) => {
      const { name, done, unresolved } = migration
      const [unit] = remainingUnits(migration)
      return createDiagnostic('statement_running', {
        message: `Statement ${done.length + 1} of ${name} is still running, since ${unresolved?.startedAt}.`,
        help: `Wait until it ends, then run chkit migrate again. Its query id is ${unresolved?.queryId}.`,
        ...(unit !== undefined && { span: unit.span }),
      })
    })
}

/** Those of the queries that the server is busy with; none where it does not tell. */
async function runningQueries(executor: ClickHouseExecutor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  try {
    const rows = await executor.query<{ query_id: string }>(
      `SELECT query_id FROM system.processes WHERE query_id IN (${ids.map(quoteString).join(', ')})`,
      { database: null },
    )
    return new Set(rows.map(({ query_id }) => query_id))
  } catch (error) {
    // Who may not look is told that the outcome is unknown, as before.
    if (error instanceof ChkitError) return new Set()
    throw error
  }
}
