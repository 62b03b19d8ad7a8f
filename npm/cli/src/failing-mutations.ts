import { type ClickHouseExecutor, type FailingMutation, readFailingMutations } from '@chkit/clickhouse'
import { ChkitError } from '@chkit/core'

/** The failing mutations that matter to somebody; none where the server cannot be asked. */
export async function failingMutations(
  executor: ClickHouseExecutor,
  matters: (mutation: FailingMutation) => boolean,
): Promise<FailingMutation[]> {
  try {
    return ((await readFailingMutations(executor)) ?? []).filter(matters)
  } catch (error) {
    // What was lost with the connection is told by what comes next.
    if (error instanceof ChkitError) return []
    throw error
  }
}

/** Whether a statement names a table, by its full name or in the connection's own database. */
export function mentionsTable(
  statement: string,
  { database, table }: { database: string; table: string },
  ownDatabase: string,
): boolean {
  return hasWord(statement, table) && (database === ownDatabase || hasWord(statement, database))
}

function hasWord(text: string, word: string): boolean {
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + 1)) {
    const around = text.charAt(start - 1) + text.charAt(start + word.length)
    if (!/\w/.test(around)) return true
  }
  return false
}
