import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouseExecutor, createClickHouseExecutor } from '@chkit/clickhouse'
import type { Diagnostic } from '@chkit/core'
import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { diagnosticOf } from '../support/failure.js'

const CREATE = 'CREATE TABLE t (id UInt32, note String) ENGINE = MergeTree ORDER BY id'
const project = mkdtempSync(join(tmpdir(), 'chkit-embedded-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

const open = (database = 'default', url = 'embedded:.chkit/engine') =>
  createClickHouseExecutor({ url, database }, { cwd: project })

/** A program of its own that can import what this one can. */
function run(program: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

let executor: ClickHouseExecutor
beforeEach(() => {
  executor = open()
})
afterEach(async () => {
  for (const { name } of await executor.query<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = 'default'",
  )) {
    await executor.execute(`DROP TABLE IF EXISTS default.\`${name}\` SYNC`)
  }
  await executor.execute('DROP DATABASE IF EXISTS app SYNC')
  await executor.close()
})

describe('it behaves as a server', () => {
  test('the directory is made in the project, and what it holds is there after closing and opening', async () => {
    expect(executor.address).toBe('embedded:.chkit/engine')
    await executor.execute(CREATE)
    await executor.insert({ table: 't', values: [{ id: 1, note: "it's \\ 🦆" }] })
    await executor.close()
    expect(existsSync(join(project, '.chkit', 'engine'))).toBe(true)
    executor = open()
    expect(await executor.query('SELECT * FROM t')).toEqual([{ id: 1, note: "it's \\ 🦆" }])
    expect(await executor.serverVersion()).toMatch(/^26\.7\./)
    await executor.ping()
  })

  test('the database `default` takes everything a migration does', async () => {
    for (const sql of [
      CREATE,
      "INSERT INTO t VALUES (1, 'one; two')",
      'CREATE TABLE copy AS t',
      'CREATE VIEW v AS SELECT id FROM default.t',
      'CREATE MATERIALIZED VIEW mv TO default.copy AS SELECT id, note FROM default.t',
      "ALTER TABLE t ADD COLUMN n Int8 DEFAULT 7, MODIFY COLUMN note String COMMENT 'text'",
      'ALTER TABLE t ADD INDEX i n TYPE minmax GRANULARITY 1',
      'ALTER TABLE t DROP INDEX i',
      'ALTER TABLE t RENAME COLUMN n TO m',
      'ALTER TABLE mv MODIFY QUERY SELECT id, upper(note) AS note FROM default.t',
      'CREATE OR REPLACE VIEW v AS SELECT id, m FROM default.t',
      "INSERT INTO t (id, note) VALUES (2, 'two')",
      'RENAME TABLE t TO t2',
      'EXCHANGE TABLES t2 AND copy',
      'TRUNCATE TABLE t2',
    ]) {
      await executor.execute(sql)
    }
    expect(await executor.query('SELECT id, note, m FROM copy ORDER BY id')).toEqual([
      { id: 1, note: 'one; two', m: 7 },
      { id: 2, note: 'two', m: 7 },
    ])
    const objects = await executor.listSchemaObjects()
    expect(objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'table copy',
      'materialized_view mv',
      'table t2',
      'view v',
    ])
  })

  test('the database `default` can be dropped and made again', async () => {
    await executor.execute(CREATE)
    await executor.execute('DROP DATABASE default')
    expect(await executor.query("SELECT name FROM system.tables WHERE database = 'default'")).toEqual([])
    await executor.execute('CREATE DATABASE IF NOT EXISTS default')
    await executor.execute(CREATE)
  })

  test('unqualified names mean the database of the config', async () => {
    await executor.execute('CREATE DATABASE app')
    const app = open('app')
    await app.execute(CREATE)
    expect(await executor.query("SELECT database FROM system.tables WHERE name = 't'")).toEqual([{ database: 'app' }])
    expect(await app.query('SELECT currentDatabase() AS name')).toEqual([{ name: 'app' }])
    await app.close()
    expect((await diagnosticOf(executor.query('SELECT * FROM t'))).cause?.code).toBe('60')
    const none = open('there_is_none')
    expect(await diagnosticOf(none.query('SELECT 1'))).toMatchObject({ name: 'unknown_object', cause: { code: '81' } })
    await none.execute('CREATE DATABASE IF NOT EXISTS app', { database: null })
    await none.close()
  })

  test('no setting, temporary table or current database outlives its statement', async () => {
    const setting = "SELECT getSetting('max_block_size') AS value, currentDatabase() AS name"
    const [before] = await executor.query(setting)
    expect(await executor.query(setting, { settings: { max_block_size: 1234 } })).toEqual([
      { value: 1234, name: 'default' },
    ])
    await executor.execute('SET max_block_size = 4321')
    await executor.execute('USE system')
    await executor.execute('CREATE TEMPORARY TABLE kept (a Int8)')
    expect(await executor.query(setting)).toEqual([before])
    expect((await diagnosticOf(executor.query('SELECT * FROM kept'))).cause?.code).toBe('60')
  })

  test('settings of any kind reach the statement', async () => {
    const settings = { max_block_size: 5, log_comment: "it's \\ so", join_use_nulls: true }
    const names = Object.keys(settings).map((name) => `getSetting('${name}') AS ${name}`)
    expect(await executor.query(`SELECT ${names.join(', ')}`, { settings })).toEqual([settings])
    const unknown = await diagnosticOf(executor.query('SELECT 1', { settings: { 'no such': 1 } }))
    expect(unknown).toMatchObject({ name: 'unknown_object', cause: { code: '115' } })
  })

  test('a statement is over when its mutation is', async () => {
    await executor.execute(CREATE)
    await executor.execute('INSERT INTO t SELECT number, toString(number) FROM numbers(10)')
    await executor.execute("ALTER TABLE t UPDATE note = 'new' WHERE id % 2 = 0")
    expect(await executor.query("SELECT toUInt32(count()) AS n FROM t WHERE note = 'new'")).toEqual([{ n: 5 }])
  })

  test.each([
    ['syntax_rejected', '62', 'CREATE TABEL t (id Int8)'],
    ['syntax_rejected', '62', 'implicit'],
    ['syntax_rejected', '62', 'SELECT 1; SELECT 2'],
    ['unknown_object', '60', 'DROP TABLE there_is_none'],
    ['object_exists', '57', 'CREATE TABLE system.tables (id Int8) ENGINE = Memory'],
    ['server_error', '395', "SELECT throwIf(1, 'as asked')"],
    [
      'memory_limit_exceeded',
      '241',
      'SELECT groupArray(number) FROM numbers(10000000) SETTINGS max_memory_usage = 1000000',
    ],
  ])('errors are the same: %s (%s)', async (name, code, sql) => {
    expect(await diagnosticOf(executor.execute(sql))).toMatchObject({ name, cause: { code } })
  })

  test('statements at once are all executed, one after another', async () => {
    await executor.execute(CREATE)
    await Promise.all(
      Array.from({ length: 20 }, (_, id) => executor.insert({ table: 't', values: [{ id, note: 'x' }] })),
    )
    expect(await executor.query('SELECT toUInt32(count()) AS n FROM t')).toEqual([{ n: 20 }])
  })

  test('a unit of a migration is reported as with a server', async () => {
    const span = { source: 'test.sql', start: 0, end: 1, line: 1, column: 1 }
    const unit = (statement: string) => ({
      statement,
      span,
      directives: [],
      operations: [],
      destructive: false,
      repeatable: false,
    })
    const reports = await executor.runUnits([unit(CREATE), unit(CREATE)])
    expect(reports.map(({ status, diagnostic }) => [status, diagnostic?.cause?.code])).toEqual([
      ['done', undefined],
      ['failed', '57'],
    ])
  })
})

describe('what it cannot do', () => {
  test.each([
    ['CREATE USER somebody'],
    ['CREATE TABLE t ON CLUSTER c (id Int8) ENGINE = Memory'],
    ["CREATE TABLE t (id Int8) ENGINE = ReplicatedMergeTree('/t', 'r') ORDER BY id"],
  ])('%s', async (sql) => {
    const diagnostic = await diagnosticOf(executor.execute(sql))
    expect(diagnostic).toMatchObject({ name: 'embedded_unsupported', help: 'Run it against a server.' })
    expect(diagnostic.cause?.code).toMatch(/^\d+$/)
  })

  test('a statement that is waited for no longer goes on, and its outcome is unknown', async () => {
    const hasty = createClickHouseExecutor({ url: 'embedded:.chkit/engine', requestTimeout: 300 }, { cwd: project })
    await hasty.ping()
    await hasty.execute('CREATE TABLE late (id UInt8) ENGINE = Memory')
    const insert = 'INSERT INTO late SELECT sleep(1) FROM numbers(1)'
    expect((await diagnosticOf(hasty.execute(insert))).name).toBe('request_timeout')
    expect(await executor.query('SELECT * FROM late')).toEqual([])
    await hasty.close()
    expect(await executor.query('SELECT * FROM late')).toEqual([{ id: 0 }])
  })
})

describe('its directory', () => {
  test('is open in one process at a time', async () => {
    await executor.close()
    const other = run(`const { createClickHouseExecutor } = await import('@chkit/clickhouse')
      const executor = createClickHouseExecutor({ url: 'embedded:.chkit/shared' }, { cwd: ${JSON.stringify(project)} })
      await executor.ping()
      console.log('open')
      process.stdin.on('end', () => executor.close()).resume()`)
    await once(other.stdout, 'data')

    const second = open('default', 'embedded:.chkit/shared')
    const diagnostic = await diagnosticOf(second.ping())
    expect(diagnostic).toMatchObject({ name: 'embedded_directory_in_use', cause: { code: '76' } })
    expect(diagnostic.message).toContain(`process ${other.pid}`)

    other.stdin.end()
    await once(other, 'exit')
    await second.ping()
    await second.close()
  })

  test('is one at a time in a process', async () => {
    await executor.ping()
    const another = open('default', 'embedded:.chkit/another')
    expect((await diagnosticOf(another.ping())).name).toBe('embedded_directory_in_use')
    await executor.close()
    await another.ping()
    await another.close()
  })

  test('must be a directory that can be written', async () => {
    await executor.close()
    writeFileSync(join(project, 'file'), 'not a directory')
    const diagnostic = await diagnosticOf(open('default', 'embedded:file/engine').ping())
    expect(diagnostic.name).toBe('embedded_directory_unusable')
    expect(diagnostic.message).toContain('embedded:file/engine')
  })
})

describe('where the engine is not', () => {
  /** What a program that opens the engine says, after something was taken away from it. */
  async function openWithout(preparation: string): Promise<Diagnostic> {
    const program = run(`${preparation}
      const { createClickHouseExecutor } = await import('@chkit/clickhouse')
      const executor = createClickHouseExecutor({ url: 'embedded:.chkit/none' }, { cwd: ${JSON.stringify(project)} })
      await executor.ping().catch((error) => console.log(JSON.stringify(error.diagnostics)))`)
    const [output] = await once(program.stdout, 'data')
    const [diagnostic] = JSON.parse(String(output))
    expect(existsSync(join(project, '.chkit', 'none'))).toBe(false)
    return diagnostic
  }

  test('the package is not installed', async () => {
    const hooks = `export const resolve = (name, context, next) => {
      if (name === 'chdb/connection') throw Object.assign(new Error('not there'), { code: 'ERR_MODULE_NOT_FOUND' })
      return next(name, context)
    }`
    const register = `(await import('node:module')).register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)})`
    const diagnostic = await openWithout(register)
    expect(diagnostic.name).toBe('embedded_engine_missing')
    expect(diagnostic.message).toContain(`${process.platform} ${process.arch}`)
    expect(diagnostic.help).toContain('npm install chdb@3.4.0')
  })

  test('the package has no build for the platform', async () => {
    const diagnostic = await openWithout("Object.defineProperty(process, 'platform', { value: 'win32' })")
    expect(diagnostic.name).toBe('embedded_platform_unsupported')
    expect(diagnostic.message).toContain(`win32 ${process.arch}`)
  })

  test('the package was installed for another platform', async () => {
    const diagnostic = await openWithout(`const { Module } = await import('node:module')
      const resolve = Module._resolveFilename
      Module._resolveFilename = (name, ...rest) => {
        if (name.startsWith('@chdb/')) throw Object.assign(new Error('not there'), { code: 'MODULE_NOT_FOUND' })
        return resolve(name, ...rest)
      }`)
    expect(diagnostic.name).toBe('embedded_platform_unsupported')
    expect(diagnostic.cause?.message).toContain('native binding')
  })
})
