import type { SchemaDefinition } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { entryPoints, goodMaterializedView, goodTable, goodView, tableWith } from './support/entry-points.js'
import { type Finding, findingsOf } from './support/rejection.js'

/** Values of every sort; a member takes those of one. */
const values = {
  text: 'x',
  number: 7,
  boolean: true,
  list: ['x'],
  object: { a: 'x' },
  null: null,
} as const
type Sort = keyof typeof values

/** A member and the sorts of values it takes. Null is as good as absent where a member may be absent. */
interface Member {
  make(value: unknown): SchemaDefinition
  path: string
  takes: readonly Sort[]
}

const member =
  (make: (change: Record<string, unknown>) => SchemaDefinition) =>
  (name: string, ...takes: Sort[]): Member => ({
    make: (value) => make({ [name]: value }),
    path: name,
    takes,
  })
const of =
  (list: 'columns' | 'indexes' | 'projections') =>
  (name: string, ...takes: Sort[]): Member => ({
    make: (value) => tableWith(list, { [name]: value }),
    path: `${list}[0].${name}`,
    takes,
  })
const ofTable = member(goodTable)
const ofView = member(goodView)
const ofMaterializedView = member(goodMaterializedView)

const members: Record<string, Member[]> = {
  'a table': [
    ofTable('database', 'text'),
    ofTable('name', 'text'),
    ofTable('engine', 'text'),
    ofTable('primaryKey', 'list', 'null'),
    ofTable('orderBy', 'list', 'null'),
    ofTable('uniqueKey', 'list', 'null'),
    ofTable('partitionBy', 'text', 'null'),
    ofTable('ttl', 'text', 'null'),
    ofTable('settings', 'object', 'null'),
    ofTable('comment', 'text', 'null'),
    ofTable('renamedFrom', 'null'),
  ],
  'a column': [
    of('columns')('name', 'text'),
    of('columns')('type', 'text'),
    of('columns')('renamedFrom', 'text', 'null'),
    of('columns')('nullable', 'boolean', 'null'),
    of('columns')('comment', 'text', 'null'),
  ],
  'an index': [
    of('indexes')('name', 'text'),
    of('indexes')('expression', 'text'),
    of('indexes')('type', 'text'),
    of('indexes')('typeArgs', 'text', 'null'),
    of('indexes')('granularity', 'number', 'null'),
  ],
  'a projection': [of('projections')('name', 'text'), of('projections')('query', 'text')],
  'a view': [
    ofView('database', 'text'),
    ofView('name', 'text'),
    ofView('as', 'text'),
    ofView('comment', 'text', 'null'),
  ],
  'a materialized view': [
    ofMaterializedView('database', 'text'),
    ofMaterializedView('name', 'text'),
    ofMaterializedView('as', 'text'),
    ofMaterializedView('comment', 'text', 'null'),
  ],
}

describe.each(Object.entries(members))('a member of %s that is of another sort', (_what, list) => {
  const cases = list.flatMap(({ make, path, takes }) =>
    Object.entries(values)
      .filter(([sort]) => !takes.includes(sort as Sort))
      .map(([sort, value]) => ({ path, sort, definition: make(value) })),
  )

  test.each(cases)('$path is $sort', ({ path, definition }) => {
    for (const { root, call } of entryPoints) {
      expect(findingsOf(() => call([definition]))).toEqual([['invalid_shape', `${root}[0].${path}`]])
    }
  })

  const taken = list.flatMap(({ make, path, takes }) => takes.map((sort) => ({ path, sort, make })))
  test.each(taken)('$path may be $sort', ({ make, sort }) => {
    const [found] = findingsIfAny([make(values[sort])])
    expect(found).not.toBe('invalid_shape')
  })
})

/** The names of what `validateDefinitions` throws, if it throws. */
function findingsIfAny(definitions: SchemaDefinition[]): string[] {
  const [validate] = entryPoints.filter(({ name }) => name === 'validateDefinitions')
  try {
    validate?.call(definitions)
    return []
  } catch {
    return findingsOf(() => validate?.call(definitions)).map(([name]) => name)
  }
}

/** Definitions of which something is missing, or of which a part deep inside is wrong. */
const shapes: [name: string, definitions: unknown, ...expected: Finding[]][] = [
  ['null for a definition', [null], ['invalid_shape', '[0]']],
  ['a text for a definition', ['table'], ['invalid_shape', '[0]']],
  ['a number for a definition', [7], ['invalid_shape', '[0]']],
  ['a list for a definition', [[goodTable()]], ['invalid_shape', '[0]']],
  ['an empty object', [{}], ['invalid_shape', '[0].kind']],
  ['no kind', [{ ...goodTable(), kind: undefined }], ['invalid_shape', '[0].kind']],
  ['null for a kind', [{ ...goodTable(), kind: null }], ['invalid_shape', '[0].kind']],
  ['a number for a kind', [{ ...goodTable(), kind: 7 }], ['invalid_shape', '[0].kind']],
  ['an unknown kind', [{ ...goodTable(), kind: 'tabel' }], ['invalid_shape', '[0].kind']],
  ['a kind in capitals', [{ ...goodTable(), kind: 'TABLE' }], ['invalid_shape', '[0].kind']],
  ['a kind that every object has', [{ ...goodTable(), kind: 'toString' }], ['invalid_shape', '[0].kind']],
  ['only a kind', [{ kind: 'view' }], ...lacks('database', 'name', 'as')],
  ['a table of nothing', [{ kind: 'table' }], ...lacks('database', 'name', 'columns', 'engine')],
  ['no columns', [goodTable({ columns: undefined })], ...lacks('columns')],
  ['columns as an object', [goodTable({ columns: { id: 'UInt64' } })], ['invalid_shape', '[0].columns']],
  ['columns as a text', [goodTable({ columns: 'id UInt64' })], ['invalid_shape', '[0].columns']],
  ['a column that is a text', [goodTable({ columns: ['id UInt64'] })], ['invalid_shape', '[0].columns[0]']],
  ['a column that is null', [goodTable({ columns: [null] })], ['invalid_shape', '[0].columns[0]']],
  ['a column that is a list', [goodTable({ columns: [['id', 'UInt64']] })], ['invalid_shape', '[0].columns[0]']],
  ['a column of nothing', [goodTable({ columns: [{}] })], ...lacks('columns[0].name', 'columns[0].type')],
  ['a default that is a list', [tableWith('columns', { default: [1] })], ['invalid_shape', '[0].columns[0].default']],
  ['a default that is an object', [tableWith('columns', { default: {} })], ['invalid_shape', '[0].columns[0].default']],
  [
    'an expression that is a number',
    [tableWith('columns', { default: { expression: 1 } })],
    ['invalid_shape', '[0].columns[0].default.expression'],
  ],
  ['a key entry that is null', [goodTable({ orderBy: [null] })], ['invalid_shape', '[0].orderBy[0]']],
  ['a key entry that is a list', [goodTable({ orderBy: ['id', ['id']] })], ['invalid_shape', '[0].orderBy[1]']],
  ['a setting that is a list', [goodTable({ settings: { a: [1] } })], ['invalid_shape', '[0].settings.a']],
  [
    'a setting that is an expression',
    [goodTable({ settings: { a: { expression: '1' } } })],
    ['invalid_shape', '[0].settings.a'],
  ],
  ['an index that is a text', [goodTable({ indexes: ['id'] })], ['invalid_shape', '[0].indexes[0]']],
  ['half an index', [goodTable({ indexes: [{ name: 'i' }] })], ...lacks('indexes[0].type', 'indexes[0].expression')],
  [
    'a granularity below zero',
    [tableWith('indexes', { granularity: -1 })],
    ['invalid_shape', '[0].indexes[0].granularity'],
  ],
  ['half a granule', [tableWith('indexes', { granularity: 0.5 })], ['invalid_shape', '[0].indexes[0].granularity']],
  [
    'a granularity without end',
    [tableWith('indexes', { granularity: 1e30 })],
    ['invalid_shape', '[0].indexes[0].granularity'],
  ],
  ['no granules at all', [tableWith('indexes', { granularity: 0 })], ['invalid_shape', '[0].indexes[0].granularity']],
  ['half a projection', [goodTable({ projections: [{ name: 'p' }] })], ...lacks('projections[0].query')],
  ['a former name that is a text', [goodTable({ renamedFrom: 'old' })], ['invalid_shape', '[0].renamedFrom']],
  [
    'a former name without a name',
    [goodTable({ renamedFrom: { database: 'app' } })],
    ['invalid_shape', '[0].renamedFrom'],
  ],
  ['a target that is a text', [goodMaterializedView({ to: 'app.counts' })], ['invalid_shape', '[0].to']],
  ['no target', [goodMaterializedView({ to: undefined })], ...lacks('to')],
  ['half a target', [goodMaterializedView({ to: { name: 'counts' } })], ['invalid_shape', '[0].to']],
  ['an empty database', [goodTable({ database: '' })], ['empty_name', '[0].database']],
  ['a name of white space', [goodTable({ name: ' \n' })], ['empty_name', '[0].name']],
  [
    'a column without a name',
    [goodTable({ columns: [{ name: ' ', type: 'UInt8' }], primaryKey: [], orderBy: [] })],
    ['empty_name', '[0].columns[0].name'],
  ],
  [
    'an empty former name of a column',
    [tableWith('columns', { renamedFrom: '' })],
    ['empty_name', '[0].columns[0].renamedFrom'],
  ],
  ['a column without a type', [tableWith('columns', { type: ' ' })], ['empty_text', '[0].columns[0].type']],
  ['an index without a name', [tableWith('indexes', { name: '' })], ['empty_name', '[0].indexes[0].name']],
  ['an index of nothing', [tableWith('indexes', { expression: '' })], ['empty_text', '[0].indexes[0].expression']],
  ['an index of no type', [tableWith('indexes', { type: '' })], ['empty_text', '[0].indexes[0].type']],
  ['a projection without a name', [tableWith('projections', { name: '' })], ['empty_name', '[0].projections[0].name']],
  ['a projection of nothing', [tableWith('projections', { query: '' })], ['empty_text', '[0].projections[0].query']],
  ['a default of nothing', [tableWith('columns', { default: 'fn:' })], ['empty_text', '[0].columns[0].default']],
  ['a setting without a name', [goodTable({ settings: { '': 1 } })], ['empty_name', '[0].settings[""]']],
  ['no engine', [goodTable({ engine: '' })], ['empty_text', '[0].engine']],
  ['a view of nothing', [goodView({ as: ' ' })], ['empty_text', '[0].as']],
  ['an empty former name', [goodTable({ renamedFrom: { name: '' } })], ['empty_name', '[0].renamedFrom.name']],
  ['an empty target', [goodMaterializedView({ to: { database: 'app', name: '' } })], ['empty_name', '[0].to.name']],
  [
    'the second and the third of three',
    [goodTable(), goodView({ as: 7 }), { kind: 'nothing' }],
    ['invalid_shape', '[1].as'],
    ['invalid_shape', '[2].kind'],
  ],
]

function lacks(...paths: string[]): Finding[] {
  return paths.map((path) => ['invalid_shape', `[0].${path}`])
}

describe('definitions of the wrong shape', () => {
  test.each(shapes)('%s', (_name, definitions, ...expected) => {
    for (const { root, call } of entryPoints) {
      const found = findingsOf(() => call(definitions as SchemaDefinition[]))
      expect(found).toEqual(expected.map(([name, path]) => [name, `${root}${path}`]))
    }
  })

  const lists: [string, unknown][] = [
    ['null', null],
    ['undefined', undefined],
    ['a definition', goodTable()],
    ['a text', 'table'],
    ['a number', 7],
    ['a function', () => [goodTable()]],
    ['a promise', Promise.resolve([goodTable()])],
    ['a set', new Set([goodTable()])],
  ]
  test.each(lists)('%s in the place of a list of them', (_name, definitions) => {
    for (const { root, call } of entryPoints) {
      expect(findingsOf(() => call(definitions as SchemaDefinition[]))).toEqual([['invalid_shape', root]])
    }
  })
})

const contradictions: [name: string, definitions: SchemaDefinition[], ...codes: string[]][] = [
  ['two tables of one name', [goodTable(), goodTable({ comment: 'another' })], 'duplicate_object_name'],
  ['two columns of one name', [goodTable({ columns: [column('id'), column('id')] })], 'duplicate_column_name'],
  [
    'column names that differ in white space',
    [goodTable({ columns: [column('id'), column(' id ')] })],
    'duplicate_column_name',
  ],
  ['two indexes of one name', [goodTable({ indexes: [index('i', 'id'), index('i', 'id')] })], 'duplicate_index_name'],
  [
    'two projections of one name',
    [goodTable({ projections: [projection('p'), projection('p')] })],
    'duplicate_projection_name',
  ],
  ['a primary key of no column', [goodTable({ primaryKey: ['uid'] })], 'primary_key_missing_column'],
  ['a sorting key of no column', [goodTable({ orderBy: ['uid'], primaryKey: [] })], 'order_by_missing_column'],
  [
    'a sorting key of what every object has',
    [goodTable({ orderBy: ['toString'], primaryKey: [] })],
    'order_by_missing_column',
  ],
]

function column(name: string) {
  return { name, type: 'UInt64' }
}

function index(name: string, expression: string) {
  return { name, expression, type: 'minmax', granularity: 1 }
}

function projection(name: string) {
  return { name, query: 'SELECT id' }
}

describe('definitions that contradict themselves', () => {
  test.each(contradictions)('%s', (_name, definitions, ...names) => {
    const validate = entryPoints.filter(({ name }) =>
      ['assertValidDefinitions', 'planDiff (next)', 'planMigration'].includes(name),
    )
    expect(validate).toHaveLength(3)
    for (const { call } of validate) expect(findingsOf(() => call(definitions)).map(([name]) => name)).toEqual(names)
  })
})
