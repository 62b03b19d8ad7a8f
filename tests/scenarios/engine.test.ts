// Every scenario on a real ClickHouse. What counts is what the server then has: as introspected, and in its own words.
import { randomUUID } from 'node:crypto'
import {
  type ClickHouseExecutor,
  createClickHouseExecutor,
  introspect,
  normalizeOnServer,
  quoteIdentifier,
  quoteString,
} from '@chkit/clickhouse'
import { ChkitError, compareDefinitions, type DriftReport, planDiff, type SchemaDefinition, splitSqlStatements } from '@chkit/core'
import { afterAll, describe, expect, test } from 'vitest'
import { testServer } from '../support/clickhouse.js'
import { databasesOf, inDatabases } from './support/databases.js'
import { readScenarios, type Scenario } from './support/document.js'
import { withoutHistory } from './support/history.js'
import { planned } from './support/planned.js'
import { contents, lossBetween } from './support/rows.js'

const executor = createClickHouseExecutor(testServer())
afterAll(() => executor.close())

const isRefused = ({ diagnostics }: Scenario) => /^error /m.test(diagnostics)
const scenarios = readScenarios()

describe.concurrent('on a server', () => {
  for (const scenario of scenarios.filter((candidate) => !isRefused(candidate))) test(`carried out: ${scenario.file}`, () =>
    inFreshDatabases(scenario, async (live, fresh) => {
      await create(live.previous)
      await run(live.rows)
      const before = await contents(executor, live.previous)

      const { statements } = planDiff(live.previous, live.next, live.options)
      for (const statement of statements) await executor.execute(statement)

      const introspected = await schemaOf(live)
      const report = compareDefinitions(await normalizeOnServer(executor, live.next), introspected)
      expect(findings(report), 'drift from the definitions').toEqual({})
      expect(planDiff(introspected, live.next).statements, 'what a second plan would do').toEqual([])

      await create(fresh.next)
      expect(await statementsOf(live), 'what the server stores').toEqual(await statementsOf(fresh))

      const loss = await lossBetween(executor, live, before)
      expect(loss.replaceAll(live.prefix, '')).toBe(scenario.loss)
      if (live.ask !== '') expect((await run(live.ask)).replaceAll(live.prefix, '')).toBe(scenario.answer)
    }),
  )

  for (const scenario of scenarios.filter(isRefused)) test(`refused: ${scenario.file}`, () =>
    inFreshDatabases(scenario, async (live) => {
      const { plan, sql, diagnostics } = planned(live)
      expect([plan, sql, diagnostics].map((text) => text.replaceAll(live.prefix, ''))).toEqual([
        scenario.plan,
        scenario.sql,
        scenario.diagnostics,
      ])
      await create(live.previous)
      await run(live.rows)
      for (const statement of splitSqlStatements(live.refused)) {
        await expect(executor.execute(statement), statement).rejects.toThrow(ChkitError)
      }
    }),
  )
})

type Placed = Scenario & { prefix: string }

/** Runs a check with the scenario's databases under names of its own: one set to live in, one to create `next` in. */
async function inFreshDatabases(
  scenario: Scenario,
  check: (live: Placed, fresh: Placed) => Promise<void>,
): Promise<void> {
  const id = randomUUID().replaceAll('-', '')
  const place = (prefix: string): Placed => ({ ...inDatabases(scenario, prefix), prefix })
  const live = place(`live_${id}_`)
  const fresh = place(`fresh_${id}_`)
  try {
    await check(live, fresh)
  } finally {
    for (const database of [...databasesOf(live), ...databasesOf(fresh)]) {
      await executor.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} SYNC`)
    }
  }
}

async function create(schema: SchemaDefinition[]): Promise<void> {
  for (const statement of planDiff([], schema).statements) await executor.execute(statement)
}

/** Runs statements, and gives the rows of the last one when it is a query. */
async function run(sql: string): Promise<string> {
  const statements = splitSqlStatements(sql)
  const query = /^(SELECT|SHOW)\b/.test(statements.at(-1) ?? '') ? statements.pop() : undefined
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

/** Every object in the server's own words, without the prefix of its database. */
async function statementsOf(scenario: Placed): Promise<Record<string, string>> {
  const databases = databasesOf(scenario).map(quoteString).join(', ')
  const rows = await executor.query<{ name: string; statement: string }>(
    `SELECT concat(database, '.', name) AS name, create_table_query AS statement FROM system.tables WHERE database IN (${databases}) ORDER BY name`,
  )
  return Object.fromEntries(
    rows.map(({ name, statement }) => {
      const [plainName, plainStatement = ''] = [name, statement].map((text) => text.replaceAll(scenario.prefix, ''))
      return [plainName, withoutHistory(plainStatement)]
    }),
  )
}
