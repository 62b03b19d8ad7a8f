import { introspect } from '@chkit/clickhouse'
import { compareDefinitions, materializedView, type SchemaDefinition, table, toCreateSQL, view } from '@chkit/core'
import { expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/clickhouse.js'

/** A schema as people write it: few of its strings are what a server stores. */
function written(database: string): SchemaDefinition[] {
  return [
    table({
      database,
      name: 'events',
      columns: [
        { name: 'id', type: 'BIGINT' },
        { name: 'user_id', type: 'String', comment: "the user's id" },
        { name: 'ts', type: "DateTime64(3,'UTC')", default: 'fn:now64( 3 )' },
        { name: 'day', type: 'Date', default: 'fn:toDate( now() )' },
        { name: 'next', type: 'Int64', default: 'fn:id+1' },
        { name: 'kind', type: "Enum8('a'=1,'b'=2)" },
        { name: 'flag', type: 'Boolean', default: true },
        { name: 'price', type: 'Decimal(18,4)' },
        { name: 'tags', type: 'Map(String,UInt8)' },
        { name: 'note', type: 'String', nullable: true },
        { name: 'text', type: 'Nullable(String)' },
        { name: 'quote', type: 'String', default: "it's \\ so" },
        { name: 'name', type: 'LowCardinality(String)', default: '' },
      ],
      engine: 'ReplacingMergeTree( ts )',
      primaryKey: ['id'],
      orderBy: ['id', 'toDate( ts )'],
      partitionBy: 'toYYYYMM( ts )',
      ttl: 'toDateTime(ts) + INTERVAL 7 DAY',
      settings: { index_granularity: '8192', deduplicate_merge_projection_mode: 'drop' },
      indexes: [
        { name: 'by_user', expression: 'user_id', type: 'bloom_filter', typeArgs: '0.01', granularity: 1 },
        { name: 'by_both', expression: '(id,user_id)', type: 'minmax', granularity: 2 },
        { name: 'by_set', expression: 'lower( user_id )', type: 'set', typeArgs: '100', granularity: 1 },
      ],
      projections: [{ name: 'by_kind', query: 'select kind,count() group by kind' }],
      comment: 'what happened',
    }),
    table({
      database,
      name: 'daily',
      columns: [
        { name: 'day', type: 'Date' },
        { name: 'n', type: 'UInt64' },
      ],
      engine: 'SummingMergeTree',
      primaryKey: ['day'],
      orderBy: ['day'],
    }),
    view({
      database,
      name: 'recent',
      as: `select id , user_id from ${database}.events where ts > now() - interval 1 day`,
    }),
    materializedView({
      database,
      name: 'daily_mv',
      to: { database, name: 'daily' },
      as: `select toDate( ts ) as day, count() as n from ${database}.events group by day`,
    }),
  ]
}

async function applied(): Promise<TestDatabase & { definitions: SchemaDefinition[] }> {
  const database = await createTestDatabase()
  const definitions = written(database.name)
  for (const definition of definitions) await database.executor.execute(toCreateSQL(definition))
  return { ...database, definitions }
}

async function driftOf({ executor, name, definitions }: Awaited<ReturnType<typeof applied>>) {
  const live = await introspect(executor, { databases: [name] })
  expect(live.unsupported).toEqual([])
  return compareDefinitions(definitions, live.definitions)
}

test('a schema that was just applied has not drifted', async () => {
  const drift = await driftOf(await applied())
  expect(drift.tableDrift).toEqual([])
  expect(drift).toMatchObject({ drifted: false, missing: [], extra: [], objectDrift: [] })
})

test('a change by hand is drift', async () => {
  const database = await applied()
  await database.executor.execute('ALTER TABLE events MODIFY COLUMN user_id LowCardinality(String)')
  await database.executor.execute('ALTER TABLE events DROP INDEX by_set')
  await database.executor.execute('DROP VIEW recent')
  await database.executor.execute('CREATE TABLE unknown (id UInt8) ENGINE = Memory')
  const drift = await driftOf(database)
  expect(drift.drifted).toBe(true)
  expect(drift.missing).toEqual([`view:${database.name}.recent`])
  expect(drift.extra).toEqual([`table:${database.name}.unknown`])
  expect(drift.tableDrift).toMatchObject([
    {
      table: `${database.name}.events`,
      reasonCodes: ['changed_column', 'index_mismatch'],
      changedColumns: ['user_id'],
    },
  ])
})

/** Changes that definitions have no words for, and what is said of each. */
const unmodelled: [statement: string, found: object][] = [
  [
    'ADD CONSTRAINT positive CHECK id > 0',
    { reasonCodes: ['constraint_mismatch'], constraintDiffs: ['positive'], changedColumns: [] },
  ],
  [
    "ADD CONSTRAINT `it is so` ASSUME note != ''",
    { reasonCodes: ['constraint_mismatch'], constraintDiffs: ['it is so'] },
  ],
  ['MODIFY SAMPLE BY id', { reasonCodes: ['sample_by_mismatch'], sampleByMismatch: true }],
  [
    'MODIFY COLUMN note String TTL ts + INTERVAL 1 DAY',
    { reasonCodes: ['changed_column'], changedColumns: ['note'], ttlMismatch: false },
  ],
  ['MODIFY COLUMN note CODEC(ZSTD(3))', { reasonCodes: ['changed_column'], changedColumns: ['note'] }],
  ['MODIFY COLUMN note MATERIALIZED toString(id)', { reasonCodes: ['changed_column'], changedColumns: ['note'] }],
  ['ADD STATISTICS id TYPE tdigest', { reasonCodes: ['changed_column'], changedColumns: ['id'] }],
  [
    'MODIFY COLUMN ts MODIFY SETTING max_compress_block_size = 1048576',
    { reasonCodes: ['changed_column'], changedColumns: ['ts'] },
  ],
]

test.each(unmodelled)('%s is drift', async (statement, found) => {
  const { executor, name } = await createTestDatabase()
  const definition = table({
    database: name,
    name: 'TTL',
    columns: [
      { name: 'id', type: 'UInt64' },
      { name: 'ts', type: 'DateTime', default: 'fn:now()', comment: 'TTL ts CONSTRAINT c CHECK 1' },
      { name: 'note', type: 'String' },
      { name: 'TTL', type: 'String', default: 'fn:note' },
      { name: 'b', type: 'String', default: 'fn:TTL' },
    ],
    engine: 'MergeTree',
    primaryKey: [],
    orderBy: ['id'],
    ttl: 'ts + INTERVAL 1 YEAR',
  })
  await executor.execute(toCreateSQL(definition))
  const drift = async () =>
    compareDefinitions([definition], (await introspect(executor, { databases: [name] })).definitions)
  expect(await drift()).toMatchObject({ drifted: false })
  await executor.execute(`ALTER TABLE \`TTL\` ${statement}`, { settings: { allow_experimental_statistics: 1 } })
  expect(await drift()).toMatchObject({ drifted: true, tableDrift: [found] })
})

test('a password that the server hides is no drift', async () => {
  const { executor, name } = await createTestDatabase()
  const outside = (user: string, password: string) =>
    table({
      database: name,
      name: 'outside',
      columns: [{ name: 'id', type: 'UInt64' }],
      engine: `PostgreSQL('localhost:1', 'd', 't', '${user}', '${password}')`,
      primaryKey: [],
      orderBy: [],
    })
  await executor.execute(toCreateSQL(outside('reader', 'not to be seen')))
  const { definitions } = await introspect(executor, { databases: [name] })
  expect(JSON.stringify(definitions)).not.toContain('not to be seen')
  expect(compareDefinitions([outside('reader', 'not to be seen')], definitions)).toMatchObject({ drifted: false })
  expect(compareDefinitions([outside('writer', 'not to be seen')], definitions)).toMatchObject({
    tableDrift: [{ reasonCodes: ['engine_mismatch'] }],
  })
})
