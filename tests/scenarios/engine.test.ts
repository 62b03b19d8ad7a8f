// Every scenario on a real ClickHouse. What counts is what the server then has: as introspected, and in its own words.
import { randomUUID } from 'node:crypto'
import { createClickHouseExecutor, introspect, quoteIdentifier, quoteString } from '@chkit/clickhouse'
import {
  ChkitError,
  compareDefinitions,
  type DriftReport,
  planDiff,
  type SchemaDefinition,
  splitSqlStatements,
} from '@chkit/core'
import { afterAll, describe, expect, test } from 'vitest'
import { testServer } from '../support/clickhouse.js'
import { databasesOf, inDatabases } from './support/databases.js'
import { readScenarios, type Scenario } from './support/document.js'
import { withoutHistory } from './support/history.js'
import { planned } from './support/planned.js'
import { contents, lossBetween } from './support/rows.js'

const executor = createClickHouseExecutor(testServer())
afterAll(() => executor.close())

describe.concurrent('on a server', () => {
  for (const scenario of readScenarios()) {
    const isRefused = /^error /m.test(scenario.diagnostics)
    test(`${isRefused ? 'refused' : 'carried out'}: ${scenario.file}`, () =>
      inOwnDatabases(scenario, isRefused ? checkRefused : checkCarriedOut))
  }
})

/** A scenario whose databases have names of their own. */
interface Placed {
  /** The document as it is written. */
  written: Scenario
  /** The same in the databases in which it is played. */
  live: Scenario
  /** The same in the databases in which `next` is created from nothing. */
  fresh: Scenario
  /** What the server says about either, in the names of the document. */
  asWritten: (text: string) => string
}

async function inOwnDatabases(written: Scenario, check: (placed: Placed) => Promise<void>): Promise<void> {
  const id = randomUUID().replaceAll('-', '')
  const prefixes = [`live_${id}_`, `fresh_${id}_`] as const
  const [live, fresh] = [inDatabases(written, prefixes[0]), inDatabases(written, prefixes[1])]
  const asWritten = (text: string) => prefixes.reduce((rest, prefix) => rest.replaceAll(prefix, ''), text)
  try {
    await check({ written, live, fresh, asWritten })
  } finally {
    for (const database of [...databasesOf(live), ...databasesOf(fresh)]) {
      await executor.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} SYNC`)
    }
  }
}

async function checkCarriedOut({ written, live, fresh, asWritten }: Placed): Promise<void> {
  await create(live.previous)
  await run(live.rows)
  const before = await contents(executor, live.previous)

  const { statements } = planDiff(live.previous, live.next, live.options)
  for (const statement of statements) await executor.execute(statement)

  const introspected = await schemaOf(live)
  const report = compareDefinitions(live.next, introspected)
  expect(findings(report), 'drift from the definitions').toEqual({})
  expect(planDiff(introspected, live.next).statements, 'what a second plan would do').toEqual([])

  await create(fresh.next)
  expect(await statementsOf(live, asWritten), 'what the server stores').toEqual(await statementsOf(fresh, asWritten))

  expect(asWritten(await lossBetween(executor, live, before)), 'what is lost').toBe(written.loss)
  if (live.ask !== '') expect(asWritten(await run(live.ask)), 'what the server answers').toBe(written.answer)
}

async function checkRefused({ written, live, asWritten }: Placed): Promise<void> {
  expect(asWritten(planned(live).diagnostics)).toBe(written.diagnostics)
  await create(live.previous)
  await run(live.rows)
  for (const statement of splitSqlStatements(live.refused)) {
    await expect(executor.execute(statement), statement).rejects.toThrow(ChkitError)
  }
}

async function create(schema: SchemaDefinition[]): Promise<void> {
  for (const statement of planDiff([], schema).statements) await executor.execute(statement)
}

/** Runs statements, and gives the rows of the last one when it is a query. */
async function run(sql: string): Promise<string> {
  const statements = splitSqlStatements(sql)
  const query = /^SELECT\b/.test(statements.at(-1) ?? '') ? statements.pop() : undefined
  for (const statement of statements) await executor.execute(statement)
  const rows = query === undefined ? [] : await executor.query<Record<string, unknown>>(query)
  return rows.map((row) => Object.values(row).map(cell).join(' | ')).join('\n')
}

/** A value as an `answer` block shows it; the empty text and NULL have to be told apart. */
function cell(value: unknown): string {
  return value === '' ? "''" : value === null ? 'NULL' : String(value)
}

async function schemaOf(scenario: Scenario): Promise<SchemaDefinition[]> {
  const { definitions, unsupported } = await introspect(executor, { databases: databasesOf(scenario) })
  expect(unsupported).toEqual([])
  return definitions
}

/** What a report says, without all that it says nothing about. */
function findings({ tableDrift, ...rest }: DriftReport): Record<string, unknown> {
  const noteworthy = (record: object) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== false && value.length !== 0))
  return noteworthy({ ...rest, tableDrift: tableDrift.map(noteworthy) })
}

/** Every object in the server's own words. */
async function statementsOf(scenario: Scenario, asWritten: (text: string) => string): Promise<Record<string, string>> {
  const databases = databasesOf(scenario).map(quoteString).join(', ')
  const rows = await executor.query<{ name: string; statement: string }>(
    `SELECT concat(database, '.', name) AS name, create_table_query AS statement FROM system.tables WHERE database IN (${databases}) ORDER BY name`,
  )
  return Object.fromEntries(rows.map(({ name, statement }) => [asWritten(name), withoutHistory(asWritten(statement))]))
}
