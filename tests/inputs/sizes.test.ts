import {
  formatSql,
  parseSql,
  planDiff,
  readMigration,
  readSnapshot,
  type SchemaDefinition,
  splitSqlStatements,
  validateDefinitions,
} from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { entryPoints, goodMaterializedView, goodTable, goodView, tableWith } from './support/entry-points.js'
import { findingsOf, rejectionOf } from './support/rejection.js'

/** Ten times what a definition may hold. */
const long = 'a'.repeat(10_000_000)

/** Nothing here may take long: a machine that is busy with something else gets ten times what it needs. */
const patience = { timeout: 20_000 }

const longTexts: [path: string, definition: SchemaDefinition][] = [
  ['database', goodTable({ database: long })],
  ['name', goodTable({ name: long })],
  ['engine', goodTable({ engine: long })],
  ['comment', goodTable({ comment: long })],
  ['ttl', goodTable({ ttl: long })],
  ['partitionBy', goodTable({ partitionBy: `(${long})` })],
  ['settings.a', goodTable({ settings: { a: long } })],
  ['columns[0].type', tableWith('columns', { type: long })],
  ['columns[0].default', tableWith('columns', { default: long })],
  ['columns[0].default', tableWith('columns', { default: `fn:${long}` })],
  ['columns[0].comment', tableWith('columns', { comment: long })],
  ['indexes[0].expression', tableWith('indexes', { expression: long })],
  ['indexes[0].typeArgs', tableWith('indexes', { typeArgs: long })],
  ['projections[0].query', tableWith('projections', { query: long })],
  ['as', goodView({ as: `SELECT '${long}'` })],
  ['as', goodMaterializedView({ as: `SELECT '${long}'` })],
  ['to.name', goodMaterializedView({ to: { database: 'app', name: long } })],
]

describe('ten megabytes', () => {
  test.each(longTexts)('as %s', patience, (path, definition) => {
    for (const { root, call } of entryPoints.slice(0, 2)) {
      expect(findingsOf(() => call([definition]))).toEqual([['text_too_large', `${root}[0].${path}`]])
    }
  })

  test('as a kind', patience, () => {
    const { message } = rejectionOf(() => planDiff([], [{ kind: long } as never]))
    expect(message.length).toBeLessThan(2_000)
  })

  test('in the place of a list', patience, () => {
    const { message } = rejectionOf(() => planDiff([], [goodTable({ columns: long })]))
    expect(message.length).toBeLessThan(2_000)
  })
})

/** As many characters as a definition may hold. */
const most = 1_000_000
const half = most / 2

const crowds: [name: string, sql: string, finding: string][] = [
  ['opening brackets', '('.repeat(most), 'nesting_too_deep'],
  ['closing brackets', ')'.repeat(most), 'unbalanced_bracket'],
  ['brackets in brackets', '('.repeat(half) + ')'.repeat(half), 'nesting_too_deep'],
  ['brackets around something', `${'('.repeat(half - 1)}a${')'.repeat(half - 1)}`, 'nesting_too_deep'],
  ['lists in lists', '[('.repeat(half / 2) + ')]'.repeat(half / 2), 'nesting_too_deep'],
  ['calls in calls', 'f('.repeat(half / 2) + ')'.repeat(half / 2), 'nesting_too_deep'],
  ['pictograms', '🦄'.repeat(most / 4), 'unexpected_character'],
  ['quotes', `${"'".repeat(most - 1)}`, 'unclosed_quote'],
  ['semicolons', ';'.repeat(most), 'several_statements'],
]

const crowded: [path: string, make: (sql: string) => SchemaDefinition][] = [
  ['orderBy[0]', (entry) => goodTable({ orderBy: [entry], primaryKey: [] })],
  ['partitionBy', (partitionBy) => goodTable({ partitionBy })],
  ['ttl', (ttl) => goodTable({ ttl })],
  ['columns[0].type', (type) => tableWith('columns', { type })],
  ['as', (as) => goodView({ as })],
]

describe.each(crowds)('a million characters: %s', (_name, sql, finding) => {
  test.each(crowded)('as %s', patience, (path, make) => {
    const { diagnostics } = rejectionOf(() => planDiff([], [make(sql)]))
    expect(diagnostics[0]).toMatchObject({ name: finding, path: `next[0].${path}` })
    expect(diagnostics.length).toBeLessThan(100)
  })
})

const deep = 900
/** Long and deep, and fine all the same: what is refused must not be what is merely large. */
const heavy: [name: string, sql: string][] = [
  ['brackets in brackets', `${'('.repeat(deep)}${'a + '.repeat(100_000)}a${')'.repeat(deep)}`],
  ['tuples in tuples', `${'(a, '.repeat(deep)}${'a + '.repeat(100_000)}a${')'.repeat(deep)}`],
  ['tuple() in tuple()', `${'tuple('.repeat(deep)}${'a + '.repeat(100_000)}a${')'.repeat(deep)}`],
  ['a list of many', Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(', ')],
]

describe('much, and nothing wrong with it', () => {
  test.each(heavy)('%s', patience, (_name, sql) => {
    for (const definition of [
      goodTable({ partitionBy: sql }),
      goodTable({ ttl: sql }),
      goodView({ as: `SELECT ${sql}` }),
    ]) {
      expect(validateDefinitions([definition])).toEqual([])
    }
    expect(findingsOf(() => planDiff([], [goodTable({ orderBy: [`${sql}, uid`], primaryKey: [] })]))).not.toEqual([])
  })

  const manyColumns = (name: (index: number) => string) =>
    goodTable({
      columns: Array.from({ length: 100_000 }, (_, index) => ({
        name: index === 0 ? 'id' : name(index),
        type: 'UInt64',
      })),
    })

  test('a hundred thousand columns of one name', patience, () => {
    const issues = validateDefinitions([manyColumns(() => 'a')])
    expect(issues).toHaveLength(99_998)
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['duplicate_column_name']))
  })

  test('a hundred thousand columns', patience, () => {
    const definitions = [manyColumns((index) => `c${index}`)]
    expect(planDiff(definitions, definitions).operations).toEqual([])
    expect(planDiff([], definitions).statements).toHaveLength(2)
  })

  test('a hundred thousand definitions of nothing', patience, () => {
    const definitions = Array.from({ length: 100_000 }, () => ({}) as SchemaDefinition)
    expect(rejectionOf(() => planDiff([], definitions)).code).toBe('CHK1001')
  })

  test('ten thousand renames of nothing', patience, () => {
    const renames = Array.from({ length: 10_000 }, (_, index) => ({
      kind: 'column' as const,
      from: `app.events.c${index}`,
      to: `app.events.d${index}`,
    }))
    const plan = planDiff([goodTable()], [goodTable()], { renames })
    expect(plan.diagnostics).toHaveLength(10_000)
    expect(plan.diagnostics[0]).toMatchObject({ name: 'rename_source_missing', severity: 'error' })
  })
})

/** Texts of files, each a megabyte of one thing. */
const files: [name: string, text: string][] = [
  ['brackets', ')'.repeat(most)],
  ['statements', 'SELECT 1;\n'.repeat(most / 10)],
  ['markers', '-- operation: a key=b risk=safe\nSELECT 1;\n'.repeat(most / 42)],
  ['directives', '-- chkit: x\nSELECT 1;\n'.repeat(most / 22)],
  ['comments', '-- a: b\n'.repeat(most / 8)],
  ['quotes', "`'".repeat(half)],
  ['one line', 'x'.repeat(most)],
  ['lists', '['.repeat(most)],
  ['objects', '{"version":1,"a":'.repeat(most / 17)],
]

describe('a megabyte of', () => {
  test.each(files)('%s as a migration', patience, (_name, text) => {
    const { units } = readMigration(text, 'm.sql')
    expect(units.map(({ statement }) => statement)).toEqual(splitSqlStatements(text))
  })

  test.each(files)('%s as a snapshot', patience, (_name, text) => {
    const [first] = rejectionOf(() => readSnapshot(text, 'snapshot.json')).diagnostics
    expect(['snapshot_unreadable', 'snapshot_foreign']).toContain(first?.name)
  })
})

describe('SQL text', () => {
  /** The server indents each of the many lines by all queries around it. */
  const indented = (levels: number, members: number) =>
    `SELECT ${'(SELECT '.repeat(levels)}${'1,'.repeat(members)}1${')'.repeat(levels)}`

  test('that would be mostly indents', patience, () => {
    const sql = indented(990, 150_000)
    const { diagnostics } = rejectionOf(() => formatSql(sql, { layout: 'pretty' }))
    expect(diagnostics).toMatchObject([{ name: 'text_too_large' }])
    expect(formatSql(sql).length).toBeGreaterThan(sql.length)
    expect(formatSql(indented(100, 1_000), { layout: 'pretty' }).length).toBeGreaterThan(400_000)
  })

  test('of too many bytes', patience, () => {
    const sql = ' '.repeat(64 * 2 ** 20 + 1)
    expect(rejectionOf(() => formatSql(sql)).diagnostics).toMatchObject([{ name: 'text_too_large' }])
    expect(parseSql(sql).diagnostics).toMatchObject([{ name: 'text_too_large' }])
  })

  test('of too many words', patience, () => {
    const sql = ';'.repeat(2 ** 22 + 1)
    expect(rejectionOf(() => formatSql(sql)).diagnostics).toMatchObject([{ name: 'text_too_large' }])
    expect(parseSql(sql).diagnostics).toMatchObject([{ name: 'text_too_large' }])
  })

  test('with a statement of too many bytes or words', patience, () => {
    for (const large of [`SELECT '${'a'.repeat(32 * 2 ** 20)}'`, `SELECT ${'1,'.repeat(2 ** 20)}1`]) {
      const sql = `${large};\nSELECT 1`
      expect(rejectionOf(() => formatSql(sql)).diagnostics).toMatchObject([{ name: 'statement_too_large' }])
      const { statements, diagnostics } = parseSql(sql)
      expect(statements.map((statement) => statement.sql)).toEqual(['SELECT 1'])
      expect(diagnostics).toMatchObject([{ name: 'statement_too_large' }])
    }
  })
})
