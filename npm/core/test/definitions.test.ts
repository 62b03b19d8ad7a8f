import { describe, expect, it } from 'vitest'
import {
  assertValidDefinitions,
  ChkitError,
  ChxValidationError,
  canonicalizeDefinition,
  canonicalizeDefinitions,
  collectDefinitionsFromModule,
  compareDefinitions,
  createSnapshot,
  definitionsFromCatalogue,
  formatSql,
  parseSql,
  planDiff,
  planMigration,
  readMigration,
  readSnapshot,
  type SchemaDefinition,
  splitSqlStatements,
  type TableDefinition,
  table,
  toCreateSQL,
  validateDefinitions,
  view,
} from '../src/index.js'

const events = table({
  database: 'app',
  name: 'events',
  columns: [
    { name: 'id', type: 'UInt64' },
    { name: 'at', type: 'DateTime' },
  ],
  engine: 'MergeTree',
  primaryKey: ['id'],
  orderBy: ['id', 'at'],
})
const recent = view({ database: 'app', name: 'recent', as: 'SELECT id FROM app.events' })
const twice: TableDefinition = { ...events, columns: [...events.columns, { name: 'id', type: 'String' }] }

function issuesOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    if (error instanceof ChxValidationError) return error.issues
    throw error
  }
  return []
}

describe('canonical form', () => {
  it('is sorted by kind and name, and stays the same', () => {
    const canonical = canonicalizeDefinitions([recent, events])
    expect(canonical.map(({ kind }) => kind)).toEqual(['table', 'view'])
    expect(canonicalizeDefinitions(canonical)).toEqual(canonical)
    expect(canonicalizeDefinition(events)).toEqual(canonical[0])
  })

  it('holds an object once', () => {
    expect(canonicalizeDefinitions([events, { ...events }])).toHaveLength(1)
  })

  it('is what a module exports, alone or in arrays', () => {
    const mod = { recent, all: [[events], recent], other: { events: twice }, make: () => twice, cycle: [] as unknown[] }
    mod.cycle.push(mod.cycle, events)
    expect(collectDefinitionsFromModule(mod)).toEqual(canonicalizeDefinitions([recent, events]))
  })

  it('refuses exports that cannot be read, and two different definitions of an object', () => {
    const broken = Object.defineProperty({}, 'late', {
      enumerable: true,
      get: () => {
        throw new ReferenceError('not yet')
      },
    })
    expect(() => collectDefinitionsFromModule(broken)).toThrow(expect.objectContaining({ code: 'CHK1002' }))
    const [a, b] = [events, { ...events, comment: 'other' }]
    const runs = [
      () => collectDefinitionsFromModule({ a, b }),
      () => canonicalizeDefinitions([a, b]),
      () => createSnapshot([a, b]),
      () => planDiff([], [a, b]),
    ]
    const issue = { code: 'duplicate_object_name', kind: 'table', database: 'app', name: 'events' }
    for (const run of runs) expect(issuesOf(run)).toMatchObject([issue])
  })
})

describe('validation', () => {
  it('returns issues and throws the same', () => {
    const issues = validateDefinitions([twice])
    expect(issues).toMatchObject([{ code: 'duplicate_column_name', kind: 'table', database: 'app', name: 'events' }])
    expect(issues[0]?.message).toMatch(/app\.events.*"id"/)
    expect(issuesOf(() => assertValidDefinitions([twice]))).toEqual(issues)
    expect(issuesOf(() => planDiff([], [twice]))).toEqual(issues)
    expect(issuesOf(() => toCreateSQL(twice))).toEqual(issues)
    expect(issuesOf(() => planMigration({ previousSnapshot: null, definitions: [twice] }))).toEqual(issues)
  })

  it('forgives the very same definition twice, and reports the rest', () => {
    const other = { ...twice, name: 'other' }
    expect(issuesOf(() => planDiff([], [events, { ...events }, other]))).toMatchObject([
      { code: 'duplicate_column_name', name: 'other' },
    ])
    expect(planDiff([], [events, { ...events }]).operations).toHaveLength(2)
  })

  it('does not judge the previous side of a plan', () => {
    expect(issuesOf(() => planDiff([twice], [events]))).toEqual([])
  })

  it('passes what is sound', () => {
    expect(validateDefinitions([events, recent])).toEqual([])
    expect(() => assertValidDefinitions([events, recent])).not.toThrow()
  })
})

describe('plans and snapshots', () => {
  it('plans what is new, and nothing when nothing changed', () => {
    const plan = planDiff([], [events])
    expect(plan.operations.map(({ type }) => type)).toEqual(['create_database', 'create_table'])
    expect(plan.riskSummary).toEqual({ safe: 2, caution: 0, danger: 0 })
    expect(plan.statements).toHaveLength(2)
    expect(planDiff([events], [events]).operations).toEqual([])
  })

  it('takes the time of a snapshot from the clock', () => {
    const started = Date.now()
    const snapshot = createSnapshot([recent, events])
    expect(Object.keys(snapshot)).toEqual(['version', 'generatedAt', 'definitions'])
    expect(snapshot.version).toBe(1)
    expect(Date.parse(snapshot.generatedAt)).toBeGreaterThanOrEqual(started)
    expect(snapshot.definitions).toEqual(canonicalizeDefinitions([events, recent]))
  })

  it('gives a snapshot the second version only where members occur that the first did not know', () => {
    const withMember = { ...events, cluster: 'main' } as SchemaDefinition
    expect(createSnapshot([{ ...events, plugins: {} }, recent]).version).toBe(1)
    const later = createSnapshot([withMember, recent])
    expect(later.version).toBe(2)
    const text = JSON.stringify(later)
    expect(readSnapshot(text, 'snapshot.json')).toEqual(later)
    expect(planMigration({ previousSnapshot: text, definitions: [withMember, recent] }).plan.operations).toEqual([])
    // What the second version said in the words of the first is written as the first again.
    const plain = text.replace('"cluster":"main",', '').replace(',"cluster":"main"', '')
    expect(readSnapshot(plain, 'snapshot.json').version).toBe(1)
    expect(() => readSnapshot(text.replace('"version":2', '"version":3'), 'snapshot.json')).toThrow(
      expect.objectContaining({ code: 'CHK6002' }),
    )
  })

  it('plans from a snapshot file to definitions and writes the next snapshot file', () => {
    const generatedAt = '2025-01-02T03:04:05.678Z'
    const first = planMigration({ previousSnapshot: null, definitions: [events], generatedAt })
    expect(readSnapshot(first.snapshot, 'snapshot.json')).toEqual({ ...createSnapshot([events]), generatedAt })
    expect(first).toMatchObject({ definitionCount: 1, scope: { enabled: false } })
    const second = planMigration({
      previousSnapshot: first.snapshot,
      source: 'snapshot.json',
      definitions: [events, recent],
    })
    expect(second.plan.operations.map(({ key }) => key)).toContain('view:app.recent')
    expect(second.plan.operations.map(({ type }) => type)).not.toContain('create_table')
  })

  it('names a snapshot file that cannot be read', () => {
    const source = 'chkit/meta/snapshot.json'
    expect(() => readSnapshot('{', source)).toThrow(expect.objectContaining({ code: 'CHK6001' }))
    expect(() => planMigration({ previousSnapshot: '{', source, definitions: [] })).toThrow(source)
  })
})

describe('texts and catalogues', () => {
  it('splits statements and reads migration files', () => {
    expect(splitSqlStatements("SELECT ';'; -- done\nSELECT 2;")).toEqual(["SELECT ';'", 'SELECT 2'])
    const { units, diagnostics } = readMigration('SELECT 1;\nDROP TABLE app.events;', 'x.sql')
    expect(diagnostics).toEqual([])
    expect(units.map(({ statement, destructive }) => [statement, destructive])).toEqual([
      ['SELECT 1', false],
      ['DROP TABLE app.events', true],
    ])
  })

  it('lets the markers of a plan vouch for what may lose data, and nothing for what does', () => {
    const destructive = (sql: string) => readMigration(`${sql};`, 'x.sql').units.map((unit) => unit.destructive)
    const marker = '-- operation: replace_view key=view:app.recent risk=caution\n'
    for (const uncertain of [
      'CREATE OR REPLACE VIEW app.recent AS SELECT 1',
      'ALTER TABLE app.events MODIFY ORDER BY id',
      'ALTER TABLE app.events MODIFY SETTING max_rows_to_keep = 2',
      "INSERT INTO FUNCTION file('a.csv') SELECT 1",
    ]) {
      expect([uncertain, destructive(uncertain), destructive(marker + uncertain)]).toEqual([uncertain, [true], [false]])
    }
    const lost = 'ALTER TABLE app.events MODIFY COLUMN b ALIAS a + 1'
    expect(destructive(marker + lost)).toEqual([true])
  })

  it('reads an empty catalogue and compares', () => {
    const catalogue = { tables: [], columns: [], indices: [], projections: [] }
    expect(definitionsFromCatalogue(catalogue)).toEqual({ definitions: [], unsupported: [] })
    expect(compareDefinitions([events], [])).toMatchObject({ drifted: true, missing: ['table:app.events'], extra: [] })
    expect(compareDefinitions([events], [{ ...events, engine: 'MergeTree()' }]).drifted).toBe(false)
  })
})

describe('input of any kind', () => {
  const calls: [string, (value: never) => unknown][] = [
    ['canonicalizeDefinition', canonicalizeDefinition],
    ['canonicalizeDefinitions', canonicalizeDefinitions],
    ['validateDefinitions', validateDefinitions],
    ['assertValidDefinitions', assertValidDefinitions],
    ['createSnapshot', createSnapshot],
    ['toCreateSQL', toCreateSQL],
    ['planDiff', (value) => planDiff(value, [])],
    ['planDiff', (value) => planDiff([], value)],
    ['planDiff', (value) => planDiff([], [], value)],
    ['planMigration', planMigration],
    ['compareDefinitions', (value) => compareDefinitions([], value)],
    ['definitionsFromCatalogue', definitionsFromCatalogue],
    ['collectDefinitionsFromModule', (value) => collectDefinitionsFromModule({ value: [value, { kind: 'table' }] })],
    ['readSnapshot', (value) => readSnapshot(value, 'x')],
    ['readMigration', (value) => readMigration(value, 'x')],
    ['splitSqlStatements', splitSqlStatements],
    ['formatSql', formatSql],
    ['formatSql', (value) => formatSql('SELECT 1', value)],
    ['parseSql', parseSql],
  ]
  const values: unknown[] = [
    null,
    1,
    1n,
    Number.NaN,
    true,
    Symbol('s'),
    () => [],
    [null],
    [1],
    [[]],
    [{}],
    [{ kind: 'table' }],
    [{ kind: 'view', database: 'a', name: 'b', as: {} }],
    [{ kind: '__proto__' }],
    { kind: 'constructor', __proto__: null },
    new Map(),
    new Date(0),
  ]
  it.each(calls)('%s throws a ChkitError with a code and a path', (_name, run) => {
    for (const value of values) {
      try {
        run(value as never)
      } catch (error) {
        expect(error).toBeInstanceOf(ChkitError)
        expect((error as ChkitError).code).toMatch(/^CHK1\d{3}$|^CHK6001$/)
        continue
      }
      throw new Error(`${String(value)} was accepted`)
    }
  })

  it('names the place of a wrong member', () => {
    const wrong = { ...events, columns: [{ name: 'id', type: 5 }] } as unknown as SchemaDefinition
    expect(() => canonicalizeDefinitions([recent, wrong])).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ path: 'definitions[1].columns[0].type' })] }),
    )
    expect(() => canonicalizeDefinition(wrong)).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ path: 'definition.columns[0].type' })] }),
    )
  })

  it('plans a table of which every column is another one', () => {
    const wide = (prefix: string) =>
      table({
        ...events,
        columns: [
          ...events.columns,
          ...Array.from({ length: 2000 }, (_, index) => ({
            name: `${prefix}_of_the_columns_${index}`,
            type: 'UInt64',
          })),
        ],
      })
    const previousSnapshot = JSON.stringify(createSnapshot([wide('former')]))
    const next = wide('next')
    for (const plan of [
      planDiff([wide('former')], [next]),
      planMigration({ previousSnapshot, definitions: [next] }).plan,
    ]) {
      expect(plan.operations).toHaveLength(4000)
      expect(new Set(plan.operations.map(({ sql }) => sql))).toEqual(new Set([`${plan.statements[0]};`]))
    }
  })
})
