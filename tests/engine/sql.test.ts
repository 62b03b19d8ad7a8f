import { readdirSync, readFileSync } from 'node:fs'
import { ChkitError, formatSql } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { testExecutor, testServer } from '../support/clickhouse.js'

/** Both texts that the server gives of a statement; null where it refuses it. */
async function serverTexts(sql: string): Promise<{ line: string | null; pretty: string | null }> {
  const text = `'${sql.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const [row] = await testExecutor(testServer()).query<{ line: string | null; pretty: string | null }>(
    `SELECT formatQuerySingleLineOrNull(${text}) AS line, formatQueryOrNull(${text}) AS pretty`,
  )
  return row ?? { line: null, pretty: null }
}

const folder = new URL('../../crates/diagnostics/pages/', import.meta.url)
/** The pages of mistakes in SQL: a statement that is refused, and one that is not. */
const pages = readdirSync(folder)
  .filter((file) => /^CHK3[1-9]\d\d\.md$/.test(file) && file !== 'CHK3100.md')
  .sort()
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const [bad = '', good = ''] = [...text.matchAll(/```sql\n([\s\S]*?)\n```/g)].map(([, sql = '']) => sql)
    return { code: file.replace('.md', ''), bad, good }
  })

/** Kinds of statements that have no syntax tree. */
const UNREAD = 'unread_statement'

describe.each(pages)('$code', ({ code, bad, good }) => {
  test('the server refuses what the page calls a mistake', async () => {
    expect(await serverTexts(bad)).toEqual({ line: null, pretty: null })
    expect(() => formatSql(bad)).toThrow(expect.objectContaining({ code }))
  })

  test('and takes what the page recommends', async () => {
    const texts = await serverTexts(good)
    expect(texts.line).not.toBeNull()
    try {
      expect({ line: formatSql(good), pretty: formatSql(good, { layout: 'pretty' }) }).toEqual(texts)
    } catch (error) {
      if (!(error instanceof ChkitError)) throw error
      expect(error.diagnostics.map(({ name }) => name)).toEqual([UNREAD])
    }
  })
})
