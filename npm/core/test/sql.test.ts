import { ChkitError, formatSql, parseSql } from '@chkit/core'
import { describe, expect, it } from 'vitest'

/** The diagnostics of a call that throws. */
function refusal(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof ChkitError) return error.diagnostics
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('formatSql', () => {
  it('gives the text of the server on one line', () => {
    expect(formatSql('select a, b+1*2 from t where a between 1 and 2 -- all of it')).toBe(
      'SELECT a, b + (1 * 2) FROM t WHERE (a >= 1) AND (a <= 2)',
    )
  })

  it('breaks lines as the server does', () => {
    expect(formatSql('select a from t where b', { layout: 'pretty' })).toBe('SELECT a\nFROM t\nWHERE b')
  })

  it('joins several statements', () => {
    expect(formatSql('drop table a; ;drop table b;')).toBe('DROP TABLE a;\nDROP TABLE b')
  })

  it('places what it refuses, in UTF-16 code units', () => {
    expect(refusal(() => formatSql("SELECT '📦' FORM t"))).toMatchObject([
      { code: expect.stringMatching(/^CHK3/), span: { source: 'sql', line: 1, column: 18, start: 17, end: 18 } },
    ])
  })

  it('reports every statement that does not parse', () => {
    const found = refusal(() => formatSql('DROP TABEL a; SELECT 1; DROP b c d'))
    expect(found.map(({ span }) => span?.column)).toEqual([6, 30])
  })

  it('refuses what has no tree, and texts without a statement', () => {
    expect(refusal(() => formatSql('SYSTEM FLUSH LOGS'))).toMatchObject([{ name: 'unread_statement' }])
    expect(refusal(() => formatSql(' -- nothing'))).toMatchObject([{ name: 'empty_text' }])
  })

  it('refuses a layout that there is none of', () => {
    expect(refusal(() => formatSql('SELECT 1', { layout: 'wide' as 'line' }))).toMatchObject([{ code: 'CHK1001' }])
  })
})

describe('parseSql', () => {
  it('tells kind, object and text of each statement', () => {
    const { statements, diagnostics } = parseSql(
      'CREATE TABLE app.events (id UInt64) ENGINE = MergeTree ORDER BY id;\nINSERT INTO t VALUES (1);\nDROP VIEW daily',
    )
    expect(diagnostics).toEqual([])
    expect(statements).toMatchObject([
      { kind: 'create_table', object: { kind: 'table', database: 'app', name: 'events' } },
      { kind: 'insert', sql: 'INSERT INTO t VALUES (1)' },
      { kind: 'drop_view', object: { kind: 'view', name: 'daily' }, span: { line: 3, column: 1 } },
    ])
  })

  it('hands on the directives above a statement', () => {
    const [first, second] = parseSql('-- chkit: probe rows\nSELECT 1;\nSELECT 2').statements
    expect(first?.directives).toMatchObject([{ name: 'probe', args: 'rows', span: { line: 1 } }])
    expect(second?.directives).toEqual([])
  })

  it('refuses a statement that has a tree and does not parse', () => {
    const { statements, diagnostics } = parseSql('SET max_threads =; SET ROLE reader')
    expect(statements).toMatchObject([{ kind: 'set_role' }])
    expect(diagnostics).toMatchObject([{ severity: 'error', span: { line: 1 } }])
  })

  it('reads on behind what does not parse', () => {
    const { statements, diagnostics } = parseSql('SELECT 1;\nDROP TABEL a;\nSELECT 2')
    expect(statements.map(({ sql }) => sql)).toEqual(['SELECT 1', 'SELECT 2'])
    expect(diagnostics).toMatchObject([{ severity: 'error', span: { line: 2, column: 6 } }])
  })
})

describe('nesting', () => {
  const forms: [open: string, inner: string, close: string][] = [
    ['SELECT ', '1', ''],
    ['(', '1', ')'],
    ['[', '1', ']'],
    ['f(', '1', ')'],
    ['(SELECT ', '1', ')'],
    ['CASE WHEN a THEN ', '1', ' END'],
    ['CAST(', '1', ' AS Int8)'],
    ['INTERVAL ', '1', ' DAY'],
    ['x -> ', '1', ''],
    ['a ? ', '1', ' : b'],
    ['EXISTS(SELECT ', '1', ')'],
    ['1 IN (SELECT ', '1', ')'],
    ['((SELECT ', '1', ') + 1)'],
    ['sum(', '1', ') OVER ()'],
    ['(SELECT 1 FROM (', 'SELECT 1', '))'],
  ]
  it.each(forms)('of `%s` has a limit and never stops the engine', (open, inner, close) => {
    for (const levels of [100, 240, 260, 990, 100_000]) {
      for (const end of [close.repeat(levels), '']) {
        const { diagnostics } = parseSql(`SELECT ${open.repeat(levels)}${inner}${end}`)
        expect(diagnostics.filter(({ code }) => !/^CHK(1005|3\d{3})$/.test(code))).toEqual([])
      }
    }
  })

  const thousandfold: [open: string, inner: string, close: string][] = [
    ['(', 'a', ')'],
    ['(a, ', '1', ')'],
    ['[', 'a', ']'],
    ['f(a, ', '1', ')'],
    ['a[', '1', ']'],
    ['1 + (', 'a', ')'],
    ['NOT (', 'a', ')'],
    ['f(x -> ', '1', ')'],
    ['CASE WHEN a THEN ', '1', ' END'],
    ['CAST(', '1', ' AS Int8)'],
    ['INTERVAL ', '1', ' DAY'],
    ['f(1) OVER (ORDER BY ', 'a', ')'],
    ['(SELECT ', '1', ')'],
    ['1 IN (SELECT ', '1', ')'],
    ['EXISTS(SELECT ', '1', ')'],
    ['* FROM (SELECT ', '1', ')'],
    ['1 UNION ALL (SELECT ', '1', ')'],
  ]
  it.each(thousandfold)('of a thousand `%s` is read, also far down in a program', (open, inner, close) => {
    const sql = `SELECT ${open.repeat(990)}${inner}${close.repeat(990)}`
    const format = (frames: number): string => (frames === 0 ? formatSql(sql) : format(frames - 1))
    expect(format(300)).toMatch(/^SELECT /)
  })
})
