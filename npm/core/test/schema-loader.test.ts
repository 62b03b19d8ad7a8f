import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ChkitError } from '../src/errors.js'
import { findSchemaFiles, loadModule, loadSchemaDefinitions } from '../src/schema-loader.js'

const home = mkdtempSync(join(tmpdir(), 'chkit-loader-'))
afterAll(() => rmSync(home, { recursive: true }))

/** Writes a project and returns its folder. */
function project(name: string, files: Record<string, string>): string {
  const folder = join(home, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

async function failureOf(work: Promise<unknown>): Promise<ChkitError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ChkitError) return error
  throw new Error(`expected a ChkitError, but it was ${error}`)
}

describe('loadModule', () => {
  it.each<[string, string, unknown]>([
    ['typescript.ts', 'enum Kind { A = "a" }\nexport const kind: string = Kind.A satisfies string', { kind: 'a' }],
    ['waiting.mts', 'export const value = await Promise.resolve(1)', { value: 1 }],
    ['module.mjs', 'export default { value: 1 }', { default: { value: 1 } }],
    ['common.cjs', 'exports.value = 1', { value: 1 }],
    ['common.cts', 'export = { value: 1 }', { value: 1 }],
  ])('loads %s', async (file, text, exports) => {
    expect(await loadModule(file, { cwd: project('kinds', { [file]: text }) })).toMatchObject(exports as object)
  })

  it('follows imports without extensions, of other files, and of paths in tsconfig.json', async () => {
    const cwd = project('imports', {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }',
      'lib/names.ts': "export const name = 'events'",
      'main.ts':
        "export { name } from './lib/names.js'\nexport { name as same } from '@/names'\nexport { name as bare } from './lib/names'",
    })
    expect(await loadModule('main.ts', { cwd })).toMatchObject({ name: 'events', same: 'events', bare: 'events' })
  })

  const throwing = [
    'interface Row {',
    '  id: number',
    '}',
    'export const row: Row = { id: 1 }',
    'function broken(value: unknown): number {',
    '  return (value as { a: { b: number } }).a.b',
    '}',
    'export const bad = broken({})',
  ].join('\n')

  it.each<[string, string, string, object, RegExp]>([
    ['what it throws', 'throws.ts', throwing, { line: 6, column: 3 }, /Cannot read properties of undefined/],
    [
      'a syntax error',
      'syntax.ts',
      'export const a = 1\nexport const b = { c: 1,, }\n',
      { line: 2, column: 25 },
      /: Unexpected token\.$/,
    ],
    [
      'a missing file',
      'file.ts',
      "export const a = 1\n\nimport './none.js'",
      { line: 3, column: 1 },
      /Cannot find module '.\/none.js'\.$/,
    ],
    [
      'a missing package',
      'package.ts',
      "const a = 1\nimport { b } from 'no-such-package'\nexport { a, b }",
      { line: 2 },
      /no-such-package/,
    ],
    ['a string', 'string.ts', "\n  throw 'nothing works'", { line: 1 }, /: nothing works\.$/],
    [
      'a rejected promise',
      'promise.ts',
      'export const a = 1\n  await Promise.reject(new Error("late"))',
      { line: 2 },
      /: late\.$/,
    ],
  ])('points at %s', async (_what, file, text, place, message) => {
    const { diagnostics } = await failureOf(loadModule(file, { cwd: project('failing', { [file]: text }) }))
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ name: 'schema_file_failed', span: { source: file, ...place } })
    expect(diagnostics[0]?.message).toMatch(message)
    expect(diagnostics[0]?.message).toContain(`\`${file}\``)
  })

  it('covers the whole line with offsets into the file', async () => {
    const text = 'export const a = 1\n  throw new Error("here")  \n'
    const { diagnostics } = await failureOf(
      loadModule('offsets.ts', { cwd: project('offsets', { 'offsets.ts': text }) }),
    )
    const span = diagnostics[0]?.span
    expect(text.slice(span?.start, span?.end)).toBe('throw new Error("here")')
  })

  it('points at the file that fails, and names the file that was asked for', async () => {
    const cwd = project('nested', {
      'main.ts': "export * from './lib/inner.js'",
      'lib/inner.ts': '\nthrow new Error("inside")',
    })
    const { diagnostics, cause } = await failureOf(loadModule('main.ts', { cwd }))
    expect(diagnostics[0]).toMatchObject({ span: { source: 'lib/inner.ts', line: 2 } })
    expect(diagnostics[0]?.message).toBe('The schema file `main.ts` cannot be loaded: inside.')
    expect(cause).toBeInstanceOf(Error)
  })

  it('reports other files in the words of the caller', async () => {
    const cwd = project('config', { 'clickhouse.config.ts': 'throw new Error("no")' })
    const { diagnostics } = await failureOf(
      loadModule('clickhouse.config.ts', { cwd, diagnostic: 'config_not_loaded', noun: 'config file' }),
    )
    expect(diagnostics[0]).toMatchObject({ name: 'config_not_loaded' })
    expect(diagnostics[0]?.message).toBe('The config file `clickhouse.config.ts` cannot be loaded: no.')
  })

  it('says that a file does not exist', async () => {
    const { diagnostics } = await failureOf(loadModule('none.ts', { cwd: home }))
    expect(diagnostics[0]?.message).toBe('The schema file `none.ts` does not exist.')
  })

  it('does not load what is no code', async () => {
    const cwd = project('other', { 'schema.sql': 'SELECT 1' })
    const { diagnostics } = await failureOf(loadModule('schema.sql', { cwd }))
    expect(diagnostics[0]?.message).toBe('The schema file `schema.sql` is neither TypeScript nor JavaScript.')
  })
})

describe('findSchemaFiles', () => {
  const cwd = project('globs', {
    'b.ts': '',
    'a/z.ts': '',
    'a/Z.ts': '',
    'a/é.ts': '',
    'a/types.d.ts': '',
    'a/readme.md': '',
  })

  it('finds files in byte order, without declarations', async () => {
    const files = await findSchemaFiles(['**/*.ts'], { cwd })
    expect(files).toEqual(['a/Z.ts', 'a/z.ts', 'a/é.ts', 'b.ts'].map((file) => join(cwd, file)))
    expect(await findSchemaFiles(join(cwd, 'b.ts'))).toEqual([join(cwd, 'b.ts')])
  })

  it('says where it looked when it finds nothing', async () => {
    const { diagnostics } = await failureOf(findSchemaFiles(['none/*.ts', 'a'], { cwd }))
    expect(diagnostics[0]).toMatchObject({ name: 'schema_files_not_found' })
    expect(diagnostics[0]?.message).toBe(`No schema file matches \`none/*.ts\`, \`a\` in ${cwd}.`)
    expect(diagnostics[0]?.help).toContain('config.schema')
  })

  it('refuses patterns that are no text', async () => {
    expect((await failureOf(findSchemaFiles([1] as unknown as string[], { cwd }))).code).toBe('CHK1001')
  })
})

describe('loadSchemaDefinitions', () => {
  const table = (name: string, comment = '') =>
    `{ kind: 'table', database: 'app', name: '${name}', columns: [{ name: 'id', type: 'UInt64' }], engine: 'MergeTree()', primaryKey: ['id'], orderBy: ['id'], comment: '${comment}' }`

  it('collects what the files export, each object once', async () => {
    const cwd = project('collect', {
      'a.ts': `export const visits = ${table('visits')}\nexport default [visits]\nexport const other = { inner: ${table('hidden')} }`,
      'b.ts': `export { visits as again } from './a.js'\nexport const nested = [[${table('events')}]]`,
      'c.ts': `export const equal = ${table('visits')}`,
    })
    const definitions = await loadSchemaDefinitions('*.ts', { cwd })
    expect(definitions.map(({ kind, name }) => [kind, name])).toEqual([
      ['table', 'events'],
      ['table', 'visits'],
    ])
  })

  it('refuses two different definitions of an object, and names both files', async () => {
    const cwd = project('duplicates', {
      'one.ts': `export const a = ${table('visits')}`,
      'two.ts': `export const b = ${table('visits', 'another')}`,
    })
    const error = await failureOf(loadSchemaDefinitions('*.ts', { cwd }))
    expect(error).toMatchObject({
      name: 'ChxValidationError',
      issues: [{ code: 'duplicate_object_name', kind: 'table', database: 'app', name: 'visits' }],
    })
    expect(error.diagnostics[0]?.related).toEqual([
      { message: 'It is exported as `a` by one.ts.' },
      { message: 'It is exported as `b` by two.ts.' },
    ])
  })

  it('says which export has the wrong shape', async () => {
    const cwd = project('shape', {
      'good.ts': `export const good = ${table('visits')}`,
      'wrong.ts': "export const bad = { kind: 'view', database: 'app', name: 'v', as: 5 }",
    })
    const { diagnostics } = await failureOf(loadSchemaDefinitions('*.ts', { cwd }))
    expect(diagnostics[0]).toMatchObject({
      name: 'invalid_shape',
      related: [{ message: 'It belongs to view app.v, exported as `bad` by wrong.ts.' }],
    })
  })

  it('points at the text in the file, where the file holds it once', async () => {
    const source = `// the visits
export const bad = { ...${table('bad')}, ttl: \`at +
  INTERVAL 1 DAY DELTE\` }
export const twice = [{ ...${table('one')}, ttl: 'at DELTE' }, { ...${table('two')}, ttl: 'at DELTE' }]
export const escaped = { ...${table('escaped')}, ttl: 'at\\tDELTE' }`
    const { diagnostics } = await failureOf(
      loadSchemaDefinitions('*.ts', { cwd: project('places', { 'schema.ts': source }) }),
    )
    const start = source.indexOf('DELTE')
    const spans = diagnostics.map(({ path, span, related }) => ({ path, span, related }))
    expect(spans.find(({ span }) => span?.source === 'schema.ts')).toEqual({
      path: expect.stringMatching(/^definitions\[\d\]\.ttl$/),
      span: { source: 'schema.ts', start, end: start + 5, line: 3, column: 18 },
      related: [{ message: 'It belongs to table app.bad, exported as `bad` by schema.ts.' }],
    })
    expect(spans).toHaveLength(4)
    expect(spans.filter(({ path, span }) => span?.source === path)).toHaveLength(3)
  })
})
