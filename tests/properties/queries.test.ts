import { quoteString } from '@chkit/clickhouse'
import { canonicalizeDefinition } from '@chkit/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testExecutor, testServer } from '../support/clickhouse.js'
import { law, samples } from './support/law.js'
import { anyQueryTokens, write } from './support/queries.js'

/** A query as the canonical form of a view has it. */
function canonical(query: string): string {
  const view = canonicalizeDefinition({ kind: 'view', database: 'app', name: 'v', as: query })
  if (view.kind !== 'view') throw new Error('A view stays a view.')
  return view.as
}

describe('the canonical text of a query', () => {
  law(
    'does not depend on white space, comments and the case of keywords',
    1_000,
    fc.tuple(anyQueryTokens, fc.nat()),
    ([query, seed]) => {
      expect(canonical(write(query, seed))).toBe(canonical(write(query)))
    },
  )

  law('is its own canonical text', 500, anyQueryTokens, (query) => {
    const once = canonical(write(query))
    expect(canonical(once)).toBe(once)
  })

  test('means the same to a server', async () => {
    const executor = testExecutor(testServer())
    const pairs = samples(anyQueryTokens, 300).map((query, seed) => {
      const written = write(query, seed)
      return { written, text: canonical(written) }
    })
    const asked = pairs.map(({ written, text }) => `(${quoteString(written)}, ${quoteString(text)})`)
    const rows = await executor.query<{ before: string | null; behind: string | null }>(
      `SELECT formatQuerySingleLineOrNull(pair.1) AS before, formatQuerySingleLineOrNull(pair.2) AS behind
       FROM (SELECT arrayJoin([${asked.join(',')}]) AS pair)`,
    )
    expect(rows).toHaveLength(pairs.length)
    // The server's text keeps parentheses that its tree does not have, and canonical text drops.
    const tree = async (text: string): Promise<string> => {
      const lines = await executor.query<{ explain: string }>(`SELECT explain FROM (EXPLAIN AST ${text})`)
      return lines.map(({ explain }) => explain).join('\n')
    }
    for (const { before, behind } of rows) {
      if (before === null || behind === null) expect(behind).toBe(before)
      else if (before !== behind) expect(await tree(behind), before).toBe(await tree(before))
    }
    // Almost all of them are queries that the server can read: else this would say nothing.
    expect(rows.filter(({ before }) => before !== null).length).toBeGreaterThan(pairs.length * 0.9)
  })
})
