import { setTimeout as sleep } from 'node:timers/promises'
import { type ClickHouseExecutor, quoteIdentifier, quoteString } from '@chkit/clickhouse'
import { ChkitError, createDiagnostic } from '@chkit/core'
import { fromRows, type OperationRow, RECORD_COLUMNS, type StatementRecord, toRows } from './statement-record.js'
import { VERSION } from './version.js'

const DEFAULT_TABLE = '_chkit_migrations'
const TABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

const TEXT = /^(?:LowCardinality\()?(?:String|FixedString\(\d+\))\)?$/

/** A journal has at least these, of types like these. */
const REQUIRED_COLUMNS: ReadonlyMap<string, RegExp> = new Map([
  ['name', TEXT],
  ['applied_at', /^DateTime/],
  ['checksum', TEXT],
])
/** A view or a table that forgets what is written to it would have every migration run again. */
const KEEPS_ROWS = /MergeTree$|^Distributed$/
/** What a journal of another version may lack, and what it takes by `ADD COLUMN`. */
const FURTHER_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['chkit_version', 'String'],
  ['statements_hash', 'String'],
  ...RECORD_COLUMNS,
])
/** What a server answers to a setting that a user with `readonly = 1` sends. */
const READONLY_CODE = '164'

/** What a replicated server says when two writers met; the rows were not written. */
const TRY_AGAIN = /INSERT race condition|Please retry the INSERT/i
const INSERT_ATTEMPTS = 5
const INSERT_PAUSE_MS = 150

/** A migration that was applied. */
export interface JournalEntry {
  /** The file's name. */
  name: string
  /** ISO 8601, UTC. */
  appliedAt: string
  /** See `migrationChecksum` of `@chkit/codegen`; empty when unknown. */
  checksum: string
  /** See `statementsHash` of `@chkit/codegen`; empty when unknown. */
  statementsHash: string
}

/** What the journal says: the newest entry of each migration. */
export interface JournalState {
  /** Whether there is a journal at all. */
  exists: boolean
  /** What was applied, by name. */
  applied: JournalEntry[]
  /** What became of the statements of migrations that were begun and not finished, by the name of the migration. */
  begun: ReadonlyMap<string, StatementRecord[]>
}

/** What is written down about a migration, again with each of its statements. */
export interface MigrationRecord extends Omit<JournalEntry, 'appliedAt'> {
  statements: readonly StatementRecord[]
}

/** The record of what ran, a table on the server. */
export interface Journal {
  /** A server without a journal has applied nothing. */
  read(): Promise<JournalState>
  /** Makes the database, the table and the columns that entries need, where they are missing; says whether it made the database. */
  prepare(): Promise<boolean>
  /** Writes down how far a migration is. */
  recordProgress(record: MigrationRecord): Promise<void>
  /** Writes down that a migration is applied; returns when. */
  recordApplied(record: MigrationRecord): Promise<string>
}

/** The name of the journal's table: `CHKIT_JOURNAL_TABLE`, or the usual one. */
export function journalTable(env: Readonly<Record<string, string | undefined>>): string {
  const table = env.CHKIT_JOURNAL_TABLE || DEFAULT_TABLE
  if (TABLE_NAME.test(table)) return table
  throw new ChkitError([
    createDiagnostic('invalid_journal_table', {
      message: `CHKIT_JOURNAL_TABLE is "${table}", which is not the plain name of a table.`,
      help: 'Use letters, digits and underscores, and begin with a letter or an underscore.',
    }),
  ])
}

/** The journal in the database of a connection. */
export function openJournal(executor: ClickHouseExecutor, table: string): Journal {
  const database = executor.database
  const place = `database = ${quoteString(database)} AND`

  /** The types of the journal's columns, by name; none when there is no such table. */
  const readColumns = async (): Promise<Map<string, string>> => {
    const engine = `(SELECT engine FROM system.tables WHERE ${place} name = ${quoteString(table)})`
    const sql = `SELECT name, type, ${engine} AS engine FROM system.columns WHERE ${place} table = ${quoteString(table)}`
    const rows = await executor.query<{ name: string; type: string; engine: string }>(sql, { database: null })
    const columns = new Map(rows.map(({ name, type }) => [name, type]))
    const [first] = rows
    if (first !== undefined) refuseForeign(columns, first.engine, `${database}.${table}`)
    return columns
  }

  /** Rows are told apart by their time, so that of no two is the same. */
  let last = 0
  const write = async (record: MigrationRecord, completed: boolean): Promise<string> => {
    last = Math.max(Date.now(), last + 1)
    const appliedAt = new Date(last).toISOString()
    const row = {
      name: record.name,
      applied_at: appliedAt.replace('Z', ''),
      checksum: record.checksum,
      chkit_version: VERSION,
      statements_hash: record.statementsHash,
      migration_completed: completed,
      ...toRows(record.statements),
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        await executor.insert({ table, values: [row], columns: Object.keys(row) })
        return appliedAt
      } catch (error) {
        if (attempt === INSERT_ATTEMPTS || !mayTryAgain(error)) throw error
        await sleep(INSERT_PAUSE_MS * attempt)
      }
    }
  }

  return {
    async read() {
      const columns = await readColumns()
      if (columns.size === 0) return { exists: false, applied: [], begun: new Map() }
      await synchronize(executor, table)
      const rows = await readRows(executor, selectEntries(table, columns))
      last = rows.reduce((latest, { applied_at }) => Math.max(latest, Date.parse(isoTime(applied_at))), last)
      return newestEntries(rows)
    },
    async prepare() {
      const databases = await executor.query(`SELECT 1 FROM system.databases WHERE name = ${quoteString(database)}`, {
        database: null,
      })
      const isNew = databases.length === 0
      if (isNew) {
        await executor.execute(`CREATE DATABASE IF NOT EXISTS ${quoteIdentifier(database)}`, { database: null })
      }
      const columns = await readColumns()
      if (columns.size === 0) {
        await executor.execute(createTable(table))
        return isNew
      }
      const missing = [...FURTHER_COLUMNS].filter(([name]) => !columns.has(name))
      if (missing.length === 0) return isNew
      const additions = missing.map(([name, type]) => `ADD COLUMN IF NOT EXISTS ${name} ${type}`)
      await executor.execute(`ALTER TABLE ${table} ${additions.join(', ')}`)
      return isNew
    },
    async recordProgress(record) {
      await write(record, false)
    },
    async recordApplied(record) {
      const appliedAt = await write(record, true)
      await synchronize(executor, table)
      return appliedAt
    },
  }
}

/** Reads what all replicas agree on. A user who may only read may not ask for that, and reads what this server has. */
async function readRows(executor: ClickHouseExecutor, sql: string): Promise<JournalRow[]> {
  try {
    return await executor.query<JournalRow>(sql, { settings: { select_sequential_consistency: 1 } })
  } catch (error) {
    const refused = error instanceof ChkitError && error.diagnostics.some(({ cause }) => cause?.code === READONLY_CODE)
    if (!refused) throw error
    return await executor.query<JournalRow>(sql)
  }
}

/** A row of the journal as it is read. */
interface JournalRow {
  name: string
  applied_at: string
  checksum: string
  statements_hash: string
  completed: number
  operations: OperationRow[]
  statement_hashes: string[]
}

function createTable(table: string): string {
  const further = [...FURTHER_COLUMNS].map(([name, type]) => `${name} ${type}`)
  return [
    `CREATE TABLE IF NOT EXISTS ${table}`,
    `(name String, applied_at DateTime64(3, 'UTC'), checksum String, ${further.join(', ')})`,
    'ENGINE = MergeTree ORDER BY (name) SETTINGS index_granularity = 1',
  ].join(' ')
}

function selectEntries(table: string, columns: ReadonlyMap<string, string>): string {
  const column = (name: string, otherwise: string) => `${columns.has(name) ? name : otherwise} AS ${name}`
  const completed = columns.has('migration_completed') ? 'toUInt8(migration_completed)' : '1'
  return [
    "SELECT name, toString(toTimeZone(journal.applied_at, 'UTC')) AS applied_at, checksum,",
    `${column('statements_hash', "''")}, ${completed} AS completed,`,
    `${column('operations', '[]')}, ${column('statement_hashes', '[]')}`,
    `FROM ${table} AS journal ORDER BY name, journal.applied_at`,
  ].join(' ')
}

/** Rows come oldest first, so that the newest of a name is the one that stays. */
function newestEntries(rows: readonly JournalRow[]): JournalState {
  const newest = [...new Map(rows.map((row) => [row.name, row])).values()]
  const isApplied = ({ completed }: JournalRow) => Number(completed) === 1
  return {
    exists: true,
    applied: newest.filter(isApplied).map(({ name, applied_at, checksum, statements_hash }) => ({
      name,
      appliedAt: isoTime(applied_at),
      checksum,
      statementsHash: statements_hash,
    })),
    begun: new Map(
      newest
        .filter((row) => !isApplied(row))
        .map(({ name, operations, statement_hashes }) => [name, fromRows(operations, statement_hashes)]),
    ),
  }
}

/** A time as the server prints it, in UTC, as ISO 8601. */
function isoTime(text: string): string {
  return `${text.replace(' ', 'T')}Z`
}

function refuseForeign(columns: ReadonlyMap<string, string>, engine: string, table: string): void {
  const wrong = [...REQUIRED_COLUMNS].filter(([name, type]) => !type.test(columns.get(name) ?? ''))
  const reasons = [
    ...(wrong.length === 0 ? [] : [`it lacks ${wrong.map(([name]) => name).join(', ')} in the form a journal has`]),
    ...(KEEPS_ROWS.test(engine) ? [] : [`its engine ${engine} keeps no rows that are written to it`]),
  ]
  if (reasons.length === 0) return
  throw new ChkitError([
    createDiagnostic('journal_foreign', {
      message: `The table ${table} is not a journal of chkit: ${reasons.join(', and ')}.`,
      help: 'Name another table in CHKIT_JOURNAL_TABLE; this one was left as it is.',
      target: `table:${table}`,
    }),
  ])
}

/** Waits for the rows that other replicas wrote. Only a replicated table can do that, and it may refuse. */
async function synchronize(executor: ClickHouseExecutor, table: string): Promise<void> {
  const sql = `SELECT engine FROM system.tables WHERE database = ${quoteString(executor.database)} AND name = ${quoteString(table)}`
  const [row] = await executor.query<{ engine: string }>(sql, { database: null })
  if (row === undefined || !/^(Replicated|Shared)/.test(row.engine)) return
  try {
    await executor.execute(`SYSTEM SYNC REPLICA ${table}`)
  } catch (error) {
    // A replica that cannot synchronize still has its own rows.
    if (!(error instanceof ChkitError)) throw error
  }
}

function mayTryAgain(error: unknown): boolean {
  return error instanceof ChkitError && error.diagnostics.some(({ cause }) => TRY_AGAIN.test(cause?.message ?? ''))
}
