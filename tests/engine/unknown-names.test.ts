import { readFileSync } from 'node:fs'
import { parseSql } from '@chkit/core'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/clickhouse.js'
import { diagnosticOf } from '../support/failure.js'

const folder = new URL('../../crates/diagnostics/pages/', import.meta.url)

/** Pages of unknown names, with the code of the server's refusal. */
test.each([
  ['CHK3009', '46'],
  ['CHK3010', '46'],
  ['CHK3011', '50'],
  ['CHK3012', '56'],
  ['CHK3013', '432'],
  ['CHK3014', '80'],
])('%s: the server does not know the name either', async (code, cause) => {
  const text = readFileSync(new URL(`${code}.md`, folder), 'utf8')
  const [bad = '', good = ''] = [...text.matchAll(/```sql\n([\s\S]*?)\n```/g)].map(([, sql = '']) => sql)
  expect(parseSql(bad).diagnostics).toMatchObject([{ code }])
  expect(parseSql(good).diagnostics).toEqual([])
  const { executor } = await createTestDatabase()
  expect((await diagnosticOf(executor.execute(bad))).cause?.code).toBe(cause)
  await executor.execute(good)
})
