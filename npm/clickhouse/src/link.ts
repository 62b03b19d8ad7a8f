import type { Readable } from 'node:stream'
import { ChkitError, createDiagnostic } from '@chkit/core'
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
  type ExecResult,
  type Logger,
} from '@clickhouse/client'
import { createConnectionPool } from './agent.js'
import { embeddedLink } from './embedded.js'
import type { ServerTarget, Target } from './target.js'

/** One statement on its way. */
export interface LinkRequest {
  query: string
  /** Data that follow the statement. */
  values?: Readable
  query_id: string
  /** The database travels among them, as the parameter `database`. */
  clickhouse_settings: ClickHouseSettings
  abort_signal: AbortSignal
}

/** The beginning of an answer; whatever it says, it is not judged yet. */
export type LinkAnswer = Pick<ExecResult<Readable>, 'stream' | 'response_headers' | 'http_status_code'>

/** The way to a target. */
export interface Link {
  /** Sends a statement; opens what it needs. */
  exec(request: LinkRequest): Promise<LinkAnswer>
  /** Whether an error came before there was a connection, so that nothing can have been executed. */
  wasUnsent(error: unknown): boolean
  /** Closes what is open. */
  close(): Promise<void>
}

const ignore = (): void => undefined

/** The client has warnings that no log level turns off. Everything it could say is in our diagnostics. */
class NoLogger implements Logger {
  trace = ignore
  debug = ignore
  info = ignore
  warn = ignore
  error = ignore
}
const SILENT = { level: ClickHouseLogLevel.OFF, LoggerClass: NoLogger }

/** The client counts the silence of a connection, the executor the whole request; this lets the executor be first. */
const CLIENT_TIMEOUT_MARGIN_MS = 5_000
const MAX_TIMER_MS = 2 ** 31 - 1
/** Less than any server or proxy keeps an idle connection, so that none is used just as the other side closes it. */
const IDLE_SOCKET_TTL_MS = 1_000

/** Prepares the way to a target; nothing is sent or opened yet. */
export function createLink(target: Target): Link {
  return target.kind === 'server' ? serverLink(target) : embeddedLink(target)
}

function serverLink(target: ServerTarget): Link {
  const pool = createConnectionPool(target)
  const byCertificate = target.tls.cert !== undefined && target.password === ''
  const certificateHeaders = { 'X-ClickHouse-User': target.username, 'X-ClickHouse-SSL-Certificate-Auth': 'on' }
  let client: ClickHouseClient
  try {
    client = createClient({
      url: target.url,
      username: target.username,
      password: target.password,
      application: 'chkit',
      http_agent: pool.agent,
      set_basic_auth_header: !byCertificate,
      ...(byCertificate && { http_headers: certificateHeaders }),
      request_timeout: Math.min(target.requestTimeout + CLIENT_TIMEOUT_MARGIN_MS, MAX_TIMER_MS),
      keep_alive: { enabled: true, idle_socket_ttl: IDLE_SOCKET_TTL_MS, eagerly_destroy_stale_sockets: true },
      log: SILENT,
    })
  } catch (error) {
    const cause = { message: error instanceof Error ? error.message : String(error) }
    const message = '`clickhouse.url` has parameters that the client cannot use.'
    const help = 'Remove the parameters behind the question mark.'
    throw new ChkitError([createDiagnostic('invalid_connection', { message, help, path: 'clickhouse.url', cause })])
  }
  return {
    exec: (request) => client.exec({ ...request, ignore_error_response: true }),
    wasUnsent: pool.wasUnsent,
    close: () => client.close(),
  }
}
