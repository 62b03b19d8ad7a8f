import { introspect } from '@chkit/clickhouse'
import {
  type ColumnDefinition,
  compareDefinitions,
  materializedView,
  type SchemaDefinition,
  type TableDefinition,
  table,
  toCreateSQL,
  view,
} from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { createTestDatabase } from '../support/clickhouse.js'

type Members = Partial<Omit<TableDefinition, 'kind'>>

const columns: ColumnDefinition[] = [
  { name: 'id', type: 'Int64' },
  { name: 's', type: 'String' },
  { name: 'ts', type: 'DateTime' },
  { name: 'n', type: 'Nullable(Int32)' },
  { name: 'a', type: 'Array(Int64)' },
  { name: 'm', type: 'Map(String, Int64)' },
  { name: 'f', type: 'Float64' },
  { name: 't', type: 'Tuple(x Int64, y String)' },
  { name: 'select', type: 'Int8' },
]

/** A column `c` with a default. */
function defaults(type: string, ...values: NonNullable<ColumnDefinition['default']>[]): Members[] {
  return values.map((value) => ({ columns: [...columns, { name: 'c', type, default: value }] }))
}

/** The same expressions as defaults. */
function expressions(type: string, ...texts: string[]): Members[] {
  return defaults(type, ...texts.map((text) => `fn:${text}`))
}

function indexes(...written: [expression: string, type: string, typeArgs?: string][]): Members[] {
  return written.map(([expression, type, typeArgs]) => ({
    indexes: [
      // Kinds that are not suggested are taken as text.
      { name: 'i', expression, type: type as 'minmax', granularity: 2, ...(typeArgs !== undefined && { typeArgs }) },
    ],
  }))
}

const spellings: Record<string, Members[]> = {
  'names of functions': [
    ...expressions('DateTime', 'NOW()', 'now ( )', 'CURRENT_TIMESTAMP', 'current_timestamp()'),
    ...expressions('Date', 'TODAY()', 'CURRENT_DATE()', "DATE_TRUNC('month',ts)", 'DATE(ts)', 'Date(ts)'),
    ...expressions('String', 'LOWER(s)', 'lcase(s)', 'SUBSTR(s,1,2)', 'LEFT(s,1)', 'TRIM(s)', 'CONCAT(s,s)'),
    ...expressions(
      'Int64',
      'COALESCE(n,0)',
      'IFNULL(n,0)',
      'YEAR(ts)',
      'GREATEST(id,2)',
      'IF(id=1,2,3)',
      'CHAR_LENGTH(s)',
    ),
    ...expressions('Float64', 'POW(f,2)', 'ABS(f)'),
  ],
  numbers: [
    ...expressions('Int64', '0x1F', '010', '-1', '- 1', '+1', '1_000', '(1)', '((1+2))', '-(-1)', '- -1'),
    ...expressions('Float64', '1.50', '1e3', '1.', '1e-7', '-1.5', 'inf', 'nan'),
    ...expressions('UInt64', '18446744073709551615'),
    ...defaults('Float64', 1e21, 1e-7, 1.5, -0.5),
    ...defaults('Int64', 5, -5),
  ],
  texts: [
    ...defaults('String', "it's", 'a\\b', 'a\nb\tc', '', 'é日本', '\u0001\u0007', 'fn:$$heredoc$$', "fn:'it''s'"),
    ...defaults('LowCardinality(String)', 'x'),
    ...defaults("Enum8('a'=1)", 'a'),
    ...defaults('Date', '2020-01-01', "fn:DATE '2020-01-01'"),
    ...defaults('IPv4', '127.0.0.1'),
    ...defaults('Bool', true, false, 'fn:TRUE', 'fn:1'),
  ],
  operators: [
    ...expressions(
      'Int64',
      'id+1',
      'plus(id,1)',
      'id+1*2',
      '(id+1)*2',
      'id-(1-2)',
      'id-1-2',
      'id DIV 2',
      'id MOD 2',
      'id % 2',
    ),
    ...expressions(
      'Int8',
      'id=1 and f>2 or id<3',
      'id=1 AND (f>2 OR id<3)',
      'not id',
      'NOT (id = 1)',
      'not(id)',
      'id <> 1',
    ),
    ...expressions(
      'Int8',
      'id BETWEEN 1 AND 2',
      'id NOT BETWEEN 1 AND 2',
      'n IS NULL',
      'n IS NOT NULL AND id=1',
      'id<=>1',
    ),
    ...expressions('Int8', "s like '%a%'", "s not like 'a'", "s REGEXP 'a'", 'id in (1,2)', 'id in 1', 'id not in (1)'),
    ...expressions('String', "s || 'x'", 's||s||s', '"s"', '`s`', 'id::String', 'cast(id as Nullable(TEXT))'),
    ...expressions(
      'Int64',
      'CASE WHEN id>1 THEN 1 ELSE 0 END',
      'case id when 1 then 2 else 3 end',
      'id > 1 ? 1 : 0',
      "'1'::Int64",
    ),
    ...expressions('Int64', 'a[1]', "m['x']", 't.1', 't.x', 'EXTRACT(YEAR FROM ts)', "POSITION('a' IN s)", '`select`'),
    ...expressions('Array(Int64)', '[]', '[1,2,3]', 'array(1,2)', 'arrayMap(x->x+1,a)', 'arrayMap((x,y)->x+y,a,a)'),
    ...expressions(
      'DateTime',
      'now() + INTERVAL 1 DAY',
      "now() + INTERVAL '1 day'",
      'date_add(DAY, 1, ts)',
      'ts - interval 2 weeks',
    ),
  ],
  keys: [
    ...[
      ['id', 's'],
      ['(id, s)'],
      ['tuple(id,s)'],
      ['id % 4'],
      ['id%4', 's'],
      ['toDate( ts )'],
      ['Date(ts)'],
      ['LOWER(s)'],
    ],
    ...[['-id'], ['(id)', 's'], ['`id`'], ['"id"'], ['id ASC'], ['cityHash64(s)%10', 'id'], ['tuple()'], ['select']],
  ].map((orderBy) => ({ orderBy })),
  'descending keys': [['id desc'], ['id DESC', 's'], ['(id DESC, s)']].map((orderBy) => ({
    orderBy,
    settings: { allow_experimental_reverse_key: 1 },
  })),
  'primary keys': [['id'], ['(id)'], ['tuple(id)'], ['`id`']].map((primaryKey) => ({
    primaryKey,
    orderBy: ['id', 's'],
  })),
  'partition keys': [
    ...[
      'id%4',
      '(id%4)',
      '( id , s )',
      'tuple(id)',
      'toYYYYMM( ts )',
      'tuple()',
      '(toYYYYMM(ts),id%2)',
      'id MOD 4',
      '`id`',
    ],
    ...["DATE_TRUNC('month',ts)", 'toStartOfInterval(ts, INTERVAL 1 DAY)', 'toStartOfInterval(ts,interval 1 day)'],
  ].map((partitionBy) => ({ partitionBy })),
  TTL: [
    ...[
      'ts + INTERVAL 1 DAY',
      'ts+INTERVAL 1 day DELETE',
      'ts + toIntervalDay(1)',
      '(ts + INTERVAL 1 DAY)',
      'ts + 3600',
    ],
    ...["ts + INTERVAL 1 DAY DELETE WHERE id=1 AND s='x'", "ts + INTERVAL 1 DAY TO DISK 'default'", 'addDays(ts,1)'],
    ...['ts + INTERVAL 1 DAY RECOMPRESS CODEC(ZSTD(3)), ts + INTERVAL 2 DAY', 'DATE_ADD(ts, INTERVAL 1 DAY)'],
    ...['ts + INTERVAL 1 DAY GROUP BY id SET f = SUM(f), s=any(s)', "ts + INTERVAL '1 day'"],
  ].map((ttl) => ({ ttl })),
  settings: [
    { index_granularity: 1024 },
    { index_granularity: '1024', ttl_only_drop_parts: true },
    { ttl_only_drop_parts: 'true', min_bytes_for_wide_part: '10485760' },
    { ttl_only_drop_parts: 1, storage_policy: 'default' },
    { storage_policy: "'default'", old_parts_lifetime: 480 },
    { ratio_of_defaults_for_sparse_serialization: '0.50' },
    { ratio_of_defaults_for_sparse_serialization: 1 },
    { ratio_of_defaults_for_sparse_serialization: '1.0' },
    { merge_with_ttl_timeout: '1e3', deduplicate_merge_projection_mode: 'rebuild' },
  ].map((settings) => ({ settings })),
  indexes: indexes(
    ...([
      ['s', 'minmax'],
      ['lower(s)', 'bloom_filter'],
      ['(s,id)', 'minmax'],
      ['s,id', 'minmax'],
    ] as [string, string][]),
    ...([
      ['id%4', 'minmax'],
      ['(id)', 'minmax'],
      ['LOWER(s)', 'minmax'],
      ['s', 'minmax()'],
    ] as [string, string][]),
    ...['0.01', '0.010', '.01', '1e-2'].map((rate): [string, string, string] => ['s', 'bloom_filter', rate]),
    ['s', 'set', '100'],
    ['s', 'set', '0x64'],
    ['s', 'tokenbf_v1', '256,2,0'],
    ['s', 'ngrambf_v1', '3 , 256,2,0'],
    ['mapKeys(m)', 'bloom_filter'],
  ),
  projections: [
    ...[
      'select s,count() group by s',
      'SELECT s, COUNT(*) GROUP BY s',
      'select s, SUM(id) group by s',
      'SELECT * ORDER BY s',
    ],
    ...['SELECT s, sum(id) x GROUP BY s', 'with 1 as x select s, x order by s', 'select ts, id order by (ts, id)'],
  ].map((query) => ({ projections: [{ name: 'p', query }] })),
  engines: [
    ...['MergeTree()', 'mergetree', 'ReplacingMergeTree( ts )', 'SummingMergeTree((f))', 'AggregatingMergeTree'],
  ].map((engine) => ({ engine })),
  'engines without keys': [
    ...['Memory()', 'Null()', 'log', 'File(CSV)', "URL('http://x/y', CSV)", "Merge(d,'^src')", 'Join(any, left , id)'],
    ...['Buffer(d,src,16,10,100,10000,1000000,10000000,100000000)', "PostgreSQL('h:1','d','t','u','secret')"],
  ].map((engine) => ({ engine, orderBy: [] })),
}

/** Queries over `src` in the database `d`; `dst` takes what they give. */
const queries = (d: string): string[] => [
  ...[
    `select id from ${d}.src`,
    `(select id from \`${d}\`."src")`,
    `select s.id from ${d}.src as s`,
    `select s.id from ${d}.src s`,
  ],
  ...[
    `SELECT COUNT(*) AS n FROM ${d}.src`,
    `SELECT IF(id=1, 0x2, 3) AS n FROM ${d}.src`,
    `SELECT id+0x1 AS id FROM ${d}.src`,
  ],
  ...[
    `select a.id from ${d}.src a join ${d}.src b on a.id=b.id`,
    `select a.id from ${d}.src a left join ${d}.src b using id`,
  ],
  ...[`WITH x AS (SELECT 1 AS id) SELECT id FROM x`, `select id from ${d}.src union all select id from ${d}.src`],
  ...[`SELECT id FROM ${d}.src WHERE ts > now() - INTERVAL 1 DAY`, `SELECT id, -- the id\n 1 AS n FROM ${d}.src`],
  ...[
    'with src as (select id from src where id in src) select src.id from src',
    `SELECT id FROM src WHERE in(id, src)`,
  ],
  ...['SELECT id FROM src', 'select a.id from src a join src b using id where id in (select id from src)'],
]

async function driftAfter(written: (database: string) => SchemaDefinition[]) {
  const { executor, name } = await createTestDatabase()
  const source = table({ database: name, name: 'src', columns, engine: 'MergeTree', primaryKey: [], orderBy: ['id'] })
  const names = ['id', 'n'].map((column) => ({ name: column, type: 'Int64' }))
  const target = table({ database: name, name: 'dst', columns: names, engine: 'Null', primaryKey: [], orderBy: [] })
  const definitions = [source, target, ...written(name)]
  for (const definition of definitions) await executor.execute(toCreateSQL(definition))
  const live = await introspect(executor, { databases: [name] })
  expect(live.unsupported).toEqual([])
  const drift = compareDefinitions(definitions, live.definitions, {
    defaultDatabase: name,
  })
  const writtenAs = (object: string) => definitions.find((definition) => object.endsWith(`${name}.${definition.name}`))
  return [
    ...drift.tableDrift.map(({ table }) => writtenAs(table)),
    ...drift.objectDrift.map(({ object }) => writtenAs(object)),
  ]
}

describe('right after it was created, nothing has drifted, however it was spelled', () => {
  test.each(Object.entries(spellings))('%s', async (_, variants) => {
    const drifted = await driftAfter((database) =>
      variants.map((members, index) =>
        table({
          database,
          name: `t${index}`,
          columns,
          engine: 'MergeTree',
          primaryKey: [],
          orderBy: ['id'],
          ...members,
        }),
      ),
    )
    expect(drifted).toEqual([])
  })

  test('queries of views', async () => {
    const drifted = await driftAfter((database) =>
      queries(database).flatMap((query, index): SchemaDefinition[] => [
        view({ database, name: `v${index}`, as: query }),
        materializedView({ database, name: `m${index}`, to: { database, name: 'dst' }, as: query }),
      ]),
    )
    expect(drifted).toEqual([])
  })
})

test('a dictionary is named with or without the database', async () => {
  const { executor, name } = await createTestDatabase()
  await executor.execute(
    `CREATE DICTIONARY dict (id UInt64, v String) PRIMARY KEY id SOURCE(CLICKHOUSE(QUERY 'SELECT 1 AS id, \\'\\' AS v')) LIFETIME(0) LAYOUT(FLAT())`,
  )
  const call = (dictionary: string) => `dictGet(${dictionary}, 'v', id)`
  const definitions = ['dict', "'dict'", `${name}.dict`, `'${name}.dict'`].flatMap((dictionary, index) => [
    table({
      database: name,
      name: `t${index}`,
      columns: [
        { name: 'id', type: 'UInt64' },
        { name: 'v', type: 'String', default: `fn:${call(dictionary)}` },
      ],
      engine: 'MergeTree',
      primaryKey: [],
      orderBy: ['id'],
      projections: [{ name: 'p', query: `SELECT id, ${call(dictionary)} ORDER BY id` }],
    }),
    view({ database: name, name: `v${index}`, as: `SELECT ${call(dictionary)} AS v FROM t${index}` }),
  ])
  for (const definition of definitions) await executor.execute(toCreateSQL(definition))
  const live = await introspect(executor, { databases: [name] })
  const compared = (defaultDatabase: string) => compareDefinitions(definitions, live.definitions, { defaultDatabase })
  expect(compared(name)).toMatchObject({ drifted: false })
  expect(compared('another').drifted).toBe(true)
})
