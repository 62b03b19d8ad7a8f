import {
  canonicalizeDefinitions,
  compareDefinitions,
  createSnapshot,
  definitionsFromCatalogue,
  planDiff,
  planMigration,
  readMigration,
  readSnapshot,
  type SchemaDefinition,
} from '@chkit/core'
import { afterEach, describe, expect, test } from 'vitest'
import { goodMaterializedView, goodTable, goodView } from './support/entry-points.js'

/** Names that every object has already, and that lead to its prototype. */
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__']

const before = {
  object: Object.getOwnPropertyNames(Object.prototype),
  array: Object.getOwnPropertyNames(Array.prototype),
}

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before.object)
  expect(Object.getOwnPropertyNames(Array.prototype)).toEqual(before.array)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

/** An object with a member of its own of any name, as `JSON.parse` makes them. */
function owning(name: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([[name, value]])
}

describe.each(names)('%s', (name) => {
  const named = (): SchemaDefinition[] => [
    goodTable({
      database: name,
      name,
      columns: [
        { name, type: 'UInt64', comment: name, default: name },
        { name: 'id', type: 'UInt64' },
      ],
      primaryKey: [],
      orderBy: [name],
      settings: owning(name, 1),
      indexes: [{ name, expression: `\`${name}\``, type: 'minmax', granularity: 1 }],
      projections: [{ name, query: `SELECT \`${name}\`` }],
      comment: name,
    }),
    goodView({ database: name, name: `${name}_view`, as: `SELECT \`${name}\` FROM \`${name}\`.\`${name}\`` }),
    goodMaterializedView({ database: name, name: `${name}_writer`, to: { database: name, name } }),
  ]

  test('is a name like any other', () => {
    const [table] = canonicalizeDefinitions(named())
    expect(table).toMatchObject({ database: name, name, comment: name })
    if (table?.kind !== 'table') throw new Error('The first one is the table.')
    expect(table.columns.map((column) => column.name)).toEqual([name, 'id'])
    expect(Object.entries(table.settings ?? {})).toEqual([[name, 1]])
    expect(planDiff(named(), named()).operations).toEqual([])
    const created = planDiff([], named()).operations.map(({ key }) => key)
    expect(created).toContain(`table:${name}.${name}`)
    expect(created).toContain(`view:${name}.${name}_view`)
  })

  test('is as a column what comes and goes', () => {
    const without = goodTable()
    const columns = [...(without.kind === 'table' ? without.columns : []), { name, type: 'String' }]
    const added = planDiff([without], [goodTable({ columns })])
    expect(added.operations.map(({ type, key }) => ({ type, key }))).toEqual([
      { type: 'alter_table_add_column', key: `table:app.events:column:${name}` },
    ])
    const drift = compareDefinitions([goodTable({ columns })], [without])
    expect(drift.tableDrift).toMatchObject([{ table: 'app.events', missingColumns: [name] }])
  })

  test('survives files and rows', () => {
    const snapshot = createSnapshot(named())
    expect(readSnapshot(JSON.stringify(snapshot), 's')).toEqual(snapshot)
    const { plan } = planMigration({ previousSnapshot: JSON.stringify(snapshot), definitions: named() })
    expect(plan.operations).toEqual([])
    const { header, units } = readMigration(
      `-- ${name}: x\n-- operation: ${name} key=${name} risk=safe\nSELECT 1;`,
      'm',
    )
    expect(Object.values(header).every((value) => typeof value === 'string')).toBe(true)
    expect(units[0]?.operations).toEqual([{ type: name, key: name, risk: 'safe' }])
    const row = { ...catalogueTable(name), engine_full: `MergeTree ORDER BY tuple() SETTINGS \`${name}\` = 2` }
    const { definitions } = definitionsFromCatalogue({ tables: [row], columns: [], indices: [], projections: [] })
    expect(definitions).toMatchObject([{ database: name, name }])
  })

  test('is as a member nothing that has an effect', () => {
    const member = owning(name, { polluted: true })
    const table = Object.defineProperties(goodTable(), Object.getOwnPropertyDescriptors(member))
    const plan = planDiff([goodTable()], [table])
    expect(plan.operations).toEqual([])
    expect(plan.diagnostics).toMatchObject([
      { name: 'unknown_member', severity: 'warning', target: 'table:app.events' },
    ])
    expect(planDiff([table], [goodTable()]).operations).toEqual([])
  })

  test('is no option', () => {
    expect(() => planDiff([], [], owning(name, 'recreate'))).toThrow(name)
  })
})

function catalogueTable(name: string) {
  return {
    database: name,
    name,
    engine: 'MergeTree',
    engine_full: '',
    create_table_query: '',
    as_select: '',
    comment: '',
    partition_key: '',
    sampling_key: '',
  }
}
