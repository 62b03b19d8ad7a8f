import { type ClickHouseExecutor, quoteString } from '@chkit/clickhouse'
import { createDiagnostic, type Diagnostic, parseSql } from '@chkit/core'
import { mentionsTable } from './failing-mutations.js'
import { count } from './output/wrap.js'
import { type PendingMigration, remainingUnits } from './resume.js'

/** An object that a pending migration creates. */
interface Creation {
  migration: string
  /** Its place among all statements that are pending. */
  index: number
  database: string
  table: string
}

/** A statement that is still to be run. */
interface PendingStatement {
  migration: string
  statement: string
}

/**
 * Whether the journal is probably another one. Without a journal every migration is pending; where what they create is on
 * the server already, they have run, and would run again. Migrations that only create what is missing are harmless, and
 * are how a database that was made by hand gets its journal.
 */
export async function findJournalElsewhere(
  executor: ClickHouseExecutor,
  table: string,
  pending: readonly PendingMigration[],
): Promise<Diagnostic[]> {
  const isHarmless = pending.flatMap(remainingUnits).every(({ repeatable, destructive }) => repeatable && !destructive)
  if (isHarmless) return []
  const statements = pending.flatMap((migration) =>
    remainingUnits(migration).map(({ statement }) => ({ migration: migration.name, statement })),
  )
  const found = await findExisting(executor, statements)
  if (found === undefined) return []
  const journals = await executor.query<{ database: string }>(
    `SELECT database FROM system.tables WHERE name = ${quoteString(table)} ORDER BY database`,
    { database: null },
  )
  const places = journals.map(({ database }) => `${database}.${table}`).join(', ')
  const elsewhere = places === '' ? '' : ` There is ${places}.`
  const diagnostic = createDiagnostic('journal_missing', {
    message: `There is no journal ${executor.database}.${table}, and ${found.database}.${found.table}, which ${found.migration} creates, is on the server already; running ${count(pending.length, 'migration')} again may delete data.`,
    help: `Name the database of the journal in clickhouse.database, or its table in CHKIT_JOURNAL_TABLE.${elsewhere} If the objects were made by something else, first run the migrations that only create them, without the others in the folder.`,
    target: `table:${executor.database}.${table}`,
  })
  return [diagnostic]
}

/** What statements create, each with its place among them. */
function creationsOf(statements: readonly PendingStatement[], ownDatabase: string): Creation[] {
  return statements
    .map((entry, index) => ({ ...entry, index }))
    .filter(({ statement }) => /^CREATE\s/i.test(statement))
    .flatMap(({ migration, statement, index }) =>
      parseSql(statement).statements.flatMap(({ object }) =>
        object === undefined || object.kind === 'database'
          ? []
          : { migration, index, database: object.database ?? ownDatabase, table: object.name },
      ),
    )
}

/** The first object that the server has although nothing before its creation could make room for it. */
async function findExisting(
  executor: ClickHouseExecutor,
  statements: readonly PendingStatement[],
): Promise<Creation | undefined> {
  const creations = creationsOf(statements, executor.database)
  if (creations.length === 0) return undefined
  const databases = [...new Set(creations.map(({ database }) => quoteString(database)))]
  const rows = await executor.query<{ database: string; name: string }>(
    `SELECT database, name FROM system.tables WHERE database IN (${databases.join(', ')})`,
    { database: null },
  )
  const existing = new Set(rows.map(({ database, name }) => JSON.stringify([database, name])))
  const isNamedBefore = (creation: Creation) =>
    statements.slice(0, creation.index).some(({ statement }) => mentionsTable(statement, creation, executor.database))
  return creations.find(
    (creation) => existing.has(JSON.stringify([creation.database, creation.table])) && !isNamedBefore(creation),
  )
}
