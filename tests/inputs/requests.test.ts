import {
  ChkitError,
  compareDefinitions,
  definitionsFromCatalogue,
  planDiff,
  planMigration,
  readSnapshot,
  type SchemaDefinition,
} from '@chkit/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goodMaterializedView, goodTable, goodView } from './support/entry-points.js'
import { expectWellMadeDiagnostic } from './support/rejection.js'

const definitions = [goodTable(), goodView(), goodMaterializedView()]

/** The same cases in every run. */
const seed = 20_261

/** A value as JSON, in which a big integer is a text. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? String(member) : member)) ?? ''
}

/** Functions with an argument of many members, each with one that is fine. */
const calls: { name: string; good: unknown; call(argument: never): unknown }[] = [
  {
    name: 'planMigration',
    good: {
      previousSnapshot: '{"version":1,"generatedAt":"","definitions":[]}',
      source: 'snapshot.json',
      definitions,
      options: {
        structuralChanges: 'rebuild',
        renames: [{ kind: 'column', from: 'app.events.a', to: 'app.events.id' }],
        scope: 'app.e*',
      },
      generatedAt: '2026-01-01T00:00:00.000Z',
    },
    call: planMigration,
  },
  {
    name: 'the options of planDiff',
    good: { structuralChanges: 'refuse', renames: [{ kind: 'table', from: 'app.a', to: 'app.b' }], scope: 'events' },
    call: (options) => planDiff([], definitions, options),
  },
  {
    name: 'the options of compareDefinitions',
    good: { defaultDatabase: 'app' },
    call: (options) => compareDefinitions([], definitions, options),
  },
  {
    name: 'a snapshot file',
    good: { version: 2, generatedAt: '', definitions },
    call: (snapshot) => readSnapshot(textOf(snapshot), 'snapshot.json'),
  },
  {
    name: 'definitionsFromCatalogue',
    good: {
      tables: [
        {
          database: 'app',
          name: 'events',
          engine: 'MergeTree',
          engine_full: 'MergeTree ORDER BY id SETTINGS index_granularity = 8192',
          create_table_query:
            'CREATE TABLE app.events (`id` UInt64 TTL now(), CONSTRAINT c CHECK id > 0) ENGINE = MergeTree',
          as_select: '',
          comment: '',
          partition_key: '',
          sampling_key: '',
        },
      ],
      columns: [
        {
          database: 'app',
          table: 'events',
          name: 'id',
          type: 'UInt64',
          default_kind: 'DEFAULT',
          default_expression: '1',
          comment: '',
          compression_codec: '',
          position: 1,
        },
      ],
      indices: [{ database: 'app', table: 'events', name: 'i', type_full: 'set(1)', expr: 'id', granularity: 1 }],
      projections: [{ database: 'app', table: 'events', name: 'p', query: 'SELECT id' }],
    },
    call: definitionsFromCatalogue,
  },
]

type Path = readonly (string | number)[]

/** Where each value stands, from the whole to the leaves. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))]
}

/** The same value with something else at one place; nothing at all when it is to be left out. */
function withChange(value: unknown, [key, ...rest]: Path, change: { to: unknown } | 'left out'): unknown {
  if (key === undefined) return change === 'left out' ? undefined : change.to
  const isLast = rest.length === 0
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      if (index !== Number(key)) return [item]
      return isLast && change === 'left out' ? [] : [withChange(item, rest, change)]
    })
  }
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([name, member]) => {
      if (name !== key) return [[name, member]]
      return isLast && change === 'left out' ? [] : [[name, withChange(member, rest, change)]]
    }),
  )
}

const strangeTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  '*',
  "'",
  '`',
  '(',
  ';',
  '-- ',
  '/*',
  '{',
  '\u{1F4E6}',
  'Array('.repeat(500),
]
const strangeNumbers = [-1, 0, 0.5, 2 ** 53, 1e300, -0]
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  fc.constantFrom<unknown>(
    ...strangeTexts,
    ...strangeNumbers,
    Number.NaN,
    null,
    undefined,
    true,
    [],
    {},
    [[]],
    [null],
    [1],
  ),
)
const change = fc.oneof({ weight: 4, arbitrary: anything.map((to) => ({ to })) }, fc.constant('left out' as const))

/** What a call was refused with; nothing when it was not. */
function refusal(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

describe('a value of any shape at any place is taken, or refused with findings', () => {
  test.each(calls)('$name', ({ good, call }) => {
    expect(refusal(() => call(good as never))).toBeUndefined()
    const paths = pathsOf(good)
    fc.assert(
      fc.property(fc.constantFrom(...paths), change, (path, change) => {
        const error = refusal(() => call(withChange(good, path, change) as never))
        if (error === undefined) return
        expect(error).toBeInstanceOf(ChkitError)
        const { diagnostics } = error as ChkitError
        expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
        for (const diagnostic of diagnostics) expectWellMadeDiagnostic(diagnostic)
      }),
      { seed, numRuns: 1_500 },
    )
    const untouched: SchemaDefinition[] = []
    expect(planDiff(untouched, untouched).operations).toEqual([])
  })
})
