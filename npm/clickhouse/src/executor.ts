import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { ChkitError, type ChxUserClickHouseConfig, type ExecutionUnit } from '@chkit/core'
import { readAnswer } from './answer.js'
import { type IntrospectedTable, readSchemaObjects, readTableDetails, type SchemaObjectRef } from './catalogue.js'
import { describeFailure, type Failure } from './failure.js'
import { createLink } from './link.js'
import { type RunOptions, runUnit, runUnits, type UnitReport } from './run.js'
import { quoteIdentifier } from './sql.js'
import { resolveTarget } from './target.js'

/** What a single statement may be given besides its text. */
export interface StatementOptions {
  /** The id under which the server knows the statement. Default: a random one. */
  queryId?: string
  /** Settings for this statement alone. */
  settings?: Record<string, string | number | boolean>
  /** The database that unqualified names mean; `null` for the user's own default, which always exists. Default: the config's. */
  database?: string | null
}

/** A statement that was executed. */
export interface Receipt {
  queryId: string
  durationMs: number
}

/** What became of a request: its answer, or what is known of its failure. */
export type Attempt = Receipt & ({ ok: true; text: string } | { ok: false; failure: Failure })

/** Rows for a table, by column name. */
export interface InsertParams<T extends Record<string, unknown> = Record<string, unknown>> {
  /** The table's name as SQL. */
  table: string
  values: T[]
  /** The columns that are given, when not all are. */
  columns?: string[]
}

/**
 * Executes statements on a server or on the embedded engine.
 *
 * Every statement stands alone: no session, no setting and no temporary table outlives it. Everything that fails
 * throws a `ChkitError` of family 7, which keeps the server's own code and text in the diagnostic's `cause`.
 */
export interface ClickHouseExecutor {
  /** Where statements go, in words for people: without user, password and parameters. */
  readonly address: string
  /** The database that unqualified names mean. */
  readonly database: string
  /** Runs a statement whose rows, if any, nobody wants. */
  execute(sql: string, options?: StatementOptions): Promise<Receipt>
  /**
   * Runs a query and returns its rows. The text carries no `FORMAT`. Integers beyond 2^53 arrive rounded unless the
   * query makes them text.
   */
  query<T>(sql: string, options?: StatementOptions): Promise<T[]>
  /** Inserts rows; no rows, no request. */
  insert<T extends Record<string, unknown>>(params: InsertParams<T>, options?: StatementOptions): Promise<void>
  /** Tables, views and materialized views of all databases but the system's, without chkit's own. */
  listSchemaObjects(): Promise<SchemaObjectRef[]>
  /** The tables of some databases in detail. `introspect` gives complete definitions. */
  listTableDetails(databases: string[]): Promise<IntrospectedTable[]>
  /** Checks that ClickHouse answers and accepts user and password. */
  ping(): Promise<void>
  /** The server's version, such as `26.7.2.1`. */
  serverVersion(): Promise<string>
  /** Runs one unit of a migration and reports what became of it. Throws only what the callbacks throw. */
  runUnit(unit: ExecutionUnit, options?: RunOptions): Promise<UnitReport>
  /** Runs units in order and stops after the first that is not done. Throws only what the callbacks throw. */
  runUnits(units: readonly ExecutionUnit[], options?: RunOptions): Promise<UnitReport[]>
  /** Ends all connections. */
  close(): Promise<void>
}

/** Circumstances of an executor that are not part of a config. */
export interface ExecutorOptions {
  /** The project's directory, from which relative paths of the config are taken. Default: the current directory. */
  cwd?: string
}

/** What `runUnit` needs: a request whose failure is a value. */
export type Send = (sql: string, options: StatementOptions) => Promise<Attempt>

interface Request {
  sql: string
  /** Data that follow the statement. */
  rows?: string
  options: StatementOptions
  /** How much of the answer is wanted. */
  keep: 'all' | 'end'
}

/**
 * What a statement that changes something is sent with, so that it means the same on every server: it is over when
 * its change is, mutations included. Queries go without, because a readonly user may not send settings.
 */
const STATEMENT_SETTINGS = { mutations_sync: '1', alter_sync: '1', async_insert: 0 } as const
/** The answer comes when the statement is done, with the status that belongs to it. A parameter, so readonly users may send it. */
const WAIT = { wait_end_of_query: 1 } as const

/** An executor for a config's `clickhouse` section. Connects with the first statement. */
export function createClickHouseExecutor(
  config: ChxUserClickHouseConfig,
  options: ExecutorOptions = {},
): ClickHouseExecutor {
  const target = resolveTarget(config, options.cwd ?? process.cwd())
  const link = createLink(target)

  const attempt = async (request: Request): Promise<Attempt> => {
    const { queryId = randomUUID(), database = target.database, settings } = request.options
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), target.requestTimeout)
    const started = performance.now()
    const receipt = () => ({ queryId, durationMs: Math.round(performance.now() - started) })
    try {
      const answer = await link.exec({
        query: request.sql,
        ...(request.rows !== undefined && { values: Readable.from([request.rows], { objectMode: false }) }),
        query_id: queryId,
        clickhouse_settings: { ...WAIT, ...settings, ...(database !== null && { database }) },
        abort_signal: deadline.signal,
      })
      const text = await readAnswer(answer, request.keep, deadline.signal)
      return { ok: true, text, ...receipt() }
    } catch (error) {
      const facts = { target, queryId, timedOut: deadline.signal.aborted, unsent: link.wasUnsent(error) }
      return { ok: false, failure: describeFailure(error, facts), ...receipt() }
    } finally {
      clearTimeout(timer)
    }
  }
  const must = async (request: Request): Promise<Receipt & { text: string }> => {
    const result = await attempt(request)
    if (result.ok) return result
    throw new ChkitError([result.failure.diagnostic], { cause: result.failure.error })
  }

  const changing = (own: StatementOptions) => ({ ...own, settings: { ...STATEMENT_SETTINGS, ...own.settings } })
  const send: Send = (sql, own) => attempt({ sql, options: changing(own), keep: 'end' })
  const query = async <T>(sql: string, own: StatementOptions = {}): Promise<T[]> => {
    const statement = sql.replace(/[;\s]+$/, '')
    const { text } = await must({ sql: `${statement}\nFORMAT JSONEachRow`, options: own, keep: 'all' })
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): T => JSON.parse(line))
  }

  return {
    address: target.address,
    database: target.database,
    async execute(sql, own = {}) {
      const { queryId, durationMs } = await must({ sql, options: changing(own), keep: 'end' })
      return { queryId, durationMs }
    },
    query,
    async insert({ table, values, columns }, own = {}) {
      if (values.length === 0) return
      const list = columns === undefined ? '' : ` (${columns.map(quoteIdentifier).join(', ')})`
      const rows = values.map((row) => `${JSON.stringify(row, bigintAsText)}\n`).join('')
      const sql = `INSERT INTO ${table}${list} FORMAT JSONEachRow`
      await must({ sql, rows, options: changing(own), keep: 'end' })
    },
    listSchemaObjects: () => readSchemaObjects(query),
    listTableDetails: (databases) => readTableDetails(query, databases),
    async ping() {
      await query('SELECT 1', { database: null })
    },
    async serverVersion() {
      const [row] = await query<{ version: string }>('SELECT version() AS version', { database: null })
      return row?.version ?? ''
    },
    runUnit: (unit, run) => runUnit(send, unit, run),
    runUnits: (units, run) => runUnits(send, units, run),
    close: () => link.close(),
  }
}

/** JSON has no big integers; the server reads them from text. */
function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
