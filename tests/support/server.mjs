// A genuine ClickHouse server for tests, demonstrations and benchmarks: HTTP and TCP, on free ports of the
// loopback interface, out of the npm package `chdb`. It needs no installation, is ready in well under a second,
// and cannot outlive the process that started it: it ends when its standard input closes.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/**
 * A user of the server.
 * @typedef {object} UserOptions
 * @property {string} [password] none when absent
 * @property {Record<string, string | number>} [settings] settings of the user's profile, such as `readonly: 1`
 * @property {string[]} [grants] `GRANT` statements; a user without them may do everything
 */

/**
 * @typedef {object} ServerOptions
 * @property {string} [directory] where everything of the server lives; a temporary directory, deleted at the end, when absent
 * @property {Record<string, UserOptions>} [users] users besides `default`, which has no password and may do everything
 * @property {string} [config] more elements for the server's configuration, as XML
 */

/**
 * A running server.
 * @typedef {object} Server
 * @property {string} url of its HTTP interface
 * @property {number} httpPort
 * @property {number} tcpPort
 * @property {number} pid
 * @property {string} directory
 * @property {() => Promise<void>} stop ends it, and returns when its process is gone
 * @property {() => Promise<void>} kill as a power cut would end it; its directory stays until `stop`
 */

const LAUNCHER = fileURLToPath(new URL('./server-child.mjs', import.meta.url))
const READY_WITHIN_MS = 30_000
/** An idle keep-alive connection delays the orderly end by up to five seconds; nothing here is worth waiting for. */
const ORDERLY_END_WITHIN_MS = 500

/**
 * What makes the library's `clickhouse-local` answer as a `clickhouse-server` does: a text that is not a query is a
 * syntax error instead of an expression, and mutations return at once unless a client asks otherwise.
 * @type {Record<string, string | number>}
 */
const SERVER_SETTINGS = { implicit_select: 0, allow_introspection_functions: 0, mutations_sync: 0 }

/** Every `clickhouse-server` keeps a query log; here it has to be asked for. */
const SERVER_CONFIG =
  '<query_log><database>system</database><table>query_log</table><flush_interval_milliseconds>500</flush_interval_milliseconds></query_log>'

/** @param {string | number} text */
function xml(text) {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** @param {Record<string, UserOptions>} users */
function usersXml(users) {
  const profiles = Object.entries(users).map(([name, { settings = {} }]) => {
    const items = Object.entries({ ...SERVER_SETTINGS, ...settings })
    return `<${name}>${items.map(([key, value]) => `<${key}>${xml(value)}</${key}>`).join('')}</${name}>`
  })
  const entries = Object.entries(users).map(([name, { password = '', grants }]) => {
    const rights = grants && `<grants>${grants.map((grant) => `<query>${xml(grant)}</query>`).join('')}</grants>`
    return `<${name}><password>${xml(password)}</password><networks><ip>127.0.0.1</ip></networks><profile>${name}</profile><quota>default</quota>${rights ?? ''}</${name}>`
  })
  return `<clickhouse><profiles>${profiles.join('')}</profiles><users>${entries.join('')}</users><quotas><default/></quotas></clickhouse>`
}

/**
 * @param {string} portsFile
 * @returns {{ http: number, tcp: number } | undefined} nothing until the server has written all of it
 */
function readPorts(portsFile) {
  try {
    const { http, tcp } = JSON.parse(readFileSync(portsFile, 'utf8'))
    return { http: Number(http), tcp: Number(tcp) }
  } catch {
    return undefined
  }
}

/** @param {string} url */
async function answersPing(url) {
  try {
    return (await fetch(`${url}/ping`)).ok
  } catch {
    return false
  }
}

/**
 * Starts a server and returns when it answers.
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer({ directory: wanted, users = {}, config = '' } = {}) {
  const directory = wanted ?? mkdtempSync(join(tmpdir(), 'chkit-server-'))
  const data = join(directory, 'data')
  const portsFile = join(directory, 'ports.json')
  const logFile = join(directory, 'log.txt')
  mkdirSync(data, { recursive: true })
  rmSync(portsFile, { force: true })
  writeFileSync(join(directory, 'users.xml'), usersXml({ default: {}, ...users }))
  writeFileSync(
    join(directory, 'config.xml'),
    `<clickhouse><users_config>${xml(join(directory, 'users.xml'))}</users_config>${SERVER_CONFIG}${config}</clickhouse>`,
  )

  const portsLiteral = portsFile.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  const startup = [
    'SYSTEM START LISTEN HTTP',
    'SYSTEM START LISTEN TCP',
    `SELECT getServerPort('http_port') AS http, getServerPort('tcp_port') AS tcp INTO OUTFILE '${portsLiteral}' TRUNCATE FORMAT JSONEachRow`,
    // Reads standard input to its end: this is what keeps the server alive, and what ends it with its parent.
    "SELECT count() FROM file('-', 'LineAsString', 'line String') FORMAT Null SETTINGS max_threads = 1",
  ]
  const args = [
    ...[LAUNCHER, wanted === undefined ? directory : ''],
    ...[`--config-file=${join(directory, 'config.xml')}`, '--path', data],
    ...['--listen_host', '127.0.0.1', '--http_port', '0', '--tcp_port', '0', '--query', startup.join('; ')],
  ]
  const log = openSync(logFile, 'w')
  // A process group of its own, because SYSTEM SHUTDOWN signals the whole group.
  const child = spawn(process.execPath, args, { stdio: ['pipe', log, log], detached: true })
  closeSync(log)
  const exited = new Promise((resolve) => child.once('close', resolve))
  // Its input breaks when it is killed; that is no error of ours.
  child.stdin?.on('error', () => undefined)

  const removeDirectory = () => {
    if (wanted === undefined) rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  }
  const endWithThisProcess = () => {
    child.kill('SIGKILL')
    removeDirectory()
  }
  process.once('exit', endWithThisProcess)
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  const stop = async () => {
    child.stdin?.end()
    const timer = setTimeout(() => child.kill('SIGKILL'), ORDERLY_END_WITHIN_MS)
    await exited
    clearTimeout(timer)
    process.off('exit', endWithThisProcess)
    removeDirectory()
  }

  const deadline = performance.now() + READY_WITHIN_MS
  for (;;) {
    const ports = readPorts(portsFile)
    const url = `http://127.0.0.1:${ports?.http}`
    if (ports && (await answersPing(url))) {
      const { pid } = child
      if (pid !== undefined) return { url, httpPort: ports.http, tcpPort: ports.tcp, pid, directory, stop, kill }
    }
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > deadline) {
      const text = readFileSync(logFile, 'utf8').trim()
      await stop()
      throw new Error(`The ClickHouse test server did not start. It wrote:\n${text}`)
    }
    await sleep(5)
  }
}
