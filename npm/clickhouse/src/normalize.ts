import type { SchemaDefinition, TableDefinition } from '@chkit/core'
import type { ClickHouseExecutor } from './executor.js'
import { quoteString } from './sql.js'

/** A place where SQL of each sort can stand, so that the server prints it as it prints the sort: [before, after]. */
const PLACES = {
  default: ['CREATE TABLE t (`c` DEFAULT ', ') ENGINE = Memory'],
  key: ['CREATE TABLE t (`c` Int8) ENGINE = MergeTree ORDER BY ', ''],
  partition: ['CREATE TABLE t (`c` Int8) ENGINE = MergeTree PARTITION BY ', ''],
  ttl: ['CREATE TABLE t (`c` Int8) ENGINE = MergeTree TTL ', ''],
  index: ['CREATE TABLE t (`c` Int8, INDEX i ', ' TYPE minmax GRANULARITY 1) ENGINE = Memory'],
  projection: ['CREATE TABLE t (`c` Int8, PROJECTION p (', ')) ENGINE = Memory'],
  query: ['', ''],
} as const
type Place = keyof typeof PLACES

/** The longest text of one request; a server takes 262,144 bytes, and characters may be of several bytes and escaped. */
const BATCH_CHARACTERS = 30_000
const EXPRESSION_MARK = 'fn:'

/**
 * Gives every piece of SQL in definitions the server's own spelling, so that what was written compares equal with what
 * the server stores. What the server cannot read stays as it is. One request, or a few for a very large schema.
 */
export async function normalizeOnServer(
  executor: Pick<ClickHouseExecutor, 'query'>,
  definitions: readonly SchemaDefinition[],
): Promise<SchemaDefinition[]> {
  const wanted = new Set<string>()
  const collect = (place: Place, sql: string): string => {
    wanted.add(inPlace(place, sql))
    return sql
  }
  for (const definition of definitions) rewrite(definition, collect)

  const spelling = await formatAll(executor, [...wanted])
  return definitions.map((definition) =>
    rewrite(definition, (place, sql) => outOfPlace(place, spelling.get(inPlace(place, sql))) ?? sql),
  )
}

function inPlace(place: Place, sql: string): string {
  const [before, after] = PLACES[place]
  // The line break ends a comment that the text may end with.
  return `${before}${sql}\n${after}`
}

/** Nothing when the server's text is not the place with something in it: then the SQL did more than fill its place. */
function outOfPlace(place: Place, text: string | null | undefined): string | undefined {
  const [before, after] = PLACES[place]
  const fits = text?.startsWith(before) && text.endsWith(after) && text.length > before.length + after.length
  return fits ? text?.slice(before.length, text.length - after.length) : undefined
}

async function formatAll(
  executor: Pick<ClickHouseExecutor, 'query'>,
  texts: string[],
): Promise<Map<string, string | null>> {
  const spelling = new Map<string, string | null>()
  for (const batch of inBatches(texts)) {
    const list = batch.map(quoteString).join(', ')
    const [row] = await executor.query<{ formatted: (string | null)[] }>(
      `SELECT arrayMap(text -> formatQuerySingleLineOrNull(text), [${list}]) AS formatted`,
      { database: null },
    )
    for (const [index, text] of batch.entries()) spelling.set(text, row?.formatted[index] ?? null)
  }
  return spelling
}

function inBatches(texts: string[]): string[][] {
  const batches: string[][] = []
  let room = 0
  for (const text of texts) {
    if (text.length > room) {
      batches.push([])
      room = BATCH_CHARACTERS
    }
    batches.at(-1)?.push(text)
    room -= text.length
  }
  return batches
}

/** The same definition with every piece of SQL replaced. */
function rewrite(definition: SchemaDefinition, replace: (place: Place, sql: string) => string): SchemaDefinition {
  if (definition.kind !== 'table') return { ...definition, as: replace('query', definition.as) }
  const { columns, primaryKey, orderBy, uniqueKey, partitionBy, ttl, indexes, projections } = definition
  const names = new Set(columns.map(({ name }) => name.trim()))
  // An entry that is exactly a column's name is no SQL: it would need quotes if the name did.
  const keys = (entries: string[]) => entries.map((entry) => (names.has(entry.trim()) ? entry : replace('key', entry)))
  const table: TableDefinition = {
    ...definition,
    columns: columns.map((column) => {
      const { default: value } = column
      if (typeof value !== 'string' || !value.startsWith(EXPRESSION_MARK)) return column
      return { ...column, default: EXPRESSION_MARK + replace('default', value.slice(EXPRESSION_MARK.length)) }
    }),
    primaryKey: keys(primaryKey),
    orderBy: keys(orderBy),
  }
  if (uniqueKey !== undefined) table.uniqueKey = keys(uniqueKey)
  if (partitionBy !== undefined) table.partitionBy = replace('partition', partitionBy)
  if (ttl !== undefined) table.ttl = replace('ttl', ttl)
  if (indexes !== undefined) {
    table.indexes = indexes.map((index) => ({ ...index, expression: replace('index', index.expression) }))
  }
  if (projections !== undefined) {
    table.projections = projections.map((projection) => ({
      ...projection,
      query: replace('projection', projection.query),
    }))
  }
  return table
}
