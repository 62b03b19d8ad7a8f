import { randomUUID } from 'node:crypto'
import { introspect } from '@chkit/clickhouse'
import { expect, test } from 'vitest'
import { createTestDatabase, testExecutor, testServer } from '../support/clickhouse.js'
import { diagnosticOf } from '../support/failure.js'

const CREATE = 'CREATE TABLE t (id UInt32, note String) ENGINE = MergeTree ORDER BY id'

test('statements, inserts and queries work, with rows of any text', async () => {
  const { executor } = await createTestDatabase()
  await executor.execute(CREATE)
  const notes = [
    'line\nbreak',
    "quote ' and \\ backslash",
    'Ünïcode 🦆',
    '',
    '\u0000',
    '\r\n__exception__\r\n',
    'Code: 60. DB::Exception: no',
  ]
  await executor.insert({ table: 't', values: notes.map((note, id) => ({ id, note })) })
  const rows = await executor.query<{ note: string }>('SELECT note FROM t ORDER BY id;')
  expect(rows.map(({ note }) => note)).toEqual(notes)
})

test('an insert of some columns leaves the others to their defaults, and big integers keep their digits', async () => {
  const { executor } = await createTestDatabase()
  await executor.execute("CREATE TABLE t (`a b` UInt64, c String DEFAULT 'x') ENGINE = Memory")
  await executor.insert({ table: 't', columns: ['a b'], values: [{ 'a b': 18446744073709551615n }] })
  expect(await executor.query('SELECT toString(`a b`) AS a, c FROM t')).toEqual([{ a: '18446744073709551615', c: 'x' }])
})

test('an insert of no rows asks nothing of the server', async () => {
  const { executor } = await createTestDatabase()
  await executor.insert({ table: 'there_is_no_such_table', values: [] })
})

test('a query may end with a semicolon or a comment', async () => {
  const { executor } = await createTestDatabase()
  expect(await executor.query('SELECT 1 AS one;\n')).toEqual([{ one: 1 }])
  expect(await executor.query('SELECT 1 AS one -- the first')).toEqual([{ one: 1 }])
})

test('unqualified names mean the database of the config, or the one of the statement', async () => {
  const one = await createTestDatabase()
  const two = await createTestDatabase()
  await one.executor.execute(CREATE)
  await one.executor.insert({ table: 't', values: [{ id: 1, note: 'one' }] })
  expect(await one.executor.query('SELECT note FROM t')).toEqual([{ note: 'one' }])
  expect((await diagnosticOf(two.executor.query('SELECT note FROM t'))).name).toBe('unknown_object')
  expect(await two.executor.query('SELECT note FROM t', { database: one.name })).toEqual([{ note: 'one' }])
  const [row] = await two.executor.query<{ name: string }>('SELECT currentDatabase() AS name')
  expect(row?.name).toBe(two.name)
})

test('the database `default` is asked for by name, also by a user whose own default is another', async () => {
  const executor = testExecutor({ ...testServer(), database: 'default' })
  expect(await executor.query('SELECT currentDatabase() AS name')).toEqual([{ name: 'default' }])
})

test('a database that does not exist yet can be made by an executor that points at it', async () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const executor = testExecutor({ ...testServer(), database: name })
  const missing = await diagnosticOf(executor.query('SELECT 1'))
  expect(missing).toMatchObject({ name: 'unknown_object', cause: { code: '81' } })
  expect(await introspect(executor, { databases: [name] })).toEqual({ definitions: [], unsupported: [] })
  expect(await executor.listTableDetails([name])).toEqual([])
  expect(Array.isArray(await executor.listSchemaObjects())).toBe(true)
  await executor.execute(`CREATE DATABASE ${name} ENGINE = Atomic`, { database: null })
  expect(await executor.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await executor.execute(`DROP DATABASE ${name} SYNC`, { database: null })
})

test('no setting and no temporary table outlives its statement', async () => {
  const { executor } = await createTestDatabase()
  const setting = "SELECT getSetting('max_block_size') AS value"
  const [before] = await executor.query(setting)
  expect(await executor.query(setting, { settings: { max_block_size: 1234 } })).toEqual([{ value: 1234 }])
  await executor.execute('SET max_block_size = 4321')
  expect(await executor.query(setting)).toEqual([before])
  await executor.execute('CREATE TEMPORARY TABLE kept (a Int8)')
  expect((await diagnosticOf(executor.query('SELECT * FROM kept'))).cause?.code).toBe('60')
})

test('a statement is over when its mutation is', async () => {
  const { executor } = await createTestDatabase()
  await executor.execute(CREATE)
  await executor.execute('INSERT INTO t SELECT number, toString(number) FROM numbers(10)')
  await executor.execute("ALTER TABLE t UPDATE note = 'new' WHERE id % 2 = 0")
  expect(await executor.query("SELECT toUInt32(count()) AS n FROM t WHERE note = 'new'")).toEqual([{ n: 5 }])
})

test('every statement has a query id that the server records, the given one or one of its own', async () => {
  const { executor } = await createTestDatabase()
  const given = randomUUID()
  expect((await executor.execute(CREATE, { queryId: given })).queryId).toBe(given)
  const { queryId } = await executor.execute('DROP TABLE t')
  expect(queryId).not.toBe(given)
  await executor.execute('SYSTEM FLUSH LOGS')
  const logged = await executor.query<{ query: string }>(
    `SELECT query FROM system.query_log WHERE query_id IN ('${given}', '${queryId}') AND type = 'QueryFinish' ORDER BY query`,
  )
  expect(logged.map(({ query }) => query)).toEqual([CREATE, 'DROP TABLE t'])
})

test('many statements at once, in many databases, do not meet', async () => {
  const databases = await Promise.all(Array.from({ length: 8 }, createTestDatabase))
  await Promise.all(databases.map(({ executor }) => executor.execute(CREATE)))
  await Promise.all(
    databases.flatMap(({ executor, name }) =>
      [1, 2, 3].map((id) => executor.insert({ table: 't', values: [{ id, note: name }] })),
    ),
  )
  const notes = await Promise.all(databases.map(({ executor }) => executor.query('SELECT DISTINCT note FROM t')))
  expect(notes).toEqual(databases.map(({ name }) => [{ note: name }]))
})

test('ping and version tell that ClickHouse is there', async () => {
  const { executor } = await createTestDatabase()
  await executor.ping()
  expect(await executor.serverVersion()).toMatch(/^\d+\.\d+\.\d+/)
})

test('nothing is written to the console, whatever goes wrong', async () => {
  const { executor } = await createTestDatabase()
  const written: unknown[] = []
  const original = { error: console.error, warn: console.warn, log: console.log }
  Object.assign(console, {
    error: written.push.bind(written),
    warn: written.push.bind(written),
    log: written.push.bind(written),
  })
  try {
    await diagnosticOf(executor.execute('nonsense'))
    await diagnosticOf(testExecutor({ url: 'http://127.0.0.1:1?request_timeout=5' }).ping())
  } finally {
    Object.assign(console, original)
  }
  expect(written).toEqual([])
})
