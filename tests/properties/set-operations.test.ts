import { canonicalizeDefinition } from '@chkit/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testExecutor, testServer } from '../support/clickhouse.js'
import { samples } from './support/law.js'

const operators = ['UNION ALL', 'UNION DISTINCT', 'EXCEPT', 'EXCEPT DISTINCT', 'INTERSECT', 'INTERSECT DISTINCT']

/** Lists of few values, joined by operators and nested in parentheses. */
const { query } = fc.letrec<{ query: string; term: string; list: string }>((tie) => ({
  list: fc
    .array(fc.nat(3), { minLength: 1, maxLength: 4 })
    .map((values) => `SELECT arrayJoin([${values.join(', ')}]) AS a`),
  term: fc.oneof(
    { maxDepth: 3 },
    tie('list'),
    tie('list'),
    tie('query').map((text) => `(${text})`),
  ),
  query: fc
    .tuple(tie('term'), fc.array(fc.tuple(fc.constantFrom(...operators), tie('term')), { maxLength: 3 }))
    .map(([first, rest]) => [first, ...rest.map(([operator, term]) => `${operator} ${term}`)].join(' ')),
}))

test('the canonical text of UNION, EXCEPT and INTERSECT gives the same rows', async () => {
  const executor = testExecutor(testServer())
  const rowsOf = (text: string) => executor.query<{ a: number }>(`SELECT a FROM (${text}) ORDER BY a`)
  for (const written of samples(query, 60)) {
    const view = canonicalizeDefinition({ kind: 'view', database: 'app', name: 'v', as: written })
    if (view.kind !== 'view') throw new Error('A view stays a view.')
    expect(await rowsOf(view.as), `${written}\n${view.as}`).toEqual(await rowsOf(written))
  }
})
