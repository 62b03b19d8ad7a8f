import { introspect } from '@chkit/clickhouse'
import { compareDefinitions, type TableDefinition, table, toCreateSQL } from '@chkit/core'
import { expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/clickhouse.js'

/** What may stand behind the name of a family; most families refuse most of it. */
const anyArguments = ['', '()', '(3)', '(10, 2)', '(0x10)']

/** What families take that need arguments of their own, or take more than numbers. */
const ownArguments: Record<string, string[]> = {
  AggregateFunction: [
    ...[
      '(sum,INT)',
      '(SUM, INT)',
      '(count)',
      '(COUNT())',
      '(`uniq`,TEXT,INT)',
      '(sumIf,INT,UInt8)',
      '(SUMIf,INT,UInt8)',
    ],
    ...['(quantiles(0.50,1e-1),BIGINT)', '(quantile(1.0), INT)', '(median(0.5),INT)', '(groupArray(0x10),INT)'],
    ...['(first_value,INT)', '(argMax, TEXT, DateTime64)', '(1,sum,INT)', '(sumMap,Array(INT),Array(INT))'],
    ...['(sumMapIf,Array(INT),Array(INT),UInt8)', '(quantileTDigest(.5),DateTime32)'],
  ],
  Array: [
    '(INT)',
    '( Array( Nullable(TEXT) ) )',
    '(Tuple(a INT,`b c` TEXT))',
    '(DateTime32)',
    "(Enum('x'))",
    '(JSON(a INT))',
  ],
  DateTime: ["('UTC')", "(3,'UTC')", "(0,'UTC')", '(0)'],
  DateTime32: ["('UTC')"],
  DateTime64: ["(3,'UTC')", '(3,"UTC")', '(0)'],
  Decimal: ['(5)', '(18,4)', '(0x10, 0b10)'],
  Dynamic: ['(max_types=5)', '(max_types = 0x5)', '(max_types=32)'],
  Enum: [
    ...["('a','b')", "('b'=2,'a'=1)", "('a' = 0x10)", "('a' = +3, 'b' = -3)", "('a' = 1_0)", "('a' = 300, 'b')"],
    ...["('it''s', 'c\\\\d', 'é')", "('' = 0)"],
  ],
  ENUM: ["('a','b')"],
  Enum16: ["('a'=1)", "('a' = 0x10)"],
  Enum8: ["('a'=-1,'b')", "('b' = 0b11, 'a' = 1)"],
  FixedString: ['(5)', '(010)'],
  INT: ['(11) UNSIGNED', '(11) SIGNED', ' NULL', ' NOT NULL'],
  JSON: [
    ...[
      '(a INT, b TEXT)',
      '(z INT,a INT)',
      '(a.b INT, SKIP c.d)',
      "(SKIP REGEXP 'x.*', SKIP b, a TEXT)",
      '(c.`d e` DateTime32)',
    ],
    ...[
      '(max_dynamic_paths=8)',
      '(max_dynamic_types = 3,max_dynamic_paths=8)',
      '(max_dynamic_paths=8, max_dynamic_types=3)',
    ],
    ...[
      '(max_dynamic_paths=1024)',
      '(a INT, max_dynamic_paths=0x10)',
      '(a JSON(b INT))',
      '(skip a)',
      '(max_dynamic_paths INT)',
    ],
  ],
  LowCardinality: ['(TEXT)', '( Nullable(VARCHAR(5)) )'],
  Map: ['(TEXT,INT)', '(LowCardinality(TEXT), Array(INT))'],
  Nested: ['(x INT, y Nullable(TEXT))', '(`x.y` INT)', '(x Nested(y INT))'],
  Nullable: ['(INT)', "(Enum16('a' = 0x10))", '( Decimal64(2) )'],
  QBit: ['(Float32,8)', '(DOUBLE, 0x10)'],
  SimpleAggregateFunction: ['(SUM,BIGINT)', '(anyLast, Nullable(INT))', '(max,DateTime64)'],
  TIMESTAMP: ["('UTC')", '(6)'],
  Time: ['(0)', '(6)'],
  Tuple: ['(INT,TEXT)', '(a INT,`select` TEXT)', '(a Tuple)', '(a INT, b Nested(x INT))'],
  Variant: ['(INT,TEXT,Array(INT))', '(INT, INTEGER)', '(DateTime32,TEXT)'],
}

/** Families of which no column can be. */
const unusable = ['Nothing']

function tableOf(database: string, name: string, type: string): TableDefinition {
  const columns = [
    { name: 'id', type: 'Int8' },
    { name: 'c', type },
  ]
  return table({ database, name, columns, engine: 'MergeTree', primaryKey: [], orderBy: ['id'] })
}

/**
 * A table for every type that this server makes a column of: one made of the type as it is written, one of the
 * statement that chkit writes.
 */
async function createAll({ executor, name: database }: TestDatabase) {
  const families = await executor.query<{ family: string }>('SELECT name AS family FROM system.data_type_families')
  const definitions: TableDefinition[] = []
  const refused: string[] = []
  for (const { family } of families) {
    const own = ownArguments[family] ?? []
    const before = definitions.length
    for (const list of [...anyArguments, ...own]) {
      const type = family + list
      const [written, rendered] = ['w', 'r'].map((side) => tableOf(database, `${side}${definitions.length}`, type))
      if (written === undefined || rendered === undefined) continue
      const sql = `CREATE TABLE ${written.name} (id Int8, c ${type}) ENGINE = MergeTree ORDER BY id`
      const isCreated = await executor.execute(sql).then(
        () => true,
        () => false,
      )
      if (isCreated) {
        await executor.execute(toCreateSQL(rendered))
        definitions.push(written, rendered)
      } else if (own.includes(list)) refused.push(type)
    }
    if (definitions.length === before) refused.push(family)
  }
  return { definitions, refused }
}

test('no type has drifted right after it was created', { timeout: 180_000 }, async () => {
  const database = await createTestDatabase()
  const { definitions, refused } = await createAll(database)
  expect(refused).toEqual(unusable)
  const live = await introspect(database.executor, { databases: [database.name] })
  const drift = compareDefinitions(definitions, live.definitions)
  const types = new Map(definitions.map(({ name, columns }) => [`${database.name}.${name}`, columns[1]?.type]))
  expect(drift.tableDrift.map(({ table }) => types.get(table))).toEqual([])
  expect(drift.drifted).toBe(false)
})
