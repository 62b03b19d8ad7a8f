import type { SchemaDefinition } from '@chkit/core'
import fc from 'fast-check'
import { anyName, databaseName, doubleQuoted, quoted } from './names.js'
import { absent, type Draft, type Spellings, same, spell } from './spelling.js'

/** Members of a draft. */
type Members = Record<string, unknown>

const plainTypes: Spellings[] = [
  same('String', ' String ', 'TEXT', 'varchar(10)'),
  same('UInt8', 'TINYINT UNSIGNED'),
  same('Int64', 'BIGINT', 'bigint'),
  same('Float64', 'DOUBLE PRECISION', 'double'),
  same('Bool', 'Boolean', 'bool'),
  same('Date'),
  same('DateTime', 'TIMESTAMP'),
  same("DateTime64(3, 'UTC')", "DateTime64( 3,'UTC' )"),
  same('DateTime64(3)', 'DateTime64'),
  same('Decimal(18, 4)', 'Decimal(18,4)', 'DECIMAL( 18 , 4 )', 'Decimal64(4)'),
  same("Enum8('a' = 1, 'b;c' = 2)", "Enum8('a'=1,'b;c'=2)", "Enum8('a', 'b;c')"),
  same('UUID'),
  same('IPv4', 'INET4'),
]

const wrappedTypes: Spellings[] = [
  same('Array(Nullable(Int32))', 'Array( Nullable(INT) )'),
  same('Map(String, Array(UInt8))', 'Map(String,Array(UInt8))'),
  same('Tuple(a UInt8, `b c` String)', 'Tuple( a UInt8,`b c` String )'),
  same('AggregateFunction(sum, UInt64)', 'AggregateFunction( sum , UInt64 )'),
  same('Nullable(String)', 'Nullable( TEXT )'),
  same('LowCardinality(Nullable(String))', 'LowCardinality( Nullable(String) )'),
]

const defaults: unknown[] = [
  same('fn:now()', 'fn:now( )', { expression: 'now()' }),
  same('fn:toDate(now()) - 1', 'fn:toDate( now() )-1', 'fn:(toDate(now()) - 1)'),
  same(1, 'fn:1'),
  same(-0.5, 'fn:-0.5'),
  same(true, 'fn:true'),
  same("it's", "fn:'it''s'", "fn:'it\\'s'"),
  same('C:\\temp\\', "fn:'C:\\\\temp\\\\'"),
  same('', "fn:''"),
  'a  b;\n--c',
]

const comments: unknown[] = [
  same(absent, '', '  '),
  same('what it is', ' what it is '),
  "it's; a `comment` -- with \\ and\nmore",
]

const anyComment = fc.constantFrom(...comments)

const columnMembers: fc.Arbitrary<Members> = fc.record({
  type: fc.oneof(fc.constantFrom(...plainTypes), fc.constantFrom(...wrappedTypes)),
  default: fc.oneof({ weight: 2, arbitrary: fc.constant(absent) }, fc.constantFrom(...defaults)),
  comment: anyComment,
  nullable: fc.constant(same(absent, false)),
})

const nullableColumn: fc.Arbitrary<Members> = fc.record({
  type: fc.constantFrom(...plainTypes),
  nullable: fc.constant(true),
  comment: anyComment,
})

const anyColumn: fc.Arbitrary<Members> = fc
  .tuple(anyName, fc.oneof({ weight: 3, arbitrary: columnMembers }, nullableColumn))
  .map(([name, members]) => ({ name: same(name, ` ${name}\t`), ...members }))

/** A column's name as the author wrote it. */
function nameOf(member: Members): string {
  return spell(member.name) as unknown as string
}

function uniqueByName(arbitrary: fc.Arbitrary<Members>, length: { minLength?: number; maxLength: number }) {
  return fc.uniqueArray(arbitrary, { ...length, selector: nameOf })
}

/** Ways to write one entry of a key; the plain name only where the whole text is the name. */
function keyEntry(name: string): Spellings {
  return same(name, quoted(name), doubleQuoted(name), ` ${quoted(name)} `, `(${quoted(name)})`, `${quoted(name)} ASC`)
}

/** A call of a function, in several spellings. */
function callOf(name: string, argument: string): Spellings {
  const inner = quoted(argument)
  return same(`${name}(${inner})`, `${name}( ${inner} )`, `(${name}(${inner}))`, `${name}(/* ; */${inner}) -- )`)
}

/** Ways to write a whole key. */
function keySpellings(entries: Spellings[]): Spellings {
  if (entries.length === 0) return same([], ['tuple()'], ['()'], absent)
  // The second spelling of an entry can stand among others: a name is in quotes there.
  const list = entries.map(({ values }) => String(values[1]))
  return same(entries, [list.join(', ')], [`(${list.join(',')})`], [`tuple( ${list.join(' , ')} )`])
}

function keysOver(columns: string[]): fc.Arbitrary<Members> {
  const entries = fc
    .uniqueArray(fc.constantFrom(...columns), { maxLength: 3 })
    .chain((names) => fc.tuple(...names.map((name) => fc.constantFrom(keyEntry(name), callOf('cityHash64', name)))))
  const partition = fc.constantFrom(...columns).map((name) => callOf('toYYYYMM', name))
  return fc.record({
    orderBy: entries.map(keySpellings),
    uniqueKey: fc.oneof({ weight: 5, arbitrary: fc.constant(same(absent, [])) }, entries.map(keySpellings)),
    primaryKey: fc.constant(same([], absent)),
    partitionBy: fc.oneof(fc.constant(same(absent, '', 'tuple()')), partition),
  })
}

function ttlOver(columns: string[]): fc.Arbitrary<unknown> {
  const expiry = fc.tuple(fc.constantFrom(...columns), fc.integer({ min: 1, max: 9 })).map(([name, days]) => {
    const column = quoted(name)
    return same(
      `${column} + toIntervalDay(${days})`,
      `${column} + INTERVAL ${days} DAY`,
      `${column}+interval ${days} day`,
      `${column} + toIntervalDay(${days}) DELETE`,
    )
  })
  return fc.oneof(fc.constant(same(absent, '', ' ')), expiry)
}

const anySettings = fc.record({
  index_granularity: fc.constantFrom(same(absent, 8192, '8192'), same(1024, '1024')),
  ttl_only_drop_parts: fc.constantFrom(absent, same(1, '1', true), same(0, '0', false)),
  storage_policy: fc.constantFrom(absent, same('hot_and_cold', "'hot_and_cold'"), 'it`s; odd'),
  min_bytes_for_wide_part: fc.constantFrom(absent, same(0, '0')),
  ratio: fc.constantFrom(absent, same(0.5, '0.5'), '1e3', '18446744073709551615', '1.0'),
  'odd `name = 1, x': fc.constantFrom(absent, absent, 'v'),
})

function indexesOver(columns: string[]): fc.Arbitrary<Members[]> {
  const index = fc
    .record({
      name: anyName,
      column: fc.constantFrom(...columns),
      kind: fc.constantFrom(
        { type: 'minmax' },
        { type: 'set', typeArgs: same('100', ' 100 ') },
        { type: 'bloom_filter', typeArgs: same('0.01', '0.01 ') },
      ),
      granularity: fc.constantFrom(same(1, absent), 4),
    })
    .map(({ name, column, kind, granularity }) => ({
      name,
      expression: same(quoted(column), `(${quoted(column)})`, ` ${doubleQuoted(column)} /* it */`),
      ...kind,
      granularity,
    }))
  return uniqueByName(index, { maxLength: 3 })
}

function projectionsOver(columns: string[]): fc.Arbitrary<Members[]> {
  const projection = fc.tuple(anyName, fc.constantFrom(...columns)).map(([name, column]) => {
    const by = quoted(column)
    return {
      name,
      query: same(
        `SELECT ${by}, count() GROUP BY ${by}`,
        `select ${by} , count( )\ngroup by ${by}`,
        `(SELECT ${by}, count() GROUP BY ${by})`,
        `SELECT ${by}, count() -- it's many\nGROUP BY ${by}`,
      ),
    }
  })
  return uniqueByName(projection, { maxLength: 2 })
}

const engines: unknown[] = [
  same('MergeTree', 'MergeTree()', ' mergetree ( ) '),
  same('ReplacingMergeTree', 'ReplacingMergeTree()'),
  same('SummingMergeTree', 'summingmergetree()'),
]

const anyTable: fc.Arbitrary<Members> = uniqueByName(anyColumn, { minLength: 1, maxLength: 6 }).chain((columns) => {
  const names = columns.map(nameOf)
  return fc
    .record({
      kind: fc.constant('table'),
      database: databaseName,
      name: anyName.map((name) => same(name, ` ${name}`)),
      engine: fc.constantFrom(...engines),
      keys: keysOver(names),
      ttl: ttlOver(names),
      settings: fc.oneof(fc.constant(same(absent, {})), anySettings),
      indexes: indexesOver(names).map((list) => (list.length === 0 ? same(absent, []) : list)),
      projections: projectionsOver(names).map((list) => (list.length === 0 ? same(absent, []) : list)),
      comment: anyComment,
      plugins: fc.constantFrom(absent, { backfill: { timeColumn: 'ts', b: 1, a: [null, {}] } }),
    })
    .map(({ keys, ...members }) => ({ ...members, columns, ...keys }))
})

/** Queries over something that need not be there, in several spellings. */
const anyQuery: fc.Arbitrary<unknown> = fc.tuple(databaseName, anyName, anyName).map(([database, table, column]) => {
  const from = `${quoted(database)}.${quoted(table)}`
  return same(
    `SELECT ${quoted(column)} AS c, 'a  b;--' AS s FROM ${from} WHERE ${quoted(column)} != -1`,
    `select ${quoted(column)} as c,'a  b;--' as s\n  from ${from}\nwhere ${quoted(column)} <> - 1 -- it's all`,
    ` SELECT ${doubleQuoted(column)} AS c, 'a  b;--' AS s FROM ${from} WHERE /* ; */ ${quoted(column)}!=-1 `,
    `((SELECT ${quoted(column)} AS c, 'a  b;--' AS s FROM ${from} WHERE ${quoted(column)} != -1))`,
  )
})

const anyView: fc.Arbitrary<Members> = fc.record({
  kind: fc.constant('view'),
  database: databaseName,
  name: anyName,
  as: anyQuery,
  comment: anyComment,
})

const anyMaterializedView: fc.Arbitrary<Members> = fc.record({
  kind: fc.constant('materialized_view'),
  database: databaseName,
  name: anyName,
  to: fc.record({ database: databaseName, name: anyName }),
  as: anyQuery,
  comment: anyComment,
})

/** A whole schema: every object has its own name. */
export const anyDraft: fc.Arbitrary<Draft[]> = fc.uniqueArray(
  fc.oneof({ weight: 4, arbitrary: anyTable }, anyView, anyMaterializedView),
  { maxLength: 5, selector: (members) => `${members.database}.${nameOf(members)}` },
)

/** Whether a draft is one of a table. */
function isTable(draft: Members): boolean {
  return draft.kind === 'table'
}

/** What happens to one object between two states of a schema: most live on, some changed. */
type Fate = 'keeps' | 'goes' | 'gets other members' | 'gets another comment' | 'gets a column' | 'loses its indexes'

const fates: fc.Arbitrary<Fate> = fc.constantFrom<Fate>(
  ...['keeps' as const, 'keeps' as const, 'goes' as const, 'gets other members' as const],
  ...['gets another comment' as const, 'gets a column' as const, 'loses its indexes' as const],
)

function meet(fate: Fate, draft: Members, other: Members | undefined, column: Members): Members[] {
  switch (fate) {
    case 'keeps':
      return [draft]
    case 'goes':
      return []
    case 'gets other members':
      return [{ ...(other ?? draft), kind: draft.kind, database: draft.database, name: draft.name }]
    case 'gets another comment':
      return [{ ...draft, comment: 'another comment' }]
    case 'gets a column':
      return [isTable(draft) ? withColumn(draft, column) : draft]
    case 'loses its indexes':
      return [isTable(draft) ? { ...draft, indexes: absent } : draft]
  }
}

function withColumn(draft: Members, column: Members): Members {
  const columns = draft.columns as Members[]
  return columns.some((known) => nameOf(known) === nameOf(column)) ? draft : { ...draft, columns: [...columns, column] }
}

/** Two states of a schema that have much in common. */
export const anyDraftPair: fc.Arbitrary<{ previous: Draft[]; next: Draft[] }> = fc
  .tuple(anyDraft, anyDraft, fc.array(fates, { minLength: 5, maxLength: 5 }), anyColumn)
  .map(([drafts, others, fates, column]) => {
    const previous = drafts as Members[]
    const next = previous.flatMap((draft, index) => {
      const other = (others as Members[]).find(({ kind }) => kind === draft.kind)
      return meet(fates[index] ?? 'keeps', draft, other, column)
    })
    const names = new Set(previous.map((draft) => `${draft.database}.${nameOf(draft)}`))
    const added = (others as Members[]).filter((draft) => !names.has(`${draft.database}.${nameOf(draft)}`))
    return { previous, next: [...next, ...added.slice(0, 2)] }
  })

/** Definitions as an author may write them. */
export const anyDefinitions: fc.Arbitrary<SchemaDefinition[]> = fc
  .tuple(anyDraft, fc.nat())
  .map(([draft, seed]) => spell(draft, seed))

/** Two states of a schema as an author may write them. */
export const anyPair: fc.Arbitrary<{ previous: SchemaDefinition[]; next: SchemaDefinition[] }> = fc
  .tuple(anyDraftPair, fc.nat(), fc.nat())
  .map(([{ previous, next }, one, other]) => ({ previous: spell(previous, one), next: spell(next, other) }))
