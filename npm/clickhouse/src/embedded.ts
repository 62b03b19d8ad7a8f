// The embedded engine: ClickHouse in this process, out of the optional package `chdb`, through the module that makes it
// a connection of the official client.
//
// What it cannot do, and a server can: users, roles and grants; clusters, keeper and replication; UNDROP in the
// database `default`; cancelling a statement (a timeout stops the waiting, the statement goes on); recording a query id.
// One process at a time can have a directory open, and a process can have one directory open at a time.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ChkitError, createDiagnostic, type DiagnosticName, splitSqlStatements } from '@chkit/core'
import type { ClickHouseSettings } from '@clickhouse/client'
import { ServerException } from './exception.js'
import type { Link, LinkAnswer, LinkRequest } from './link.js'
import { quoteIdentifier, quoteString } from './sql.js'
import type { EmbeddedTarget } from './target.js'

/** What is used of the package. */
type Chdb = Pick<typeof import('chdb/connection'), 'createChdbConnection'> & Pick<typeof import('chdb'), 'drainPending'>
type Session = ReturnType<Chdb['createChdbConnection']>

const PLATFORMS = ['linux x64', 'linux arm64', 'darwin x64', 'darwin arm64']
const BUILDS = 'Linux (x64, arm64; glibc) and macOS (x64, arm64)'
const INSTALL = 'npm install chdb@3.4.0'

/**
 * What makes the engine answer as a server does: a text that is not a query is a syntax error instead of an
 * expression, and functions that look into the process are off.
 */
const SERVER_DEFAULTS: ClickHouseSettings = { implicit_select: 0, allow_introspection_functions: 0 }
/** Parameters of the HTTP interface that travel among the settings and mean nothing here. */
const HTTP_PARAMETERS = new Set(['database', 'wait_end_of_query'])

/**
 * The way to the engine. Opens its directory, making it when it is missing, with the first request.
 *
 * Runs every request in a session of its own, one after another: a session keeps settings, temporary tables and the
 * current database for whoever comes next, so each request gets a new one (about 3 ms), as with a server. The first
 * session stays open, because the engine lives as long as any of its sessions.
 */
export function embeddedLink(target: EmbeddedTarget): Link {
  let opened: Promise<{ chdb: Chdb; anchor: Session }> | undefined
  let last: Promise<unknown> = Promise.resolve()

  const open = async () => {
    const chdb = await loadChdb()
    return { chdb, anchor: openSession(chdb, target) }
  }
  const engine = () => {
    opened ??= open().catch((error) => {
      // Another process may have left the directory by the next time.
      opened = undefined
      throw error
    })
    return opened
  }
  const run = async (request: LinkRequest): Promise<LinkAnswer> => {
    refuseSeveralStatements(request)
    const { chdb, anchor } = await engine()
    const session = await openNextSession(chdb, anchor, target)
    try {
      const { clickhouse_settings: settings, query, values, query_id, abort_signal } = request
      for (const statement of preparation(settings)) await session.command({ query: statement })
      const result = await session.exec({ query, query_id, abort_signal, ...(values && { values }) })
      return { ...result, response_headers: { 'x-clickhouse-query-id': query_id } }
    } finally {
      await session.close()
    }
  }

  return {
    exec(request) {
      const turn = last.then(() => run(request))
      last = turn.catch(() => undefined)
      return turn
    },
    wasUnsent: () => false,
    async close() {
      await last
      const engine = await opened?.catch(() => undefined)
      opened = undefined
      await engine?.anchor.close()
      // A statement that was waited for no longer keeps the directory open until it ends.
      await engine?.chdb.drainPending()
    },
  }
}

function openSession(chdb: Chdb, target: EmbeddedTarget): Session {
  try {
    mkdirSync(target.directory, { recursive: true })
    return chdb.createChdbConnection({ path: target.directory })
  } catch (error) {
    throw unusable(target, error)
  }
}

async function openNextSession(chdb: Chdb, anchor: Session, target: EmbeddedTarget): Promise<Session> {
  try {
    return chdb.createChdbConnection({ path: target.directory })
  } catch {
    // A session begins in the database `default`, so none can be opened after that has been dropped.
    await anchor.command({ query: 'CREATE DATABASE IF NOT EXISTS default' })
    return openSession(chdb, target)
  }
}

/** The statements that give a new session the settings and the database of a request. */
function preparation(settings: ClickHouseSettings): string[] {
  const assignments = Object.entries({ ...SERVER_DEFAULTS, ...settings })
    .filter(([name, value]) => value !== undefined && !HTTP_PARAMETERS.has(name))
    .map(
      ([name, value]) => `${quoteIdentifier(name)} = ${typeof value === 'string' ? quoteString(value) : Number(value)}`,
    )
  const { database } = settings
  const use = typeof database === 'string' ? [`USE ${quoteIdentifier(database)}`] : []
  return [`SET ${assignments.join(', ')}`, ...use]
}

/** The engine would run all of them; a server refuses, and so the same migration must not pass here. */
function refuseSeveralStatements({ query, values }: LinkRequest): void {
  if (values !== undefined || splitSqlStatements(query).length <= 1) return
  throw new ServerException(62, 'SYNTAX_ERROR', 'Syntax error (Multi-statements are not allowed)')
}

async function loadChdb(): Promise<Chdb> {
  const here = `${process.platform} ${process.arch}`
  if (!PLATFORMS.includes(here)) {
    throw failure('embedded_platform_unsupported', `The embedded ClickHouse engine does not run on ${here}.`, {
      help: `Set \`clickhouse.url\` to a server, or run chkit where the engine exists: ${BUILDS}.`,
    })
  }
  try {
    const { createChdbConnection } = await import('chdb/connection')
    const { drainPending } = await import('chdb')
    return { createChdbConnection, drainPending }
  } catch (error) {
    if (codeOf(error) === 'ERR_MODULE_NOT_FOUND') {
      throw failure('embedded_engine_missing', `The embedded ClickHouse engine is not installed (this is ${here}).`, {
        help: `Run \`${INSTALL}\`, or set \`clickhouse.url\` to a server. The package has builds for ${BUILDS}.`,
        thrown: error,
      })
    }
    throw failure('embedded_platform_unsupported', `The embedded ClickHouse engine cannot be loaded on ${here}.`, {
      help: `Run \`${INSTALL}\` again on this machine, or set \`clickhouse.url\` to a server. The package has builds for ${BUILDS}.`,
      thrown: error,
    })
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function unusable({ address, directory }: EmbeddedTarget, thrown: unknown): ChkitError {
  // The package says only that it failed; ClickHouse's own text about its lock goes to standard error.
  const owner = lockOwner(directory)
  if (owner !== undefined) {
    const cause = { code: '76', message: 'Another process has the directory open.' }
    return failure('embedded_directory_in_use', `The directory of ${address} is in use by process ${owner}.`, {
      help: 'Wait for the other process to end, or use a server for work in parallel.',
      cause,
      thrown,
    })
  }
  if (thrown instanceof Error && thrown.message.includes('data directory per process')) {
    return failure(
      'embedded_directory_in_use',
      `${address} cannot be opened: this process has another directory open.`,
      {
        help: 'Close the other executor first.',
        thrown,
      },
    )
  }
  return failure('embedded_directory_unusable', `The embedded engine cannot use the directory of ${address}.`, {
    help: 'Check that it can be written, that the disk has room, and that nothing but ClickHouse wrote to it.',
    thrown,
  })
}

/** The other process that has the directory open, by the engine's own lock file. */
function lockOwner(directory: string): number | undefined {
  try {
    const pid = Number(/^PID: (\d+)/m.exec(readFileSync(join(directory, 'status'), 'utf8'))?.[1])
    if (!Number.isInteger(pid) || pid === process.pid) return undefined
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}

function failure(
  name: DiagnosticName,
  message: string,
  { help, cause, thrown }: { help: string; cause?: { code: string; message: string }; thrown?: unknown },
): ChkitError {
  const said = cause ?? (thrown instanceof Error ? { message: thrown.message } : undefined)
  return new ChkitError([createDiagnostic(name, { message, help, ...(said && { cause: said }) })], { cause: thrown })
}
