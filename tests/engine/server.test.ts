import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { testExecutor } from '../support/clickhouse.js'
import { diagnosticOf } from '../support/failure.js'
import { startServer } from '../support/server.mjs'

const SUPPORT = new URL('../support/server.mjs', import.meta.url).href

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 15_000
  while (!condition()) {
    expect(performance.now()).toBeLessThan(deadline)
    await sleep(20)
  }
}

test('two servers at once are two servers, and nothing is left of them', async () => {
  const [one, two] = await Promise.all([startServer(), startServer()])
  const executor = testExecutor({ url: one.url })
  await executor.execute('CREATE DATABASE only_here ENGINE = Atomic')
  const names = async (url: string) => {
    const rows = await testExecutor({ url }).query<{ name: string }>(
      "SELECT name FROM system.databases WHERE name = 'only_here'",
    )
    return rows.map(({ name }) => name)
  }
  expect(await names(one.url)).toEqual(['only_here'])
  expect(await names(two.url)).toEqual([])
  // Connections that are still open must not delay the end.
  await Promise.all([one.stop(), two.stop()])
  for (const { pid, directory } of [one, two]) {
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(directory)).toBe(false)
  }
})

test('it is the genuine server: HTTP and TCP, a query log, the settings of a server', async () => {
  const server = await startServer()
  const executor = testExecutor({ url: server.url })
  expect(await executor.serverVersion()).toMatch(/^26\.7\./)
  const [settings] = await executor.query(
    "SELECT getSetting('mutations_sync') AS mutations, getSetting('implicit_select') AS implicit",
  )
  expect(settings).toEqual({ mutations: 0, implicit: false })
  expect((await fetch(`http://127.0.0.1:${server.tcpPort}`)).status).toBe(400)
  await server.stop()
})

test('users and configuration are what was asked for', async () => {
  const server = await startServer({
    users: { app: { password: 'one' }, reader: { password: 'two', settings: { readonly: 1 } } },
    config: '<macros><shard>07</shard></macros>',
  })
  const macro = "SELECT getMacro('shard') AS shard"
  const app = testExecutor({ url: server.url, username: 'app', password: 'one' })
  expect(await app.query(macro)).toEqual([{ shard: '07' }])
  const reader = testExecutor({ url: server.url, username: 'reader', password: 'two' })
  expect((await diagnosticOf(reader.execute('CREATE DATABASE d'))).name).toBe('readonly')
  const wrong = testExecutor({ url: server.url, username: 'app', password: 'two' })
  expect((await diagnosticOf(wrong.ping())).name).toBe('authentication_failed')
  await server.stop()
})

test('what was written survives a power cut', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'chkit-server-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const first = await startServer({ directory })
  const before = testExecutor({ url: first.url })
  await before.execute('CREATE DATABASE d ENGINE = Atomic')
  await before.execute('CREATE TABLE d.t (id UInt8) ENGINE = MergeTree ORDER BY id')
  await before.insert({ table: 'd.t', values: [{ id: 1 }] })
  await first.kill()
  await first.stop()

  const second = await startServer({ directory })
  expect(await testExecutor({ url: second.url }).query('SELECT id FROM d.t')).toEqual([{ id: 1 }])
  await second.stop()
  expect(existsSync(directory)).toBe(true)
})

test('it ends with the process that started it, however that ends', async () => {
  const program = `const { startServer } = await import(${JSON.stringify(SUPPORT)})
    const { pid, directory } = await startServer()
    process.stdout.write(JSON.stringify({ pid, directory }))
    setInterval(() => {}, 1000)`
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [output] = await once(parent.stdout, 'data')
    const { pid, directory } = JSON.parse(String(output))
    expect(isAlive(pid)).toBe(true)
    parent.kill(signal)
    await until(() => !isAlive(pid) && !existsSync(directory))
  }
})

test('a server that cannot start says why, and leaves nothing', async () => {
  const users = { broken: { grants: ['NOT A GRANT'] } }
  await expect(startServer({ users })).rejects.toThrow(/did not start[\s\S]*Syntax error/)
})
