import { type Cause, ChkitError, createDiagnostic, type Diagnostic, type DiagnosticName } from '@chkit/core'
import { ConnectTimeoutError } from './agent.js'
import { BrokenAnswerError, ForeignAnswerError } from './answer.js'
import { fromError, type ServerException } from './exception.js'
import type { Target } from './target.js'

/** What is known about a statement that was not answered with success. */
export interface Failure {
  /**
   * `failed`: it was not executed, or the server says that it failed.
   * `unknown`: it may have been executed, may be running still, or may never have arrived.
   */
  outcome: 'failed' | 'unknown'
  diagnostic: Diagnostic
  /** What was thrown. */
  error: unknown
}

/** What the request was, for the words of its diagnostic. */
export interface RequestFacts {
  target: Target
  queryId: string
  /** Whether the request was given up because its time was over. */
  timedOut: boolean
  /** Whether the error came before there was a connection. */
  unsent: boolean
}

/** Every finding this module makes, and what to do about it. */
const HELP = {
  connection_refused:
    'Start the server, or correct `clickhouse.url`; the HTTP interface listens at 8123, or 8443 with TLS.',
  host_not_found: 'Check the host in `clickhouse.url`, and that this machine is in its network.',
  connection_failed: 'Check the network between here and the server.',
  connection_timeout: 'Check address and firewall, or raise `clickhouse.connectTimeout`.',
  tls_failed:
    'Give the authority as `clickhouse.tls.ca`, check host name and port, or use `http://` for a server without TLS.',
  connection_lost: 'Look on the server whether the statement ran before running it again.',
  request_timeout:
    'Look whether the statement is still running before running it again; raise `clickhouse.requestTimeout` when it needs more time.',
  gateway_error: 'Look at the state of proxy and server, then try again.',
  not_clickhouse: 'Check `clickhouse.url`; the HTTP interface listens at 8123, or 8443 with TLS.',
  authentication_failed: 'Check `clickhouse.username` and `clickhouse.password`.',
  access_denied: 'Grant the right that the server names, or use a user that has it.',
  readonly: 'Use a user whose profile does not set `readonly`; for a replicated table look at `system.replicas`.',
  memory_limit_exceeded: 'Raise `max_memory_usage`, or let the statement work on less at a time.',
  execution_timeout: 'Look at `system.mutations` and `system.distributed_ddl_queue` before running it again.',
  syntax_rejected: 'Correct the statement where the server stopped reading.',
  unknown_object: 'Check the name that the server does not know.',
  object_exists: 'Look at the object on the server.',
  server_error: 'Correct what the server names in the cause, then run it again.',
  outcome_unknown: 'Look at the object and at `system.mutations` before running it again.',
  embedded_unsupported: 'Run it against a server.',
} satisfies Partial<Record<DiagnosticName, string>>
type FailureName = keyof typeof HELP

/** Codes of ClickHouse that have a diagnostic of their own; all others are `server_error`. */
const SERVER_CODES: ReadonlyMap<number, FailureName> = new Map(
  (
    [
      ['authentication_failed', [192, 193, 194, 516]],
      ['access_denied', [291, 497]],
      ['readonly', [164, 242]],
      ['memory_limit_exceeded', [241]],
      ['execution_timeout', [159, 160]],
      ['syntax_rejected', [62]],
      ['unknown_object', [8, 10, 16, 46, 47, 50, 56, 60, 63, 81, 115, 582, 701]],
      ['object_exists', [15, 57, 82]],
      // Cancelled, aborted, unfinished, or the server lost its own connection to a replica or to keeper.
      ['outcome_unknown', [209, 210, 236, 279, 319, 341, 394, 999]],
    ] satisfies [FailureName, number[]][]
  ).flatMap(([name, codes]) => codes.map((code) => [code, name] as const)),
)
/** After these the statement may go on: a mutation, a statement `ON CLUSTER`. */
const UNCERTAIN: ReadonlySet<FailureName> = new Set(['execution_timeout', 'outcome_unknown'])
/** The embedded engine's way of saying that only a server has users, clusters or a keeper. */
const SERVER_ONLY_CODES: ReadonlySet<number> = new Set([225, 392, 497, 514, 701])

/** The system's names for a connection that was never made. */
const UNREACHED: ReadonlyMap<string, FailureName> = new Map([
  ['ECONNREFUSED', 'connection_refused'],
  ['ENOTFOUND', 'host_not_found'],
  ['EAI_AGAIN', 'host_not_found'],
])

/** Puts whatever a request threw into a diagnostic, and says whether the statement may have run all the same. */
export function describeFailure(error: unknown, facts: RequestFacts): Failure {
  if (error instanceof ChkitError) {
    const [diagnostic] = error.diagnostics
    if (diagnostic) return { outcome: 'failed', diagnostic, error }
  }
  const exception = fromError(error)
  if (exception) return fromServer(exception, facts)
  return fromTransport(error, facts)
}

function fromServer(error: ServerException, facts: RequestFacts): Failure {
  const unsupported = facts.target.kind === 'embedded' && SERVER_ONLY_CODES.has(error.code)
  const name = unsupported ? 'embedded_unsupported' : (SERVER_CODES.get(error.code) ?? 'server_error')
  const outcome = UNCERTAIN.has(name) ? 'unknown' : 'failed'
  const cause = { code: String(error.code), message: error.message }
  const message = serverMessage(name, error, facts.target)
  return { outcome, error, diagnostic: report(name, outcome, message, cause, facts) }
}

function serverMessage(name: FailureName, { type, message }: ServerException, target: Target): string {
  const server = `ClickHouse at ${target.address}`
  const user = target.kind === 'server' ? `User \`${target.username}\`` : 'The embedded engine'
  const said = shorten(message)
  switch (name) {
    case 'authentication_failed':
      return `${user} is not accepted by ${server} with the password given.`
    case 'access_denied':
      return `${user} may not do this at ${target.address}: ${said}`
    case 'readonly':
      return `${server} allows only reading here: ${said}`
    case 'embedded_unsupported':
      return `The embedded engine cannot do what only a server can: ${said}`
    case 'execution_timeout':
    case 'outcome_unknown':
      return `${server} stopped waiting for a statement that may go on (${type}): ${said}`
    default:
      return `${server} answered ${type}: ${said}`
  }
}

/** What a message can hold of a server's text; `cause` keeps all of it. */
const LONGEST_QUOTE = 300

function shorten(text: string): string {
  // After a syntax error the server lists every word that could have followed.
  const [said = ''] = text.split(/\.? Expected one of/)
  return said.length > LONGEST_QUOTE ? `${said.slice(0, LONGEST_QUOTE)}…` : said
}

function fromTransport(error: unknown, facts: RequestFacts): Failure {
  const [name, outcome, message] = transportFinding(error, facts)
  const cause = { ...codeOf(error), message: textOf(error) }
  // When the time was over, the error is only the trace of our own giving up.
  const said = name === 'request_timeout' ? undefined : cause
  return { outcome, error, diagnostic: report(name, outcome, message, said, facts) }
}

function transportFinding(error: unknown, facts: RequestFacts): [FailureName, Failure['outcome'], string] {
  const { target, timedOut, unsent } = facts
  const server = `ClickHouse at ${target.address}`
  if (error instanceof ForeignAnswerError) {
    // A web server that knows no POST answers 501; nothing stands behind it.
    if ((error.status >= 500 && error.status !== 501) || error.status === 408) {
      return ['gateway_error', 'unknown', `A proxy answered ${error.status} in place of ${server}.`]
    }
    const accepted = error.status < 300
    const message = `What answers at ${target.address} (HTTP ${error.status}) is not ClickHouse.`
    return ['not_clickhouse', accepted ? 'unknown' : 'failed', message]
  }
  if (error instanceof ConnectTimeoutError) {
    const limit = seconds(error.milliseconds)
    return ['connection_timeout', 'failed', `${server} did not accept a connection within ${limit}.`]
  }
  if (timedOut) {
    return ['request_timeout', 'unknown', `${server} did not answer within ${seconds(target.requestTimeout)}.`]
  }
  if (target.kind === 'embedded') return ['server_error', 'failed', `The embedded engine failed: ${textOf(error)}`]

  const { code = '' } = codeOf(error)
  const unreached = UNREACHED.get(code)
  if (unreached === 'connection_refused') return [unreached, 'failed', `${server} refused the connection.`]
  if (unreached === 'host_not_found') return [unreached, 'failed', `The host of ${server} was not found.`]
  const secure = target.url.protocol === 'https:'
  if (secure && (unsent || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'))) {
    return ['tls_failed', unsent ? 'failed' : 'unknown', `The secure connection to ${server} failed: ${textOf(error)}`]
  }
  if (unsent) return ['connection_failed', 'failed', `No connection to ${server} could be made.`]
  if (code.startsWith('HPE_')) {
    return ['not_clickhouse', 'unknown', `What answers at ${target.address} does not speak HTTP.`]
  }
  return ['connection_lost', 'unknown', `The connection to ${server} was lost before the answer was complete.`]
}

function report(
  name: FailureName,
  outcome: Failure['outcome'],
  message: string,
  cause: Cause | undefined,
  { target, queryId }: RequestFacts,
): Diagnostic {
  // The embedded engine keeps no record of query ids.
  const trace = outcome === 'unknown' && target.kind === 'server' ? ` Its query id is ${queryId}.` : ''
  const help = `${HELP[name]}${trace}`
  return createDiagnostic(name, { message: sentence(message), help, ...(cause && { cause }) })
}

/** One line that ends like a sentence. */
function sentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return /[.!?]$/.test(line) ? line : `${line}.`
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`
}

function codeOf(error: unknown): { code?: string } {
  const inner = error instanceof BrokenAnswerError ? error.cause : error
  return inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? { code: inner.code } : {}
}

function textOf(error: unknown): string {
  // Node tries every address of a host and reports all failures, with an empty text for the whole.
  if (error instanceof AggregateError) return error.errors.map(textOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
