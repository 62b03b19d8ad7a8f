import { expect, it } from 'vitest'
import { isSchemaDefinition, materializedView, schema, table, view } from '../src/index.js'

const events = table({
  database: 'app',
  name: 'events',
  columns: [{ name: 'id', type: 'UInt64' }],
  engine: 'MergeTree',
  primaryKey: ['id'],
  orderBy: ['id'],
})

it('adds the kind as the last member', () => {
  const recent = view({ database: 'app', name: 'recent', as: 'SELECT 1' })
  const counts = materializedView({
    database: 'app',
    name: 'counts',
    to: { database: 'app', name: 'totals' },
    as: 'SELECT 1',
  })
  expect(Object.keys(events)).toEqual(['database', 'name', 'columns', 'engine', 'primaryKey', 'orderBy', 'kind'])
  expect([events.kind, recent.kind, counts.kind]).toEqual(['table', 'view', 'materialized_view'])
  expect(schema(events, recent, counts)).toEqual([events, recent, counts])
})

it('copies the input and shares its members', () => {
  const input = { ...events }
  expect(table(input)).not.toBe(input)
  expect(table(input).columns).toBe(input.columns)
})

it('tells definitions by their kind', () => {
  expect([events, { kind: 'view' }, { kind: 'materialized_view' }].every(isSchemaDefinition)).toBe(true)
  expect([null, undefined, 'table', { kind: 'other' }, {}, [], () => events].some(isSchemaDefinition)).toBe(false)
})
