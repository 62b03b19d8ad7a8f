import {
  assertValidDefinitions,
  canonicalizeDefinitions,
  compareDefinitions,
  createSnapshot,
  planDiff,
  planMigration,
  type SchemaDefinition,
  validateDefinitions,
} from '@chkit/core'

/** A function that takes definitions, and what it calls them. */
interface EntryPoint {
  name: string
  root: string
  call(definitions: SchemaDefinition[]): unknown
}

/** Every function that definitions go into: what is wrong with them is wrong for all. */
export const entryPoints: readonly EntryPoint[] = [
  { name: 'canonicalizeDefinitions', root: 'definitions', call: canonicalizeDefinitions },
  { name: 'validateDefinitions', root: 'definitions', call: validateDefinitions },
  { name: 'assertValidDefinitions', root: 'definitions', call: assertValidDefinitions },
  { name: 'createSnapshot', root: 'definitions', call: createSnapshot },
  { name: 'planDiff (previous)', root: 'previous', call: (definitions) => planDiff(definitions, []) },
  { name: 'planDiff (next)', root: 'next', call: (definitions) => planDiff([], definitions) },
  {
    name: 'planMigration',
    root: 'definitions',
    call: (definitions) => planMigration({ previousSnapshot: null, definitions }),
  },
  {
    name: 'compareDefinitions (expected)',
    root: 'expected',
    call: (definitions) => compareDefinitions(definitions, []),
  },
  { name: 'compareDefinitions (actual)', root: 'actual', call: (definitions) => compareDefinitions([], definitions) },
]

/** A table that is fine, with every member; `change` makes it bad. */
export function goodTable(change: Record<string, unknown> = {}): SchemaDefinition {
  return {
    kind: 'table',
    database: 'app',
    name: 'events',
    columns: [{ name: 'id', type: 'UInt64', default: 1, comment: 'which', nullable: false }],
    engine: 'MergeTree',
    primaryKey: ['id'],
    orderBy: ['id'],
    partitionBy: 'id',
    ttl: 'id + 1',
    settings: { index_granularity: 1024 },
    indexes: [{ name: 'by_id', expression: 'id', type: 'set', typeArgs: '100', granularity: 1 }],
    projections: [{ name: 'counts', query: 'SELECT id, count() GROUP BY id' }],
    comment: 'what happened',
    ...change,
  }
}

/** A view that is fine. */
export function goodView(change: Record<string, unknown> = {}): SchemaDefinition {
  return { kind: 'view', database: 'app', name: 'recent', as: 'SELECT 1', ...change }
}

/** A materialized view that is fine. */
export function goodMaterializedView(change: Record<string, unknown> = {}): SchemaDefinition {
  const to = { database: 'app', name: 'counts' }
  return { kind: 'materialized_view', database: 'app', name: 'counter', to, as: 'SELECT 1', ...change }
}

/** A table whose only column, index or projection has a changed member. */
export function tableWith(
  list: 'columns' | 'indexes' | 'projections',
  change: Record<string, unknown>,
): SchemaDefinition {
  const table = goodTable()
  const [item] = (table as unknown as Record<string, object[]>)[list] ?? []
  return goodTable({ [list]: [{ ...item, ...change }] })
}
