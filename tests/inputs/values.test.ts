import { definitionsFromCatalogue, planDiff, planMigration, type SchemaDefinition, toCreateSQL } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { entryPoints, goodTable, goodView, tableWith } from './support/entry-points.js'
import { type Finding, findingsOf, rejectionOf } from './support/rejection.js'

function cyclicTable(): unknown {
  const table: Record<string, unknown> = { ...goodTable() }
  table.plugins = { owner: { table } }
  return table
}

function cyclicList(): unknown {
  const list: unknown[] = []
  list.push(list)
  return list
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = wrap(value)
  return value
}

/** Small in memory, endless as text. */
function selfSimilar(): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < 60; level++) value = { left: value, right: value }
  return value
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const throwing = (thrown: unknown) => ({
  get engine() {
    throw thrown
  },
})

/** Getters that throw must not be copied by a spread. */
function goodTableBut(properties: object): unknown {
  return Object.defineProperties(goodTable(), Object.getOwnPropertyDescriptors(properties))
}

/** Values that JSON would drop, change, or choke on. */
const cases: [name: string, value: unknown, ...expected: Finding[]][] = [
  ['undefined', undefined, ['invalid_shape', '[0]']],
  ['a hole', Object.assign([], { length: 1 }), ['invalid_shape', '[0][0]']],
  ['a function', () => goodTable(), ['not_data', '[0]']],
  ['a symbol', Symbol('table'), ['not_data', '[0]']],
  ['a big integer', 1n, ['not_data', '[0]']],
  ['a map', new Map([['kind', 'table']]), ['not_data', '[0]']],
  ['a set', new Set(['table']), ['not_data', '[0]']],
  ['a weak map', new WeakMap(), ['not_data', '[0]']],
  ['a promise', Promise.resolve(goodTable()), ['not_data', '[0]']],
  ['a regular expression', /table/, ['not_data', '[0]']],
  ['an error', new Error('no table'), ['not_data', '[0]']],
  ['a revoked proxy', revoked(), ['not_data', '[0]']],
  ['a proxy that refuses', new Proxy({}, { ownKeys: () => refuse() }), ['not_data', '[0]']],
  ['a cycle', cyclicTable(), ['not_data', '[0].plugins.owner.table']],
  ['a list that holds itself', cyclicList(), ['not_data', '[0][0]']],
  ['a name that is a symbol', goodTable({ name: Symbol('events') }), ['not_data', '[0].name']],
  ['a type that is a function', tableWith('columns', { type: () => 'String' }), ['not_data', '[0].columns[0].type']],
  [
    'a default that is a big integer',
    tableWith('columns', { default: 2n ** 64n }),
    ['not_data', '[0].columns[0].default'],
  ],
  [
    'a default that is not a number',
    tableWith('columns', { default: Number.NaN }),
    ['not_data', '[0].columns[0].default'],
  ],
  ['a setting without end', goodTable({ settings: { a: Number.POSITIVE_INFINITY } }), ['not_data', '[0].settings.a']],
  ['settings in a map', goodTable({ settings: new Map([['a', 1]]) }), ['not_data', '[0].settings']],
  ['an undefined key entry', goodTable({ orderBy: [undefined] }), ['invalid_shape', '[0].orderBy[0]']],
  ['a member from a prototype', Object.create(goodTable()), ...inherited()],
  ['a getter that throws', goodTableBut(throwing(new Error('no'))), ['not_data', '[0].engine']],
  ['a getter that throws a text', goodTableBut(throwing('no')), ['not_data', '[0].engine']],
  ['a getter that throws nothing', goodTableBut(throwing(undefined)), ['not_data', '[0].engine']],
  ['a getter that throws what has no text', goodTableBut(throwing(Object.create(null))), ['not_data', '[0].engine']],
  ['a toJSON that throws', { ...goodTable(), toJSON: () => refuse() }, ['not_data', '[0]']],
  ['a toJSON that gives a function', { ...goodTable(), toJSON: () => () => 1 }, ['not_data', '[0]']],
  ['objects nested too deep', goodTable({ plugins: nested(5_000, (inner) => ({ inner })) }), ['nesting_too_deep']],
  ['lists nested too deep', goodTable({ plugins: nested(5_000, (inner) => [inner]) }), ['nesting_too_deep']],
  [
    'lists nested deeper than a stack',
    goodTable({ plugins: nested(200_000, (inner) => [inner]) }),
    ['nesting_too_deep'],
  ],
  ['repetition without end', goodTable({ plugins: selfSimilar() }), ['text_too_large', '']],
  ['half a surrogate pair as a name', goodTable({ name: 'a\ud800' }), ['invalid_character']],
  ['the other half in a comment', goodTable({ comment: '\udc00b' }), ['invalid_character']],
  ['half a pair as a member', goodTable({ '\ud800': 1 }), ['invalid_character']],
  ['halves in the wrong order', goodView({ as: "SELECT '\udc00\ud800'" }), ['invalid_character']],
  ['a NUL in a database', goodTable({ database: 'a\0b' }), ['invalid_character', '[0].database']],
  ['a NUL in a name', goodView({ name: 'a\0b' }), ['invalid_character', '[0].name']],
  ['a NUL in a column name', tableWith('columns', { name: 'id\0', renamedFrom: 'id' }), ...nulInColumn()],
  ['a NUL in a comment', goodTable({ comment: '\0' }), ['invalid_character', '[0].comment']],
  ['a NUL in a default', tableWith('columns', { default: 'a\0' }), ['invalid_character', '[0].columns[0].default']],
  ['a NUL in a setting', goodTable({ settings: { a: 'b\0' } }), ['invalid_character', '[0].settings.a']],
  [
    'a NUL in a former name',
    goodTable({ renamedFrom: { name: 'a\0' } }),
    ['invalid_character', '[0].renamedFrom.name'],
  ],
]

function refuse(): never {
  throw new Error('no')
}

function inherited(): Finding[] {
  return Object.keys(goodTable()).map((member) => ['not_data', `[0].${member}`])
}

function nulInColumn(): Finding[] {
  return [['invalid_character', '[0].columns[0].name']]
}

describe('values that are not data', () => {
  test.each(cases)('%s', (_name, value, ...expected) => {
    for (const { name, root, call } of entryPoints) {
      const found = findingsOf(() => call([value as SchemaDefinition]))
      const wanted = expected.map(([code, path]) =>
        path === undefined ? [code] : [code, `${path === '' ? root : root + path}`],
      )
      // Where a path is not told, only what is wrong matters: it is too long, or no text can say it.
      const told = found.filter(([code]) => !code.endsWith('_missing_column'))
      expect({
        name,
        found: told.map(([code, path], index) => (wanted[index]?.length === 1 ? [code] : [code, path])),
      }).toEqual({
        name,
        found: wanted,
      })
    }
  })

  test('are found even where nobody looks', () => {
    const found = findingsOf(() => planDiff([], [goodTable({ plugins: { a: { b: [1n] } }, note: Symbol('s') })]))
    expect(found).toEqual([
      ['not_data', 'next[0].plugins.a.b[0]'],
      ['not_data', 'next[0].note'],
    ])
  })

  test('do not reach the message as a trace', () => {
    const { message, diagnostics } = rejectionOf(() =>
      planDiff([], [goodTableBut(throwing(new Error('boom'))) as never]),
    )
    expect(message).toContain('boom')
    expect(JSON.stringify(diagnostics)).not.toContain('values.test.ts')
  })
})

/** Arguments that are no definitions. */
const calls: [name: string, call: () => unknown, ...expected: Finding[]][] = [
  ['options as a text', () => planDiff([], [], 'recreate' as never), ['invalid_shape', 'options']],
  ['options as a list', () => planDiff([], [], [] as never), ['invalid_shape', 'options']],
  ['options as null', () => planDiff([], [], null as never), ['invalid_shape', 'options']],
  ['options as a cycle', () => planDiff([], [], cyclicTable() as never), ['not_data', 'options.plugins.owner.table']],
  [
    'an unknown strategy',
    () => planDiff([], [], { structuralChanges: 'rebild' as never }),
    ['invalid_shape', 'options.structuralChanges'],
  ],
  [
    'an unknown option',
    () => planDiff([], [], { structuralChange: 'refuse' } as never),
    ['invalid_shape', 'options.structuralChange'],
  ],
  ['a scope that is a list', () => planDiff([], [], { scope: ['a'] as never }), ['invalid_shape', 'options.scope']],
  ['an empty scope', () => planDiff([], [], { scope: '' }), ['invalid_scope']],
  ['a scope of everything', () => planDiff([], [], { scope: '*' }), ['invalid_scope']],
  ['a scope with a star inside', () => planDiff([], [], { scope: 'a*b' }), ['invalid_scope']],
  ['a scope with a star in the database', () => planDiff([], [], { scope: 'a*.b' }), ['invalid_scope']],
  ['a scope of three parts', () => planDiff([], [], { scope: 'a.b.c' }), ['invalid_scope']],
  ['renames as an object', () => planDiff([], [], { renames: {} as never }), ['invalid_shape', 'options.renames']],
  [
    'a rename as a text',
    () => planDiff([], [], { renames: ['a=b'] as never }),
    ['invalid_shape', 'options.renames[0]'],
  ],
  [
    'a rename of an unknown kind',
    () => planDiff([], [], { renames: [{ kind: 'index' as never, from: 'a.b', to: 'a.c' }] }),
    ['invalid_shape', 'options.renames[0].kind'],
  ],
  [
    'half a rename',
    () => planDiff([], [], { renames: [{ kind: 'table', from: 'a.b' } as never] }),
    ['invalid_shape', 'options.renames[0]'],
  ],
  [
    'a table rename without a database',
    () => planDiff([], [], { renames: [{ kind: 'table', from: 'b', to: 'a.c' }] }),
    ['invalid_shape', 'options.renames[0]'],
  ],
  [
    'a column rename of a table',
    () => planDiff([], [], { renames: [{ kind: 'column', from: 'a.b', to: 'a.c' }] }),
    ['invalid_shape', 'options.renames[0]'],
  ],
  ['null for a migration request', () => planMigration(null as never), ['invalid_shape', 'request']],
  ['a text for a migration request', () => planMigration('x' as never), ['invalid_shape', 'request']],
  ['a request of nothing', () => planMigration({} as never), ['invalid_shape', 'definitions']],
  [
    'a snapshot that is an object',
    () => planMigration({ previousSnapshot: {} as never, definitions: [] }),
    ['invalid_shape', 'previousSnapshot'],
  ],
  [
    'a time that is a date',
    () => planMigration({ previousSnapshot: null, definitions: [], generatedAt: new Date(0) as never }),
    ['invalid_shape', 'generatedAt'],
  ],
  ['a list to create', () => toCreateSQL([goodTable()] as never), ['invalid_shape', 'definition']],
  ['nothing to create', () => toCreateSQL(undefined as never), ['invalid_shape', 'definition']],
  ['half a table to create', () => toCreateSQL({ kind: 'table' } as never), ...halfATable()],
  ['a catalogue of nothing', () => definitionsFromCatalogue({} as never), ['invalid_shape', 'catalogue']],
  [
    'a catalogue of texts',
    () => definitionsFromCatalogue({ tables: ['t'], columns: [], indices: [], projections: [] } as never),
    ['invalid_shape', 'catalogue.tables[0]'],
  ],
]

function halfATable(): Finding[] {
  return ['database', 'name', 'columns', 'engine'].map((member) => ['invalid_shape', `definition.${member}`])
}

describe('other arguments', () => {
  test.each(calls)('%s', (_name, call, ...expected) => expect(findingsOf(call)).toEqual(expected))
})
