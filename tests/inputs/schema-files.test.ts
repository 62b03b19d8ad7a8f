import type { DiagnosticName } from '@chkit/core'
import { describe, test } from 'vitest'
import { createProject } from '../e2e/support/project.js'
import { smallProject } from './support/projects.js'
import { expectRefusal } from './support/refusal.js'

const config = "export default { schema: './schema/**/*.ts' }"
const table = (name: string, change = '') =>
  `{ kind: 'table', database: 'app', name: '${name}', engine: 'MergeTree', columns: [{ name: 'id', type: 'UInt64' }], primaryKey: ['id'], orderBy: ['id'], ${change} }`

/** Schema files, and what becomes of them. */
const cases: Record<string, { files: Record<string, string>; finding: DiagnosticName; says?: RegExp }> = {
  'no file': { files: {}, finding: 'schema_files_not_found', says: /schema\/\*\*\/\*\.ts/ },
  'only a declaration': { files: { 'a.d.ts': 'export {}' }, finding: 'schema_files_not_found' },
  'a syntax error': {
    files: { 'a.ts': `export const a = ${table('a')}\nexport const b = {\n` },
    finding: 'schema_file_failed',
    says: /schema\/a\.ts:3/,
  },
  'an error at the top': {
    files: { 'a.ts': "const limit = 3\nthrow new Error('no schema today')\n" },
    finding: 'schema_file_failed',
    says: /no schema today.*schema\/a\.ts:2/,
  },
  'an import of nothing': {
    files: { 'a.ts': "export const a = 1\nimport { b } from './b.js'\nexport const c = b" },
    finding: 'schema_file_failed',
    says: /schema\/a\.ts:2/,
  },
  'something that is not there yet': {
    files: {
      'a.ts': `import { b } from './b.js'\nexport const a = { ...b, name: b.name + '_a' }`,
      'b.ts': `import { a } from './a.js'\nexport const b = { ...a, name: a.name + '_b' }`,
    },
    finding: 'schema_file_failed',
  },
  'a column that is undefined': {
    files: { 'a.ts': `const columns = []\nexport const a = { ...${table('a')}, columns: [columns[0]] }` },
    finding: 'invalid_shape',
    says: /`a` by schema\/a\.ts/,
  },
  'a table that holds itself': {
    files: { 'a.ts': `export const a = ${table('a')}\na.plugins = { a }` },
    finding: 'not_data',
    says: /`a` by schema\/a\.ts/,
  },
  'a misspelt type': {
    files: { 'a.ts': `export const a = ${table('a', 'ttl: 7')}` },
    finding: 'invalid_shape',
    says: /ttl/,
  },
  'a kind that is none': {
    files: { 'a.ts': `export const a = { ...${table('a')}, columns: null }` },
    finding: 'invalid_shape',
  },
  'one table in two files': {
    files: { 'a.ts': `export const a = ${table('t')}`, 'b.ts': `export const b = ${table('t', "comment: 'b'")}` },
    finding: 'duplicate_object_name',
    says: /schema\/a\.ts.*schema\/b\.ts/,
  },
  'a key of no column': {
    files: { 'a.ts': `export const a = { ...${table('a')}, orderBy: ['uid'] }` },
    finding: 'order_by_missing_column',
  },
  'a quote that is never closed': {
    files: { 'a.ts': `export const a = ${table('a', 'ttl: "id + \'1"')}` },
    finding: 'unclosed_quote',
    says: /schema\/a\.ts:1:175 .*`a` by schema\/a\.ts/,
  },
  'a getter that throws': {
    files: { 'a.ts': "export const a = { kind: 'table', get database() { throw new Error('no name') } }" },
    finding: 'not_data',
    says: /no name/,
  },
  'a proxy for an export': {
    files: { 'a.ts': "export const a = new Proxy({}, { get() { throw new Error('nothing to see') } })" },
    finding: 'not_data',
    says: /nothing to see/,
  },
  'a type the server does not put NULL into': {
    files: {
      'a.ts': `export const a = { ...${table('a')}, columns: [{ name: 'id', type: 'Array(UInt8)', nullable: true }] }`,
    },
    finding: 'invalid_nullable',
  },
  'a promise that never ends': { files: { 'a.ts': 'await new Promise(() => {})' }, finding: 'schema_file_failed' },
}

describe('schema files with', () => {
  test.each(Object.entries(cases))('%s', async (_name, { files, ...refusal }) => {
    const project = createProject()
    project.write('clickhouse.config.mjs', config)
    for (const [file, text] of Object.entries(files)) project.write(`schema/${file}`, text)
    await expectRefusal(project, { args: ['generate'], ...refusal })
  })

  test('a folder in the place of a pattern', async () => {
    const project = smallProject()
    project.write('clickhouse.config.mjs', "export default { schema: './schema' }")
    await expectRefusal(project, { args: ['generate'], finding: 'schema_files_not_found', says: /\*\*\/\*\.ts/ })
  })

  test('SQL', async () => {
    const project = createProject()
    project.write('schema.sql', 'CREATE TABLE a (id UInt8)')
    project.write('clickhouse.config.mjs', "export default { schema: './schema.sql' }")
    await expectRefusal(project, { args: ['generate'], finding: 'schema_file_failed', says: /schema\.sql/ })
  })
})
