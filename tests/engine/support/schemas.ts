import { materializedView, type SchemaDefinition, type TableDefinition, table, view } from '@chkit/core'
import fc from 'fast-check'

/** The names of all databases in these schemas, for a test to put its own in their place. */
export const DATABASE = 'some_database'

/** A type, an expression for a default, and a value of every row. */
interface Sort {
  type: string
  fallback: string
  value: string
  /** Whether an index and a group can be made of it. */
  isPlain: boolean
}

const sorts: Sort[] = [
  { type: 'UInt8', fallback: '7', value: '1', isPlain: true },
  { type: 'Int64', fallback: 'toInt64(k) + 1', value: '1', isPlain: true },
  { type: 'String', fallback: "'none'", value: "'1'", isPlain: true },
  { type: 'LowCardinality(String)', fallback: "concat('k', toString(k))", value: "'1'", isPlain: true },
  { type: 'Nullable(Int64)', fallback: 'NULL', value: '1', isPlain: false },
  { type: 'DateTime', fallback: 'now()', value: "toDateTime('2030-01-01 00:00:00')", isPlain: true },
  { type: 'Date', fallback: 'toDate(ts)', value: "toDate('2030-01-01')", isPlain: true },
  { type: 'Float64', fallback: '0.5', value: '1', isPlain: true },
  { type: 'Decimal(18, 4)', fallback: '1.5', value: '1', isPlain: true },
  { type: 'Array(String)', fallback: "['x']", value: "['1']", isPlain: false },
  { type: "Enum8('a' = 1, 'b' = 2)", fallback: "'b'", value: "'a'", isPlain: true },
  { type: 'Map(String, UInt64)', fallback: "map('x', 1)", value: "map('1', 1)", isPlain: false },
]

/** What an INSERT gives to a column of one of these types; nothing to a column of any other. */
export function sampleOf(type: string): string | undefined {
  return sorts.find((sort) => sort.type === type)?.value
}

const comment = fc.option(fc.constantFrom('first', "it's the second"), { nil: undefined })

interface Drawn {
  name: string
  sort: Sort
  hasDefault: boolean
  comment: string | undefined
}

const columns: fc.Arbitrary<Drawn[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e f'),
    sort: fc.constantFrom(...sorts),
    hasDefault: fc.boolean(),
    comment,
  }),
  { maxLength: 4, selector: ({ name }) => name },
)

/** Members that no ALTER changes. */
const structure = fc.record({
  engine: fc.constantFrom('MergeTree', 'ReplacingMergeTree(ts)', 'MergeTree'),
  orderBy: fc.constantFrom(['id'], ['id', 'k'], ['k', 'toDate(ts)']),
  partitionBy: fc.constantFrom<string | undefined>(undefined, 'toYYYYMM(ts)'),
})

const members = fc.record({
  drawn: columns,
  indexed: fc.option(fc.nat(10), { nil: undefined }),
  projected: fc.option(fc.nat(10), { nil: undefined }),
  granularity: fc.constantFrom(1, 4),
  ttl: fc.constantFrom<string | undefined>(undefined, 'ts + INTERVAL 10 YEAR', 'ts + INTERVAL 20 YEAR'),
  settings: fc.constantFrom({}, { ttl_only_drop_parts: 1 }, { merge_with_ttl_timeout: 3600 }),
  comment,
})

type Structure = typeof structure extends fc.Arbitrary<infer Value> ? Value : never
type Members = typeof members extends fc.Arbitrary<infer Value> ? Value : never

function tableOf(name: string, { engine, orderBy, partitionBy }: Structure, own: Members): TableDefinition {
  const { drawn, indexed, projected, granularity, ttl, settings, comment } = own
  const plain = ['id', 'k', ...drawn.filter(({ sort }) => sort.isPlain).map(({ name }) => name)]
  const pick = (at: number) => `\`${plain[at % plain.length]}\``
  return table({
    database: DATABASE,
    name,
    columns: [
      { name: 'id', type: 'UInt64' },
      { name: 'k', type: 'UInt32' },
      { name: 'ts', type: 'DateTime', default: "fn:toDateTime('2030-01-01 00:00:00')" },
      ...drawn.map(({ name, sort, hasDefault, comment }) => ({
        name,
        type: sort.type,
        ...(hasDefault && { default: `fn:${sort.fallback}` }),
        ...(comment !== undefined && { comment }),
      })),
    ],
    engine,
    primaryKey: [],
    orderBy: [...orderBy],
    ...(partitionBy !== undefined && { partitionBy }),
    ...(ttl !== undefined && { ttl }),
    settings: { ...settings, ...(engine !== 'MergeTree' && { deduplicate_merge_projection_mode: 'drop' }) },
    ...(indexed !== undefined && {
      indexes: [{ name: 'i', expression: pick(indexed), type: 'minmax' as const, granularity }],
    }),
    ...(projected !== undefined && {
      projections: [{ name: 'p', query: `SELECT ${pick(projected)}, count() GROUP BY ${pick(projected)}` }],
    }),
    ...(comment !== undefined && { comment }),
  })
}

/** What reads a table: a column that it has, and a number to change the query by. */
const readers = fc.record({
  view: fc.option(fc.record({ column: fc.nat(6), from: fc.nat(1) }), { nil: undefined }),
  filled: fc.option(fc.record({ from: fc.nat(1) }), { nil: undefined }),
})

type Readers = typeof readers extends fc.Arbitrary<infer Value> ? Value : never

function readersOf(source: TableDefinition, { view: plainView, filled }: Readers): SchemaDefinition[] {
  const from = `${DATABASE}.${source.name}`
  const sink = table({
    database: DATABASE,
    name: 'sink',
    columns: [{ name: 'id', type: 'UInt64' }],
    engine: 'MergeTree',
    primaryKey: [],
    orderBy: ['id'],
  })
  const definitions: SchemaDefinition[] = []
  if (plainView !== undefined) {
    const column = source.columns[plainView.column % source.columns.length]?.name
    const as = `SELECT id, \`${column}\` AS seen FROM ${from} WHERE k >= ${plainView.from}`
    definitions.push(view({ database: DATABASE, name: 'seen', as }))
  }
  if (filled !== undefined) {
    const to = { database: DATABASE, name: 'sink' }
    const as = `SELECT id FROM ${from} WHERE k >= ${filled.from}`
    definitions.push(sink, materializedView({ database: DATABASE, name: 'filler', to, as }))
  }
  return definitions
}

/** One object's two states; `keeps` says which members the second has from the first. */
const tablePair = fc.record({
  presence: fc.constantFrom<'both' | 'previous' | 'next'>('both', 'both', 'both', 'both', 'previous', 'next'),
  keepsStructure: fc.constantFrom(true, true, true, true, true, false),
  keepsMembers: fc.constantFrom(true, false, false, false),
  structures: fc.tuple(structure, structure),
  members: fc.tuple(members, members),
})

/** Two states of a schema that a server takes, from the first of which a plan leads to the second. */
export const schemaPairs: fc.Arbitrary<{ previous: SchemaDefinition[]; next: SchemaDefinition[] }> = fc
  .record({ first: tablePair, second: tablePair, readers: fc.tuple(readers, readers) })
  .map(({ first, second, readers: [before, after] }) => {
    const previous: SchemaDefinition[] = []
    const next: SchemaDefinition[] = []
    for (const [name, pair] of [
      ['t', first],
      ['u', second],
    ] as const) {
      const { presence, keepsStructure, keepsMembers, structures, members } = pair
      if (presence !== 'next') previous.push(tableOf(name, structures[0], members[0]))
      if (presence !== 'previous') {
        next.push(tableOf(name, structures[keepsStructure ? 0 : 1], members[keepsMembers ? 0 : 1]))
      }
    }
    for (const [side, own] of [
      [previous, before],
      [next, after],
    ] as const) {
      const [source] = side
      if (source?.kind === 'table') side.push(...readersOf(source, own))
    }
    return { previous, next }
  })
