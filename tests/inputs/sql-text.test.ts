import { planDiff, type SchemaDefinition } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { entryPoints, goodMaterializedView, goodTable, goodView, tableWith } from './support/entry-points.js'
import { rejectionOf } from './support/rejection.js'

/** A member that holds SQL. `before` is what must stand in front of it in the text. */
interface SqlMember {
  path: string
  before?: string
  make(sql: string): SchemaDefinition
}

const members: SqlMember[] = [
  { path: 'engine', make: (engine) => goodTable({ engine }) },
  { path: 'orderBy[1]', make: (entry) => goodTable({ orderBy: ['id', entry] }) },
  { path: 'primaryKey[1]', make: (entry) => goodTable({ primaryKey: ['id', entry] }) },
  { path: 'uniqueKey[0]', make: (entry) => goodTable({ uniqueKey: [entry] }) },
  { path: 'partitionBy', make: (partitionBy) => goodTable({ partitionBy }) },
  { path: 'ttl', make: (ttl) => goodTable({ ttl }) },
  { path: 'columns[0].type', make: (type) => tableWith('columns', { type }) },
  { path: 'columns[0].default', before: 'fn:', make: (sql) => tableWith('columns', { default: sql }) },
  { path: 'columns[0].default.expression', make: (expression) => tableWith('columns', { default: { expression } }) },
  { path: 'indexes[0].expression', make: (expression) => tableWith('indexes', { expression }) },
  { path: 'indexes[0].type', make: (type) => tableWith('indexes', { type }) },
  { path: 'indexes[0].typeArgs', make: (typeArgs) => tableWith('indexes', { typeArgs }) },
  { path: 'projections[0].query', make: (query) => tableWith('projections', { query }) },
  { path: 'as', make: (as) => goodView({ as }) },
  { path: 'as', make: (as) => goodMaterializedView({ as }) },
]

/** Texts that nobody could make sense of. `bad` is the piece that is pointed at. */
const texts: { name: string; text: string; finding: string; bad: string; line?: number; column?: number }[] = [
  { name: 'a string without its end', text: "f(a) + 'b", finding: 'unclosed_quote', bad: "'b" },
  { name: 'a string that ends in a backslash', text: "f(a) + 'b\\", finding: 'unclosed_quote', bad: "'b\\" },
  { name: 'a string with an escaped end', text: "f(a) + 'b\\'", finding: 'unclosed_quote', bad: "'b\\'" },
  { name: 'a name without its end', text: 'f(a) + `b', finding: 'unclosed_quote', bad: '`b' },
  { name: 'a name in double quotes without its end', text: 'f(a) + "b', finding: 'unclosed_quote', bad: '"b' },
  { name: 'a heredoc without its end', text: 'f(a) + $$ b $y$', finding: 'unclosed_quote', bad: '$$ b $y$' },
  { name: 'a comment without its end', text: 'f(a) /* b', finding: 'unclosed_comment', bad: '/* b' },
  { name: 'a bracket without its end', text: '  f(a', finding: 'unbalanced_bracket', bad: '(', column: 4 },
  { name: 'a bracket without its beginning', text: 'f a)', finding: 'unbalanced_bracket', bad: ')' },
  { name: 'a square bracket without its end', text: 'f [a', finding: 'unbalanced_bracket', bad: '[' },
  { name: 'a brace without its beginning', text: 'f a}', finding: 'unbalanced_bracket', bad: '}' },
  { name: 'a semicolon at the end', text: 'f(a);', finding: 'several_statements', bad: ';' },
  { name: 'a second statement', text: 'f(a); DROP TABLE x', finding: 'several_statements', bad: ';' },
  { name: 'a control character', text: 'f(a) \u0001', finding: 'unexpected_character', bad: '\u0001' },
  { name: 'a NUL', text: 'f(a) \0', finding: 'unexpected_character', bad: '\0' },
  { name: 'a letter of another script', text: 'f(a) é', finding: 'unexpected_character', bad: 'é' },
  {
    name: 'a pictogram behind one in quotes',
    text: "f('🦄') 🦄 ",
    finding: 'unexpected_character',
    bad: ' 🦄'.trim(),
    column: 9,
  },
  { name: 'brackets that do not match', text: 'f (a ] )', finding: 'unbalanced_bracket', bad: '(', column: 3 },
  {
    name: 'something on the third line',
    text: "f(\n'🦄',\n  a) ]",
    finding: 'unbalanced_bracket',
    bad: ']',
    line: 3,
    column: 6,
  },
]

describe.each(members)('$path', ({ path, before = '', make }) => {
  test.each(texts)('$name', ({ text, finding, bad, line = 1, column }) => {
    const written = before + text
    for (const { root, call } of entryPoints) {
      const { diagnostics } = rejectionOf(() => call([make(written)]))
      const about = diagnostics.filter((diagnostic) => diagnostic.path === `${root}[0].${path}`)
      const [first] = about
      expect(about.map(({ name }) => name)).toContain(finding)
      expect(first).toMatchObject({ name: finding, severity: 'error' })
      const { span } = first ?? {}
      expect(span).toMatchObject({ source: `${root}[0].${path}`, line })
      expect(written.slice(span?.start, span?.end)).toBe(bad)
      if (column !== undefined) expect(span?.column).toBe(column + (line === 1 ? before.length : 0))
    }
  })
})

describe('a text', () => {
  test('of nothing but problems is not reported in full', () => {
    const { diagnostics } = rejectionOf(() => planDiff([], [goodTable({ ttl: '\u0001'.repeat(1_000) })]))
    expect(diagnostics.length).toBeGreaterThan(1)
    expect(diagnostics.length).toBeLessThan(100)
  })

  test('that is bad does not hide another one', () => {
    const bad = goodTable({ ttl: '(', partitionBy: ')', engine: "'" })
    const { diagnostics } = rejectionOf(() => planDiff([bad], [goodView({ as: '(' })]))
    expect(diagnostics.map(({ path }) => path).sort()).toEqual([
      'next[0].as',
      'previous[0].engine',
      'previous[0].partitionBy',
      'previous[0].ttl',
    ])
  })
})
