import {
  inferSchemaKindFromEngine,
  introspect,
  parseEngineFromCreateTableQuery,
  parseOrderByFromCreateTableQuery,
  parsePartitionByFromCreateTableQuery,
  parsePrimaryKeyFromCreateTableQuery,
  parseProjectionsFromCreateTableQuery,
  parseSettingsFromCreateTableQuery,
  parseTTLFromCreateTableQuery,
  parseUniqueKeyFromCreateTableQuery,
} from '@chkit/clickhouse'
import { compareDefinitions, type TableDefinition, table, toCreateSQL } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { createTestDatabase } from '../support/clickhouse.js'

async function schemaOf(...statements: string[]) {
  const database = await createTestDatabase()
  for (const statement of statements) await database.executor.execute(statement)
  return database
}

async function clausesOf(statement: string) {
  const { executor, name } = await schemaOf(statement)
  const [row] = await executor.query<{ create_table_query: string }>(
    `SELECT create_table_query FROM system.tables WHERE database = '${name}'`,
  )
  const query = row?.create_table_query
  return {
    engine: parseEngineFromCreateTableQuery(query),
    primaryKey: parsePrimaryKeyFromCreateTableQuery(query),
    orderBy: parseOrderByFromCreateTableQuery(query),
    partitionBy: parsePartitionByFromCreateTableQuery(query),
    uniqueKey: parseUniqueKeyFromCreateTableQuery(query),
    ttl: parseTTLFromCreateTableQuery(query),
    settings: parseSettingsFromCreateTableQuery(query),
    projections: parseProjectionsFromCreateTableQuery(query),
  }
}

describe('the list of objects', () => {
  test('has tables and views, not what belongs to the system, to other objects, or to chkit', async () => {
    const { executor, name } = await schemaOf(
      'CREATE TABLE t (id UInt32) ENGINE = MergeTree ORDER BY id',
      'CREATE TABLE `_chkit_migrations` (id UInt32) ENGINE = Memory',
      'CREATE TABLE `xchkitx` (id UInt32) ENGINE = Memory',
      'CREATE VIEW v AS SELECT id FROM t',
      'CREATE MATERIALIZED VIEW to_table TO t AS SELECT id FROM xchkitx',
      'CREATE MATERIALIZED VIEW with_inner ENGINE = MergeTree ORDER BY id AS SELECT id FROM t',
      "CREATE DICTIONARY d (id UInt64, x String) PRIMARY KEY id SOURCE(CLICKHOUSE(TABLE 't')) LAYOUT(FLAT()) LIFETIME(0)",
    )
    const objects = (await executor.listSchemaObjects()).filter(({ database }) => database === name)
    expect(objects).toEqual([
      { kind: 'table', database: name, name: 't' },
      { kind: 'materialized_view', database: name, name: 'to_table' },
      { kind: 'view', database: name, name: 'v' },
      { kind: 'materialized_view', database: name, name: 'with_inner' },
      { kind: 'table', database: name, name: 'xchkitx' },
    ])
    const everything = await executor.listSchemaObjects()
    expect(everything.map(({ database }) => database)).not.toContain('system')
  })

  test('knows the kind by the engine', () => {
    expect(
      ['MergeTree', 'Memory', 'View', 'MaterializedView', 'Dictionary', ''].map(inferSchemaKindFromEngine),
    ).toEqual(['table', 'table', 'view', 'materialized_view', null, null])
  })
})

describe('clauses of what the server prints', () => {
  test('are all found', async () => {
    expect(
      await clausesOf(`CREATE TABLE t (id UInt32, ts DateTime, PROJECTION p (SELECT id, count() GROUP BY id))
        ENGINE = ReplacingMergeTree(ts) PARTITION BY toYYYYMM(ts) PRIMARY KEY id ORDER BY (id, ts) SAMPLE BY id
        TTL ts + INTERVAL 1 DAY DELETE WHERE id = 1 SETTINGS index_granularity = 1024, deduplicate_merge_projection_mode = 'drop'`),
    ).toEqual({
      engine: 'ReplacingMergeTree(ts)',
      primaryKey: 'id',
      orderBy: '(id, ts)',
      partitionBy: 'toYYYYMM(ts)',
      uniqueKey: undefined,
      ttl: 'ts + toIntervalDay(1) WHERE id = 1',
      settings: { index_granularity: '1024', deduplicate_merge_projection_mode: "'drop'" },
      projections: [{ name: 'p', query: 'SELECT id, count() GROUP BY id' }],
    })
  })

  test('are not confused by columns, comments and projections that read like clauses', async () => {
    expect(
      await clausesOf(`CREATE TABLE t (
          ttl DateTime COMMENT ') ENGINE = Log ORDER BY nothing TTL never',
          \`order by\` UInt32 DEFAULT 1, \`settings\` String TTL ttl + INTERVAL 1 MONTH, \`projection\` Int8,
          CONSTRAINT c CHECK \`settings\` != ' SETTINGS x = 1',
          PROJECTION \`a\\\`b\` (SELECT * ORDER BY \`order by\`))
        ENGINE = MergeTree ORDER BY ttl PARTITION BY \`order by\` TTL ttl + INTERVAL 1 DAY
        COMMENT 'PARTITION BY it''s TTL'`),
    ).toEqual({
      engine: 'MergeTree',
      primaryKey: undefined,
      orderBy: 'ttl',
      partitionBy: '`order by`',
      uniqueKey: undefined,
      ttl: 'ttl + toIntervalDay(1)',
      settings: { index_granularity: '8192' },
      projections: [{ name: 'a`b', query: 'SELECT * ORDER BY `order by`' }],
    })
  })

  test('are absent where a table has none', async () => {
    const clauses = await clausesOf('CREATE TABLE t (id UInt32) ENGINE = Memory')
    expect(clauses).toMatchObject({ engine: 'Memory', settings: {}, projections: [] })
    expect([clauses.primaryKey, clauses.orderBy, clauses.partitionBy, clauses.ttl]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(parseOrderByFromCreateTableQuery(undefined)).toBeUndefined()
    expect(parseSettingsFromCreateTableQuery(undefined)).toEqual({})
    expect(parseProjectionsFromCreateTableQuery('')).toEqual([])
  })

  test("of a query inside a view are not the view's", async () => {
    const { executor, name } = await schemaOf(
      'CREATE TABLE t (id UInt32) ENGINE = Memory',
      'CREATE VIEW v AS SELECT id FROM t ORDER BY id SETTINGS max_threads = 1',
    )
    const [row] = await executor.query<{ query: string }>(
      `SELECT create_table_query AS query FROM system.tables WHERE database = '${name}' AND name = 'v'`,
    )
    expect(parseOrderByFromCreateTableQuery(row?.query)).toBeUndefined()
    expect(parseSettingsFromCreateTableQuery(row?.query)).toEqual({})
  })
})

test('the details of tables are those of the databases asked for', async () => {
  const { executor, name } = await schemaOf(
    `CREATE TABLE t (id UInt32, note Nullable(String) COMMENT 'text', at DateTime DEFAULT now(), sum UInt64 MATERIALIZED id + 1,
      INDEX i note TYPE set(100) GRANULARITY 2, INDEX j (id, at) TYPE bloom_filter(0.01), INDEX k note TYPE text(tokenizer = 'splitByNonAlpha'))
      ENGINE = MergeTree ORDER BY id`,
    'CREATE VIEW v AS SELECT id FROM t',
  )
  await schemaOf('CREATE TABLE elsewhere (id UInt32) ENGINE = Memory')
  expect(await executor.listTableDetails([name])).toEqual([
    {
      database: name,
      name: 't',
      engine: 'MergeTree',
      orderBy: 'id',
      columns: [
        { name: 'id', type: 'UInt32' },
        { name: 'note', type: 'String', nullable: true, comment: 'text' },
        { name: 'at', type: 'DateTime', default: 'fn:now()' },
        { name: 'sum', type: 'UInt64' },
      ],
      settings: { index_granularity: '8192' },
      indexes: [
        { name: 'i', expression: 'note', type: 'set', typeArgs: '100', granularity: 2 },
        { name: 'j', expression: 'id, at', type: 'bloom_filter', typeArgs: '0.01', granularity: 1 },
      ],
      projections: [],
    },
  ])
  expect(await executor.listTableDetails([])).toEqual([])
})

test('however a table was written, it is read as the same', async () => {
  const { executor, name } = await createTestDatabase()
  const written = table({
    database: name,
    name: 't',
    columns: [
      { name: 'id', type: 'UInt32' },
      { name: 'ts', type: 'DateTime', default: 'fn:toStartOfHour( now() )' },
      { name: 'plain', type: 'String', default: 'now( )' },
      { name: 'n', type: 'Int8', default: 3 },
    ],
    engine: 'MergeTree',
    primaryKey: ['id'],
    orderBy: ['id', 'toDate( ts )'],
    partitionBy: 'toYYYYMM( ts )  -- by month',
    ttl: 'ts+INTERVAL 1 DAY DELETE WHERE id=1,ts + interval 2 day GROUP BY id SET n=max(n)',
    indexes: [{ name: 'i', expression: '(id,n)', type: 'minmax', granularity: 1 }],
    projections: [{ name: 'p', query: 'select id,count(*) group by id' }],
  })
  await executor.execute(toCreateSQL(written))
  const { definitions } = await introspect(executor, { databases: [name] })
  expect(compareDefinitions([written], definitions)).toMatchObject({ drifted: false, tableDrift: [] })
})

test('a live schema is read as the definitions that made it', async () => {
  const { executor, name } = await schemaOf(
    'CREATE TABLE t (id UInt32, note Nullable(String), INDEX i note TYPE minmax GRANULARITY 1, PROJECTION p (SELECT id ORDER BY id)) ENGINE = MergeTree ORDER BY id',
    'CREATE VIEW v AS SELECT id FROM t',
    'CREATE MATERIALIZED VIEW m TO t AS SELECT id FROM v',
    'CREATE TABLE `_chkit_migrations` (hidden UInt32) ENGINE = Memory',
  )
  const { definitions } = await introspect(executor, { databases: [name] })
  const members = definitions.map(({ kind, name: object }) => `${kind} ${object}`)
  expect(members.sort()).toEqual(['materialized_view m', 'table t', 'view v'])
  const read = definitions.find((definition): definition is TableDefinition => definition.kind === 'table')
  expect(read?.columns.map((column) => [column.name, column.nullable ?? false])).toEqual([
    ['id', false],
    ['note', true],
  ])
  expect(read?.indexes?.map(({ name: index }) => index)).toEqual(['i'])
  expect(read?.projections?.map(({ name: projection }) => projection)).toEqual(['p'])
  expect(await introspect(executor, { databases: [] })).toEqual({ definitions: [], unsupported: [] })
})

test('projections are read from the statement where the server has no table of them', async () => {
  const { executor, name } = await schemaOf(
    `CREATE TABLE t (id UInt32, s String, PROJECTION \`by s)\` (SELECT s, count() GROUP BY s), PROJECTION p (SELECT * ORDER BY s))
     ENGINE = MergeTree ORDER BY id`,
  )
  const asked: string[] = []
  const ofOldServer: typeof executor.query = (sql, options) => {
    asked.push(sql)
    return executor.query(sql.replace("('projections', 'query')", "('no such table', '')"), options)
  }
  const old = await introspect({ query: ofOldServer }, { databases: [name] })
  expect(asked.filter((sql) => sql.includes('FROM system.projections'))).toEqual([])
  const { definitions } = await introspect(executor, { databases: [name] })
  expect(definitions).toMatchObject([{ projections: [{ name: 'by s)' }, { name: 'p' }] }])
  expect(compareDefinitions(old.definitions, definitions)).toMatchObject({ drifted: false })
})

test('an index that the server adds by itself is no part of the description', async () => {
  const { executor, name } = await createTestDatabase()
  const written = table({
    database: name,
    name: 't',
    columns: [
      { name: 'id', type: 'UInt64' },
      { name: 'size', type: 'UInt64' },
    ],
    engine: 'MergeTree',
    primaryKey: ['id'],
    orderBy: ['id'],
    settings: { add_minmax_index_for_numeric_columns: 1 },
    indexes: [{ name: 'i', expression: 'size', type: 'set', typeArgs: '100', granularity: 1 }],
  })
  await executor.execute(toCreateSQL(written))
  const added = await executor.query<{ name: string }>(
    `SELECT name FROM system.data_skipping_indices WHERE database = '${name}' AND name LIKE 'auto%'`,
  )
  expect(added).not.toEqual([])
  const { definitions } = await introspect(executor, { databases: [name] })
  expect(compareDefinitions([written], definitions)).toMatchObject({ drifted: false, tableDrift: [] })
})
