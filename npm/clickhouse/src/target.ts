import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ChkitError, type ChxTlsConfig, type ChxUserClickHouseConfig, createDiagnostic } from '@chkit/core'

/** Where statements go, with nothing left to look up. */
export type Target = ServerTarget | EmbeddedTarget

/** A server behind HTTP or HTTPS. */
export interface ServerTarget {
  kind: 'server'
  /** How messages call it: never with user, password or parameters. */
  address: string
  /** Scheme, host, port and the client's own parameters. */
  url: URL
  username: string
  password: string
  database: string
  tls: TlsFiles
  connectTimeout: number
  requestTimeout: number
}

/** The engine in this process. */
export interface EmbeddedTarget {
  kind: 'embedded'
  /** How messages call it. */
  address: string
  /** Absolute path of the engine's directory. */
  directory: string
  database: string
  requestTimeout: number
}

/** What `node:tls` takes. */
export interface TlsFiles {
  ca?: string
  cert?: string
  key?: string
  servername?: string
  rejectUnauthorized?: boolean
}

const EMBEDDED = 'embedded:'
const URL_HELP = 'Write the URL as `http://host:8123`, `https://host:8443` or `embedded:directory`.'
/** The longest delay a timer can have. */
const MAX_TIMEOUT = 2 ** 31 - 1

/** Works out where a config points to, without connecting. Relative paths are taken from `cwd`. */
export function resolveTarget(config: ChxUserClickHouseConfig, cwd: string): Target {
  const requestTimeout = timeout(config.requestTimeout, 'requestTimeout', 300_000)
  const connectTimeout = timeout(config.connectTimeout, 'connectTimeout', 10_000)
  const database = config.database ?? 'default'
  if (config.url.startsWith(EMBEDDED)) {
    const path = config.url.slice(EMBEDDED.length)
    if (path === '') throw invalid('`clickhouse.url` names no directory for the embedded engine.', 'url', URL_HELP)
    return { kind: 'embedded', address: config.url, directory: resolve(cwd, path), database, requestTimeout }
  }

  const url = parseUrl(config)
  const username = decode(url.username) || (config.username ?? 'default')
  const password = decode(url.password) || (config.password ?? '')
  const path = decode(url.pathname.slice(1))
  url.username = ''
  url.password = ''
  url.pathname = ''
  const tls = readTls(config.tls ?? {}, cwd)
  const address = url.origin
  return {
    kind: 'server',
    address,
    url,
    username,
    password,
    database: path || database,
    tls,
    connectTimeout,
    requestTimeout,
  }
}

function parseUrl({ url: text, secure }: ChxUserClickHouseConfig): URL {
  // Not in the message: a URL may hold a password. The scheme of what is no URL may be a host name, which is harmless.
  if (!URL.canParse(text)) throw invalid('`clickhouse.url` is not a URL.', 'url', URL_HELP)
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const message = `\`clickhouse.url\` is not an address chkit can connect to: it starts with \`${url.protocol}\`.`
    throw invalid(message, 'url', URL_HELP)
  }
  if (secure) url.protocol = 'https:'
  return url
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw invalid(
      '`clickhouse.url` has a percent sign in its user, password or path that encodes nothing.',
      'url',
      'Write `%25` for a percent sign, or use `clickhouse.username` and `clickhouse.password`.',
    )
  }
}

function readTls({ ca, cert, key, serverName, rejectUnauthorized }: ChxTlsConfig, cwd: string): TlsFiles {
  if ((cert === undefined) !== (key === undefined)) {
    const [has, lacks] = cert === undefined ? ['key', 'cert'] : ['cert', 'key']
    throw invalid(
      `\`clickhouse.tls.${has}\` stands without \`clickhouse.tls.${lacks}\`.`,
      `tls.${lacks}`,
      `Add \`clickhouse.tls.${lacks}\`.`,
    )
  }
  const files: TlsFiles = {}
  if (ca !== undefined) files.ca = readPem(ca, 'ca', cwd)
  if (cert !== undefined) files.cert = readPem(cert, 'cert', cwd)
  if (key !== undefined) files.key = readPem(key, 'key', cwd)
  if (serverName !== undefined) files.servername = serverName
  if (rejectUnauthorized !== undefined) files.rejectUnauthorized = rejectUnauthorized
  return files
}

function readPem(value: string, name: string, cwd: string): string {
  if (value.trimStart().startsWith('-----BEGIN ')) return value
  try {
    return readFileSync(resolve(cwd, value), 'utf8')
  } catch (error) {
    throw invalid(
      `The file that \`clickhouse.tls.${name}\` names cannot be read.`,
      `tls.${name}`,
      'Give the path of a PEM file, or its text.',
      error,
    )
  }
}

function timeout(value: number | undefined, name: string, otherwise: number): number {
  if (value === undefined) return otherwise
  if (Number.isFinite(value) && value > 0 && value <= MAX_TIMEOUT) return value
  throw invalid(
    `\`clickhouse.${name}\` is not a number of milliseconds.`,
    name,
    `Write a number from 1 to ${MAX_TIMEOUT}.`,
  )
}

function invalid(message: string, member: string, help: string, thrown?: unknown): ChkitError {
  const cause = thrown instanceof Error ? { cause: { message: thrown.message } } : {}
  const diagnostic = createDiagnostic('invalid_connection', { message, help, path: `clickhouse.${member}`, ...cause })
  return new ChkitError([diagnostic], { cause: thrown })
}
