import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SchemaDefinition } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { anyPair } from './support/drafts.js'
import { samples } from './support/law.js'

const program = fileURLToPath(new URL('./programs/plan.mjs', import.meta.url))

/** Danish puts `Aa` with `Å` at the end, Turkish has two letters I, Swedish takes `v` and `w` for one. */
const words = ['Aa', 'Ab', 'aa', 'ab', 'B', 'z', 'Å', 'å', 'I', 'i', 'ı', 'İ', 'v', 'w', 'Z', '_', 'ä', 'é', 'e']

/** A schema in which every order shows: objects, columns of keys, indexes, projections, settings. */
function worded(list: readonly string[]): SchemaDefinition[] {
  const columns = list.map((name) => ({ name, type: 'String' }))
  return list.flatMap((name): SchemaDefinition[] => [
    {
      kind: 'table',
      database: `db ${name}`,
      name,
      columns,
      engine: 'MergeTree',
      primaryKey: [],
      orderBy: [],
      settings: Object.fromEntries(list.map((setting, index) => [setting, index])),
      indexes: list.map((index) => ({ name: index, expression: `\`${index}\``, type: 'minmax', granularity: 1 })),
      projections: list.map((projection) => ({ name: projection, query: `SELECT \`${projection}\`` })),
    },
    { kind: 'view', database: `db ${name}`, name: `${name} view`, as: `SELECT * FROM \`${name}\`` },
  ])
}

const pairs = [
  { previous: [], next: worded(words) },
  { previous: worded(words), next: [] },
  { previous: worded(words.slice(0, 10)), next: worded(words.slice(6)) },
  ...samples(anyPair, 40),
]

/** The output of the program under a locale. */
function planUnder(locale: string): { locale: string; sorted: string[]; outcome: unknown } {
  const { PATH = '' } = process.env
  const input = JSON.stringify({ pairs, words })
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
    input,
    env: { PATH, LC_ALL: locale, LANG: locale },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('the locale', () => {
  const plain = planUnder('C')

  test.each(['da_DK', 'sv_SE', 'tr_TR'])('%s sorts otherwise, and plans the same', (locale) => {
    const there = planUnder(`${locale}.UTF-8`)
    expect(there.locale).toBe(locale.replace('_', '-'))
    expect(there.sorted).not.toEqual(plain.sorted)
    expect(JSON.stringify(there.outcome)).toBe(JSON.stringify(plain.outcome))
  })
})
