import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import type { ChxUserClickHouseConfig, Diagnostic } from '@chkit/core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { testExecutor } from '../support/clickhouse.js'
import { diagnosticOf } from '../support/failure.js'
import { startServer } from '../support/server.mjs'

const SECRET = 'pa$$w%rd of "app" <&>'
const CREATE = 'CREATE TABLE default.created_by_a_test (id UInt32) ENGINE = MergeTree ORDER BY id'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({
    users: {
      app: { password: SECRET },
      reader: { password: SECRET, settings: { readonly: 1 } },
      guest: { password: SECRET, grants: ['GRANT SELECT ON system.*'] },
      small: { password: SECRET, settings: { max_memory_usage: 1_000_000 } },
      hasty: { password: SECRET, settings: { max_execution_time: 1 } },
    },
  })
})
afterAll(() => server.stop())

const as = (username: string, more: Partial<ChxUserClickHouseConfig> = {}) =>
  testExecutor({ url: server.url, username, password: SECRET, ...more })

/** What is asked of every diagnostic, whatever it is about. */
function expectWellMade(diagnostic: Diagnostic): void {
  expect(diagnostic.code).toMatch(/^CHK7\d{3}$/)
  expect(diagnostic.message).toMatch(/^[A-Z`].*[.!?]$/)
  expect(diagnostic.help).toMatch(/^[A-Z][a-z]+ /)
  expect(JSON.stringify(diagnostic)).not.toContain(SECRET)
  expect(JSON.stringify(diagnostic)).not.toContain(encodeURIComponent(SECRET))
}

describe('what the server says', () => {
  const cases: [name: string, code: string, user: string, sql: string][] = [
    ['syntax_rejected', '62', 'app', 'CREATE TABEL t (id Int8)'],
    ['syntax_rejected', '62', 'app', 'implicit'],
    ['unknown_object', '60', 'app', 'DROP TABLE default.there_is_none'],
    ['unknown_object', '81', 'app', 'CREATE TABLE there_is_none.t (id Int8) ENGINE = Memory'],
    ['object_exists', '57', 'app', 'CREATE TABLE system.tables (id Int8) ENGINE = Memory'],
    ['readonly', '164', 'reader', CREATE],
    ['access_denied', '497', 'guest', CREATE],
    ['memory_limit_exceeded', '241', 'small', 'SELECT groupArray(number) FROM numbers(10000000)'],
    ['execution_timeout', '159', 'hasty', 'SELECT sleepEachRow(0.2) FROM numbers(20) SETTINGS max_block_size = 1'],
    ['server_error', '395', 'app', "SELECT throwIf(1, 'as asked')"],
  ]
  test.each(cases)('%s (%s)', async (name, code, user, sql) => {
    const diagnostic = await diagnosticOf(as(user).execute(sql))
    expect(diagnostic).toMatchObject({ name, cause: { code } })
    expect(diagnostic.cause?.message.length).toBeGreaterThan(10)
    expectWellMade(diagnostic)
  })

  test('a wrong password, also for ping', async () => {
    for (const executor of [as('app', { password: 'wrong' }), as('nobody')]) {
      const diagnostic = await diagnosticOf(executor.ping())
      expect(diagnostic).toMatchObject({ name: 'authentication_failed', cause: { code: '516' } })
      expectWellMade(diagnostic)
    }
  })

  test('user and password in the URL are used, and never shown', async () => {
    const url = new URL(server.url)
    url.username = 'app'
    url.password = encodeURIComponent(SECRET)
    await testExecutor({ url: url.href }).ping()
    url.username = 'nobody'
    const executor = testExecutor({ url: url.href })
    expect(executor.address).toBe(server.url)
    expectWellMade(await diagnosticOf(executor.ping()))
  })

  test('a readonly user can read', async () => {
    const reader = as('reader')
    expect(await reader.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await reader.listSchemaObjects()).toEqual([])
  })

  test('an exception in a header under HTTP 200', async () => {
    // With progress in the headers the status line is long gone when the query fails.
    const settings = { send_progress_in_http_headers: 1, http_headers_progress_interval_ms: '10' }
    const sql = 'SELECT sleep(0.2), throwIf(number = 3) FROM numbers(5) SETTINGS max_block_size = 1'
    for (const request of ['query', 'execute'] as const) {
      expect(await diagnosticOf(as('app')[request](sql, { settings }))).toMatchObject({
        name: 'server_error',
        cause: { code: '395' },
      })
    }
  })

  test('an exception behind rows that arrived under HTTP 200', async () => {
    const settings = { wait_end_of_query: 0, max_block_size: 1000 }
    const sql = 'SELECT number, throwIf(number = 900000) FROM numbers(1000000)'
    for (const request of ['query', 'execute'] as const) {
      expect(await diagnosticOf(as('app')[request](sql, { settings }))).toMatchObject({
        name: 'server_error',
        cause: { code: '395' },
      })
    }
  })
})

describe('the way to the server', () => {
  /** Something that is not ClickHouse, at a port of its own. */
  async function listen(listener: net.Server): Promise<string> {
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void listener.close())
    return `127.0.0.1:${(listener.address() as AddressInfo).port}`
  }
  const answering = (status: number, type: string, body: string) =>
    listen(createServer((_request, response) => void response.writeHead(status, { 'content-type': type }).end(body)))

  test('nobody listens', async () => {
    const free = net.createServer()
    const address = await listen(free)
    await new Promise((resolve) => free.close(resolve))
    const diagnostic = await diagnosticOf(testExecutor({ url: `http://${address}` }).ping())
    expect(diagnostic).toMatchObject({ name: 'connection_refused', cause: { code: 'ECONNREFUSED' } })
    expectWellMade(diagnostic)
  })

  test('the host does not exist', async () => {
    const diagnostic = await diagnosticOf(testExecutor({ url: 'http://no-such-host.invalid:8123' }).ping())
    expect(diagnostic.name).toBe('host_not_found')
    expectWellMade(diagnostic)
  })

  test('a connection is not made in time', async () => {
    // A program that has stopped accepts nothing: once its queue is full, the system keeps further connections waiting.
    const port = await stoppedListener()
    const fillers = Array.from({ length: 8 }, () => net.connect(port, '127.0.0.1').on('error', () => undefined))
    onTestFinished(() => {
      for (const socket of fillers) socket.destroy()
    })
    await Promise.race(fillers.map((socket) => once(socket, 'connect')))
    const executor = testExecutor({ url: `http://127.0.0.1:${port}`, connectTimeout: 200 })
    const attempts = await Promise.all([1, 2, 3].map(() => diagnosticOf(executor.ping())))
    for (const diagnostic of attempts) {
      expect(diagnostic.name).toBe('connection_timeout')
      expectWellMade(diagnostic)
    }
  })

  test('an answer does not come in time', async () => {
    const executor = as('app', { requestTimeout: 200 })
    const diagnostic = await diagnosticOf(executor.execute('SELECT sleep(2)'))
    expect(diagnostic.name).toBe('request_timeout')
    expect(diagnostic.help).toMatch(/query id is [0-9a-f-]{36}/)
    expectWellMade(diagnostic)
  })

  test('an answer begins in time and does not end', async () => {
    const executor = as('app', { requestTimeout: 400 })
    const settings = { wait_end_of_query: 0, max_block_size: 1, http_response_buffer_size: 1 }
    const diagnostic = await diagnosticOf(executor.query('SELECT sleep(0.1) FROM numbers(30)', { settings }))
    expect(diagnostic.name).toBe('request_timeout')
  })

  test.each([
    [200, 'text/html', '<html><h1>Log in</h1></html>', 'not_clickhouse'],
    [200, 'application/json', '{"one":1}', 'not_clickhouse'],
    [200, 'text/plain', '', 'not_clickhouse'],
    [302, 'text/html', 'Moved', 'not_clickhouse'],
    [404, 'text/html', '<h1>Not Found</h1>', 'not_clickhouse'],
    [502, 'text/html', '<h1>Bad Gateway</h1>', 'gateway_error'],
    [503, 'text/html', '<h1>Service Unavailable</h1>', 'gateway_error'],
    [504, 'text/html', '<h1>Gateway Timeout</h1>', 'gateway_error'],
  ])('HTTP %i with %s that is not of ClickHouse', async (status, type, body, name) => {
    const url = `http://${await answering(status, type, body)}`
    for (const request of ['query', 'execute'] as const) {
      const diagnostic = await diagnosticOf(testExecutor({ url })[request](CREATE))
      expect(diagnostic.name).toBe(name)
      expectWellMade(diagnostic)
    }
  })

  test('a port that does not speak HTTP', async () => {
    const address = await listen(net.createServer((socket) => void socket.end('220 mail.example.com ESMTP\r\n')))
    const diagnostic = await diagnosticOf(testExecutor({ url: `http://${address}` }).ping())
    expect(diagnostic.name).toBe('not_clickhouse')
    expectWellMade(diagnostic)
  })

  test('the native protocol port', async () => {
    const diagnostic = await diagnosticOf(testExecutor({ url: `http://127.0.0.1:${server.tcpPort}` }).ping())
    expect(diagnostic.name).toBe('not_clickhouse')
    expect(diagnostic.cause?.message).toContain('clickhouse-client')
    expectWellMade(diagnostic)
  })

  test('a port that hangs up', async () => {
    const address = await listen(net.createServer((socket) => void socket.destroy()))
    const diagnostic = await diagnosticOf(testExecutor({ url: `http://${address}` }).ping())
    expect(diagnostic.name).toBe('connection_lost')
    expectWellMade(diagnostic)
  })
})

/** The port of a process that listens with the shortest queue and then stops. */
async function stoppedListener(): Promise<number> {
  const program = `require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
    process.stdout.write(String(this.address().port), () => process.kill(process.pid, 'SIGSTOP'))
  })`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [output] = await once(child.stdout, 'data')
  return Number(String(output))
}

describe('settings of the connection that cannot be used', () => {
  test.each([
    [{ url: '' }, 'clickhouse.url'],
    [{ url: 'localhost:8123' }, 'clickhouse.url'],
    [{ url: 'clickhouse://localhost:9000' }, 'clickhouse.url'],
    [{ url: `http://app:${SECRET}@:8123` }, 'clickhouse.url'],
    [{ url: 'http://app:100%@localhost:8123' }, 'clickhouse.url'],
    [{ url: 'http://localhost:8123?no_such_parameter=1' }, 'clickhouse.url'],
    [{ url: 'embedded:' }, 'clickhouse.url'],
    [{ url: 'http://localhost', requestTimeout: 0 }, 'clickhouse.requestTimeout'],
    [{ url: 'http://localhost', connectTimeout: Number.NaN }, 'clickhouse.connectTimeout'],
    [{ url: 'https://localhost', tls: { ca: 'no/such/file.pem' } }, 'clickhouse.tls.ca'],
    [{ url: 'https://localhost', tls: { cert: '-----BEGIN CERTIFICATE-----' } }, 'clickhouse.tls.key'],
  ] satisfies [ChxUserClickHouseConfig, string][])('%o', async (config, path) => {
    const diagnostic = await diagnosticOf((async () => testExecutor(config))())
    expect(diagnostic).toMatchObject({ name: 'invalid_connection', path })
    expectWellMade(diagnostic)
  })
})
