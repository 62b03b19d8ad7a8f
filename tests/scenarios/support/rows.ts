// What a server holds before and after a plan, measured with its own functions.
import { type ClickHouseExecutor, quoteIdentifier, quoteString } from '@chkit/clickhouse'
import { canonicalizeDefinition, type SchemaDefinition, type TableDefinition } from '@chkit/core'
import type { Scenario } from './document.js'

/** The rows of a table: how many, and a checksum of each column's values that does not depend on their order. */
export interface Content {
  rows: string
  checksums: Map<string, string>
}

type Query = Pick<ClickHouseExecutor, 'query'>

/** What was lost of the previous tables, one finding per line. */
export async function lossBetween(
  executor: Query,
  scenario: Pick<Scenario, 'previous' | 'next' | 'options'>,
  before: Map<TableDefinition, Content>,
): Promise<string> {
  const lost: string[] = []
  for (const [previous, { rows, checksums }] of before) {
    const name = `${previous.database}.${previous.name}`
    const next = tablesOf(scenario.next).find((table) => formerTable(table, scenario) === name)
    if (next === undefined) {
      lost.push(`table ${name} with ${rows} rows`)
      continue
    }
    const formerName = (column: { name: string; renamedFrom?: string }) =>
      formerColumn(column, previous, next, scenario)
    const surviving = next.columns.flatMap((column) => {
      const former = previous.columns.find((candidate) => candidate.name === formerName(column))
      return former === undefined ? [] : [{ key: former.name, expression: asBefore(column, former) }]
    })
    const after = await contentOf(executor, next, surviving)
    if (after.rows !== rows) lost.push(`rows ${name} ${rows} -> ${after.rows}`)
    for (const [column, checksum] of checksums) {
      const now = after.checksums.get(column)
      if (now === undefined) lost.push(`column ${name}.${column}`)
      else if (now !== checksum && after.rows === rows) lost.push(`values ${name}.${column}`)
    }
  }
  return lost.join('\n')
}

/** The content of all tables. */
export async function contents(executor: Query, schema: SchemaDefinition[]): Promise<Map<TableDefinition, Content>> {
  const found = new Map<TableDefinition, Content>()
  for (const table of tablesOf(schema)) {
    const columns = table.columns.map(({ name }) => ({ key: name, expression: quoteIdentifier(name) }))
    found.set(table, await contentOf(executor, table, columns))
  }
  return found
}

function isTable(definition: SchemaDefinition): definition is TableDefinition {
  return definition.kind === 'table'
}

/** Canonical, because types and names count here and their spelling does not. */
function tablesOf(schema: SchemaDefinition[]): TableDefinition[] {
  return schema.map(canonicalizeDefinition).filter(isTable)
}

async function contentOf(
  executor: Query,
  { database, name }: TableDefinition,
  columns: { key: string; expression: string }[],
): Promise<Content> {
  const sums = columns.map(
    ({ expression }, index) => `toString(sum(cityHash64(ifNull(toString(${expression}), '\\\\N')))) AS c${index}`,
  )
  const [row = {}] = await executor.query<Record<string, string>>(
    `SELECT ${['toString(count()) AS rows', ...sums].join(', ')} FROM ${quoteIdentifier(database)}.${quoteIdentifier(name)}`,
  )
  return {
    rows: row['rows'] ?? '',
    checksums: new Map(columns.map(({ key }, index) => [key, row[`c${index}`] ?? ''])),
  }
}

/** A column's values in its former type: a value that did not fit the new type does not come back as what it was. */
function asBefore(column: { name: string; type: string }, former: { type: string }): string {
  const name = quoteIdentifier(column.name)
  if (column.type === former.type) return name
  const isComposite = /^(?:Array|Map|Tuple)\(/.test(former.type)
  // What does not fit becomes NULL, which a composite type cannot hold: for those the server has to find that all fits.
  return `${isComposite ? 'CAST' : 'accurateCastOrNull'}(${name}, ${quoteString(former.type)})`
}

/** The name that a table had, by what the definitions and the options say; its own where they say nothing. */
function formerTable(
  table: TableDefinition,
  { previous, options }: Pick<Scenario, 'previous' | 'options'>,
): string | undefined {
  const name = `${table.database}.${table.name}`
  const asked = (options.renames ?? []).filter(({ kind }) => kind === 'table')
  const rename = asked.find(({ to }) => to === name)
  if (rename !== undefined) return rename.from
  if (asked.some(({ from }) => from === name)) return undefined
  const { renamedFrom } = table
  const isThere = previous.some(
    ({ kind, database, name: other }) => kind === 'table' && `${database}.${other}` === name,
  )
  return renamedFrom === undefined || isThere ? name : `${renamedFrom.database ?? table.database}.${renamedFrom.name}`
}

function formerColumn(
  { name, renamedFrom }: { name: string; renamedFrom?: string },
  previous: TableDefinition,
  next: TableDefinition,
  { options }: Pick<Scenario, 'options'>,
): string | undefined {
  const asked = (options.renames ?? [])
    .filter(({ kind }) => kind === 'column')
    .map(({ from, to }) => ({ from: columnOf(from, previous), to: columnOf(to, next) }))
  const rename = asked.find(({ to }) => to === name)
  if (rename !== undefined) return rename.from
  // A name that another column took along is not this column's former one.
  if (asked.some(({ from }) => from === name)) return undefined
  const isThere = (wanted: string) => previous.columns.some((column) => column.name === wanted)
  // A column that hands its name on: whoever takes it is new, or hands its own on in turn.
  const handsOn = (wanted: string): boolean =>
    next.columns.some((taker) => taker.renamedFrom === wanted && (!isThere(taker.name) || handsOn(taker.name)))
  if (renamedFrom !== undefined) return isThere(name) && !handsOn(name) ? name : renamedFrom
  // Where a new column took the name along, this one is new too.
  return next.columns.some((taker) => taker.renamedFrom === name && !isThere(taker.name)) ? undefined : name
}

function columnOf(fullName: string, { database, name }: TableDefinition): string | undefined {
  const table = `${database}.${name}.`
  return fullName.startsWith(table) ? fullName.slice(table.length) : undefined
}
