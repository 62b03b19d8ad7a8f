import type { ExecutionUnit } from '@chkit/core'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createTestDatabase, type TestDatabase, testExecutor } from '../support/clickhouse.js'
import { diagnosticOf } from '../support/failure.js'
import { startProxy } from '../support/proxy.mjs'

const CREATE = 'CREATE TABLE t (id UInt32) ENGINE = MergeTree ORDER BY id'
const isCreate = (statement: string) => statement === CREATE

let database: TestDatabase
let proxy: Awaited<ReturnType<typeof startProxy>>
let executor: TestDatabase['executor']

beforeEach(async () => {
  database = await createTestDatabase()
  proxy = await startProxy({ target: database.config.url })
  onTestFinished(() => proxy.stop())
  executor = testExecutor({ ...database.config, url: proxy.url, requestTimeout: 1_000 })
  await executor.ping()
})

function unit(statement: string, more: Partial<ExecutionUnit> = {}): ExecutionUnit {
  const span = { source: 'test.sql', start: 0, end: statement.length, line: 1, column: 1 }
  return { statement, span, directives: [], operations: [], destructive: false, repeatable: false, ...more }
}

/** Asked past the proxy, of the server itself. */
async function exists(): Promise<boolean> {
  const [row] = await database.executor.query<{ result: number }>('EXISTS TABLE t')
  return row?.result === 1
}

describe('an answer that does not arrive leaves the outcome unknown', () => {
  test('cut before the server saw the statement', async () => {
    proxy.inject({ kind: 'cut-before' }, isCreate)
    const report = await executor.runUnit(unit(CREATE))
    expect(report).toMatchObject({ status: 'unknown', diagnostic: { name: 'connection_lost' } })
    expect(await exists()).toBe(false)
  })

  test('cut after the server executed the statement', async () => {
    proxy.inject({ kind: 'cut-after' }, isCreate)
    const report = await executor.runUnit(unit(CREATE))
    expect(report).toMatchObject({ status: 'unknown', diagnostic: { name: 'connection_lost' } })
    expect(report.diagnostic?.help).toContain(report.queryId)
    expect(await exists()).toBe(true)
  })

  test('not answered within the time', async () => {
    proxy.inject({ kind: 'delay-answer', milliseconds: 1_500 }, isCreate)
    const report = await executor.runUnit(unit(CREATE))
    expect(report).toMatchObject({ status: 'unknown', diagnostic: { name: 'request_timeout' } })
    expect(report.durationMs).toBeGreaterThanOrEqual(1_000)
    expect(await exists()).toBe(true)
  })

  test.each([500, 502, 503, 504])('a proxy answers %i', async (status) => {
    proxy.inject({ kind: 'answer', status, headers: { 'content-type': 'text/html' }, body: '<h1>Sorry</h1>' }, isCreate)
    const report = await executor.runUnit(unit(CREATE))
    expect(report).toMatchObject({ status: 'unknown', diagnostic: { name: 'gateway_error' } })
  })

  test('a page answers with 200', async () => {
    proxy.inject(
      { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Log in</h1>' },
      isCreate,
    )
    const report = await executor.runUnit(unit(CREATE))
    expect(report).toMatchObject({ status: 'unknown', diagnostic: { name: 'not_clickhouse' } })
    expect(await exists()).toBe(false)
  })

  test('something answers that is no HTTP', async () => {
    proxy.inject({ kind: 'raw', bytes: 'bye\r\n' }, isCreate)
    const report = await executor.runUnit(unit(CREATE))
    expect(report).toMatchObject({ status: 'unknown', diagnostic: { name: 'not_clickhouse' } })
  })

  test('the server cancelled a mutation it was waiting for, which goes on', async () => {
    await executor.execute(CREATE)
    await executor.execute('INSERT INTO t SELECT number FROM numbers(3)')
    const slow = 'ALTER TABLE t DELETE WHERE sleepEachRow(0.3) = 0'
    const report = await executor.runUnit(unit(slow), { settings: { max_execution_time: 0.1 } })
    expect(['unknown', 'done']).toContain(report.status)
    expect(report).toMatchObject({
      status: 'unknown',
      diagnostic: { name: 'execution_timeout', cause: { code: '159' } },
    })
  })
})

describe('what certainly did not run, or is certainly done, is not unknown', () => {
  test('refused before anything was sent', async () => {
    await proxy.stop()
    const report = await executor.runUnit(unit(CREATE))
    expect(report).toMatchObject({ status: 'failed', diagnostic: { name: 'connection_refused' } })
  })

  test('the server says that it failed', async () => {
    const operations = [{ type: 'drop_table', key: 'table:app.t', risk: 'danger' }]
    const report = await executor.runUnit(unit('DROP TABLE t', { operations }))
    expect(report).toMatchObject({
      status: 'failed',
      diagnostic: {
        name: 'unknown_object',
        target: 'table:app.t',
        span: { source: 'test.sql' },
        cause: { code: '60' },
      },
    })
  })

  test('the server answers late, but in time', async () => {
    proxy.inject({ kind: 'delay', milliseconds: 300 }, isCreate)
    const report = await executor.runUnit(unit(CREATE))
    expect(report.status).toBe('done')
    expect(report.diagnostic).toBeUndefined()
    expect(report.durationMs).toBeGreaterThanOrEqual(300)
  })

  test('a directive that is not known is refused, and the statement is not sent', async () => {
    const span = { source: 'test.sql', start: 0, end: 1, line: 1, column: 1 }
    const report = await executor.runUnit(unit(CREATE, { directives: [{ name: 'twice', args: '', span }] }))
    expect(report).toMatchObject({ status: 'failed', diagnostic: { name: 'unknown_directive' } })
    expect(await exists()).toBe(false)
  })
})

test('units run in order, with the query ids that are asked for, up to the first that is not done', async () => {
  const units = [
    CREATE,
    'ALTER TABLE t ADD COLUMN note String',
    'ALTER TABLE t DROP COLUMN nothing',
    'DROP TABLE t',
  ].map((text) => unit(text))
  const events: string[] = []
  const reports = await executor.runUnits(units, {
    queryId: (index) => `${database.name}-${index}`,
    onStart: (_unit, index) => void events.push(`start ${index}`),
    onReport: ({ status }, index) => void events.push(`${status} ${index}`),
  })
  expect(reports.map(({ status, queryId }) => [status, queryId])).toEqual([
    ['done', `${database.name}-0`],
    ['done', `${database.name}-1`],
    ['failed', `${database.name}-2`],
  ])
  expect(events).toEqual(['start 0', 'done 0', 'start 1', 'done 1', 'start 2', 'failed 2'])
  expect(await exists()).toBe(true)
})

test('rows that are cut off are an error, never fewer rows', async () => {
  proxy.inject({ kind: 'close-early' }, (statement) => statement.includes('numbers(1000)'))
  const diagnostic = await diagnosticOf(executor.query('SELECT number FROM numbers(1000)'))
  expect(diagnostic.name).toBe('connection_lost')
})

test('after a cut connection the next statement works', async () => {
  proxy.inject({ kind: 'cut-after' })
  await diagnosticOf(executor.query('SELECT 1'))
  expect(await executor.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
})
