import { type ClickHouseExecutor, introspect, quoteIdentifier } from '@chkit/clickhouse'
import {
  compareDefinitions,
  type Diagnostic,
  type MigrationPlan,
  planDiff,
  type SchemaDefinition,
  type TableDefinition,
} from '@chkit/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testExecutor, testServer } from '../support/clickhouse.js'
import { DATABASE, sampleOf, schemaPairs } from './support/schemas.js'

/** The same cases in every run; the environment asks for others, or for more. */
const seed = Number(process.env.CHKIT_PROPERTY_SEED ?? 20_261)
const numRuns = Math.round(25 * Number(process.env.CHKIT_PROPERTY_EFFORT ?? 1))
const ROWS = 3

/** The same schema in a database of its own. */
function inDatabase(schema: SchemaDefinition[], database: string): SchemaDefinition[] {
  return JSON.parse(JSON.stringify(schema).replaceAll(DATABASE, database))
}

function tablesOf(schema: SchemaDefinition[]): TableDefinition[] {
  return schema.filter((definition) => definition.kind === 'table')
}

async function fill(executor: ClickHouseExecutor, { database, name, columns }: TableDefinition): Promise<void> {
  const values = columns.map((column) => {
    if (column.name === 'id' || column.name === 'k') return 'number'
    return column.name === 'ts' ? "toDateTime('2030-01-01 00:00:00')" : sampleOf(column.type)
  })
  const names = columns.map((column) => quoteIdentifier(column.name)).join(', ')
  const target = `${quoteIdentifier(database)}.${quoteIdentifier(name)}`
  await executor.execute(`INSERT INTO ${target} (${names}) SELECT ${values.join(', ')} FROM numbers(${ROWS})`)
}

async function rowsOf(executor: ClickHouseExecutor, { database, name }: TableDefinition): Promise<number> {
  const table = `${quoteIdentifier(database)}.${quoteIdentifier(name)}`
  const [row] = await executor.query<{ rows: number }>(`SELECT toUInt32(count()) AS rows FROM ${table}`)
  return row?.rows ?? 0
}

/** What a plan refuses, each with a reason and advice. */
function refusals({ diagnostics }: MigrationPlan): Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  for (const error of errors) {
    expect(error, error.message).toMatchObject({ help: expect.any(String), target: expect.any(String) })
  }
  return errors
}

/** Runs a plan. A statement that the server refuses has to be one of which the plan said that it may fail. */
async function carryOut(executor: ClickHouseExecutor, plan: MigrationPlan): Promise<'done' | 'failed as foretold'> {
  for (const [index, statement] of plan.statements.entries()) {
    const failure = await executor.execute(statement).then(
      () => undefined,
      (error: Error) => error,
    )
    if (failure === undefined) continue
    const operations = plan.operations.filter(
      ({ statementIndex, statementCount }) => statementIndex <= index && index < statementIndex + statementCount,
    )
    const codes = operations.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))
    expect(
      codes.some((code) => code.startsWith('CHK54')),
      `${statement}\n${failure.message}`,
    ).toBe(true)
    return 'failed as foretold'
  }
  return 'done'
}

async function check(
  executor: ClickHouseExecutor,
  previous: SchemaDefinition[],
  next: SchemaDefinition[],
): Promise<void> {
  for (const statement of planDiff([], previous).statements) await executor.execute(statement)
  for (const definition of tablesOf(previous)) if (definition.name !== 'sink') await fill(executor, definition)

  // Where a plan refuses something, the rest of it works without that; then the way that gives up rows has to get there.
  const plan = planDiff(previous, next)
  const keepsRows = refusals(plan).length === 0
  if ((await carryOut(executor, plan)) === 'failed as foretold') return
  const database = [...previous, ...next][0]?.database ?? ''
  if (!keepsRows) {
    const rest = planDiff((await introspect(executor, { databases: [database] })).definitions, next, {
      structuralChanges: 'recreate',
    })
    if (refusals(rest).length > 0 || (await carryOut(executor, rest)) === 'failed as foretold') return
  }

  const { definitions, unsupported } = await introspect(executor, { databases: [database] })
  expect(unsupported).toEqual([])
  const drift = compareDefinitions(next, definitions)
  expect(drift, plan.statements.join(';\n')).toMatchObject({ drifted: false, tableDrift: [], objectDrift: [] })
  expect(planDiff(definitions, next)).toMatchObject({ statements: [], operations: [] })

  const survivors = tablesOf(next).filter(({ name }) => tablesOf(previous).some((known) => known.name === name))
  for (const survivor of keepsRows ? survivors : []) {
    if (survivor.name !== 'sink') expect(await rowsOf(executor, survivor), survivor.name).toBe(ROWS)
  }
}

test(`a plan leads from any schema to any other and keeps the rows (${numRuns} cases, seed ${seed})`, {
  timeout: 20_000 * numRuns,
}, async () => {
  const executor = testExecutor(testServer())
  let count = 0
  await fc.assert(
    fc.asyncProperty(schemaPairs, async ({ previous, next }) => {
      count += 1
      const database = `plans_${process.pid}_${count}`
      try {
        await executor.execute(`CREATE DATABASE ${database} ENGINE = Atomic`, { database: null })
        await check(executor, inDatabase(previous, database), inDatabase(next, database))
      } finally {
        await executor.execute(`DROP DATABASE IF EXISTS ${database} SYNC`, { database: null })
      }
    }),
    { seed, numRuns },
  )
})
