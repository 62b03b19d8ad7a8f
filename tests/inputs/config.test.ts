import { describe, test } from 'vitest'
import { createProject } from '../e2e/support/project.js'
import { smallProject } from './support/projects.js'
import { expectRefusal, type Refusal } from './support/refusal.js'

/** A config file, and what becomes of it. */
interface BadConfig extends Omit<Refusal, 'args'> {
  text: string
  args?: string[]
}

const connected = (clickhouse: string) => `export default { schema: './src/**/*.ts', clickhouse: ${clickhouse} }`

const cases: Record<string, BadConfig> = {
  'a syntax error': {
    text: "export default {\n  schema: 'x',\n  outDir: ,\n}",
    finding: 'config_not_loaded',
    says: /clickhouse\.config\.ts:3/,
  },
  'a conflict': { text: '<<<<<<< ours\nexport default {}\n=======\n>>>>>>> theirs', finding: 'config_not_loaded' },
  'a web page': { text: '<!DOCTYPE html><title>Sign in</title>', finding: 'config_not_loaded' },
  'binary data': { text: '\u0000\u0001PK\u0003\u0004', finding: 'config_not_loaded' },
  'an import of nothing': { text: "import './nothing.js'", finding: 'config_not_loaded', says: /nothing/ },
  'an import of a missing package': {
    text: "import 'no-such-package'",
    finding: 'config_not_loaded',
    says: /[Ii]nstall/,
  },
  'an error at the top': {
    text: "throw new Error('no config today')",
    finding: 'config_not_loaded',
    says: /no config today/,
  },
  'a thrown text': { text: "throw 'no config today'", finding: 'config_not_loaded', says: /no config today/ },
  'a thrown nothing': { text: 'throw undefined', finding: 'config_not_loaded' },
  'a promise that is rejected': {
    text: "await Promise.reject(new Error('not now'))",
    finding: 'config_not_loaded',
    says: /not now/,
  },
  'an empty file': { text: '', finding: 'config_invalid', says: /exports no config/ },
  'no export': { text: "const config = { schema: 'x' }", finding: 'config_invalid', says: /exports no config/ },
  'an export of another name': { text: "export const settings = { schema: 'x' }", finding: 'config_invalid' },
  null: { text: 'export default null', finding: 'config_invalid' },
  'a text': { text: "export default 'src'", finding: 'config_invalid' },
  'a list': { text: "export default [{ schema: 'x' }]", finding: 'config_invalid' },
  'a function that throws': {
    text: "export default () => { throw new Error('not today') }",
    finding: 'config_not_loaded',
    says: /not today/,
  },
  'a function that rejects': {
    text: "export default async () => { throw new Error('not today') }",
    finding: 'config_not_loaded',
    says: /not today/,
  },
  'a function that throws a text': {
    text: "export default () => { throw 'not today' }",
    finding: 'config_not_loaded',
    says: /not today/,
  },
  'a function that throws what has no text': {
    text: 'export default () => { throw Object.create(null) }',
    finding: 'config_not_loaded',
  },
  'a function that returns nothing': { text: 'export default () => {}', finding: 'config_invalid' },
  'a function that returns a function': { text: 'export default () => () => ({})', finding: 'config_invalid' },
  'a promise that never ends': { text: 'export default () => new Promise(() => {})', finding: 'config_not_loaded' },
  'a getter that throws': {
    text: "export default { get schema() { throw new Error('not today') } }",
    finding: 'config_not_loaded',
    says: /not today/,
  },
  'no schema': { text: 'export default {}', finding: 'config_invalid', says: /"schema"/ },
  'a schema that is a number': { text: 'export default { schema: 7 }', finding: 'config_invalid', says: /"schema"/ },
  'an empty schema': { text: "export default { schema: '' }", finding: 'config_invalid' },
  'a list of no schema': { text: 'export default { schema: [] }', finding: 'config_invalid' },
  'a folder that is a number': {
    text: "export default { schema: 'x', outDir: 7 }",
    finding: 'config_invalid',
    says: /"outDir"/,
  },
  'a misspelt key': {
    text: "export default { shcema: 'x', schema: 'x' }",
    finding: 'config_unknown_key',
    says: /"schema"/,
  },
  'a misspelt key inside': {
    text: "export default { schema: 'x', check: { failOnDrfit: true } }",
    finding: 'config_unknown_key',
    says: /check\.failOnDrift/,
  },
  'a key of another object': {
    text: "export default { schema: 'x', allowDestructive: true }",
    finding: 'config_unknown_key',
    says: /safety\.allowDestructive/,
  },
  'a flag that is a text': {
    text: "export default { schema: 'x', safety: { allowDestructive: 'yes' } }",
    finding: 'config_invalid',
    says: /safety\.allowDestructive/,
  },
  'a plugin': { text: "export default { schema: 'x', plugins: ['./plugin.js'] }", finding: 'plugins_not_supported' },
  'plugins in an object': {
    text: "export default { schema: 'x', plugins: {} }",
    finding: 'config_invalid',
    says: /"plugins"/,
  },
  'no server': {
    text: "export default { schema: './src/**/*.ts' }",
    args: ['status'],
    finding: 'clickhouse_not_configured',
  },
  'a server that is a text': { text: connected("'http://localhost'"), finding: 'config_invalid', says: /"clickhouse"/ },
  'a server of no address': { text: connected('{}'), finding: 'config_invalid', says: /clickhouse\.url/ },
  'an address that is none': {
    text: connected("{ url: 'localhost:8123' }"),
    finding: 'config_invalid',
    says: /clickhouse\.url/,
  },
  'an address of another scheme': { text: connected("{ url: 'ftp://localhost' }"), finding: 'config_invalid' },
  'an address of the native protocol': {
    text: connected("{ url: 'clickhouse://localhost:9000' }"),
    finding: 'config_invalid',
  },
  'an address without a host': { text: connected("{ url: 'http://' }"), finding: 'config_invalid' },
  'an embedded engine without a folder': { text: connected("{ url: 'embedded:' }"), finding: 'config_invalid' },
  'an address with a bad port': { text: connected("{ url: 'http://localhost:99999' }"), finding: 'config_invalid' },
  'a secret in an address that is none': {
    text: connected("{ url: 'http://ada:hunter2@' }"),
    finding: 'config_invalid',
    secret: 'hunter2',
  },
  'a password that is a number': {
    text: connected("{ url: 'http://localhost', password: 123456789 }"),
    finding: 'config_invalid',
    secret: '123456789',
  },
  'an odd percent sign in an address': {
    text: connected("{ url: 'http://ada:50%@localhost:8123' }"),
    args: ['status'],
    finding: 'invalid_connection',
    secret: '50%',
  },
  'a user in the place of a username': {
    text: connected("{ url: 'http://localhost', user: 'ada' }"),
    finding: 'config_unknown_key',
    says: /clickhouse\.username/,
  },
  'a time limit of nothing': {
    text: connected("{ url: 'http://localhost', requestTimeout: 0 }"),
    finding: 'config_invalid',
  },
  'a time limit that is a text': {
    text: connected("{ url: 'http://localhost', requestTimeout: '5s' }"),
    finding: 'config_invalid',
  },
  'a time limit without end': {
    text: connected("{ url: 'http://localhost', requestTimeout: Infinity }"),
    finding: 'config_invalid',
  },
  'a certificate without its key': {
    text: connected("{ url: 'https://localhost', tls: { cert: './client.pem' } }"),
    args: ['status'],
    finding: 'invalid_connection',
    says: /clickhouse\.tls\.key/,
  },
  'a certificate that is not there': {
    text: connected("{ url: 'https://localhost', tls: { ca: './nothing.pem' } }"),
    args: ['status'],
    finding: 'invalid_connection',
    says: /clickhouse\.tls\.ca/,
  },
}

describe('a config', () => {
  test.each(Object.entries(cases))('%s', async (_name, { text, args = ['generate'], ...refusal }) => {
    const project = createProject()
    // TypeScript where loading is the point; elsewhere there is no need to wait for its compilation.
    const extension = refusal.finding === 'config_not_loaded' ? 'ts' : 'mjs'
    project.write(`clickhouse.config.${extension}`, text)
    await expectRefusal(project, { args, ...refusal })
  })
})

describe('a config that', () => {
  test('is not there', async () => {
    await expectRefusal(createProject(), { args: ['generate'], finding: 'config_not_found', says: /chkit init/ })
  })

  test('was named and is not there', async () => {
    const args = ['status', '--config', 'other.config.ts']
    await expectRefusal(smallProject(), { args, finding: 'config_not_found', says: /other\.config\.ts/ })
  })

  test('is a folder', async () => {
    await expectRefusal(smallProject(), { args: ['generate', '--config', 'schema'], finding: 'config_not_loaded' })
  })

  test('is a folder with the name of a file', async () => {
    const project = createProject()
    project.write('clickhouse.config.ts/index.ts', 'export default {}')
    await expectRefusal(project, { args: ['generate'], finding: 'config_not_loaded' })
  })

  test('is no program', async () => {
    const project = smallProject()
    project.write('clickhouse.json', '{ "schema": "x" }')
    const args = ['generate', '--config', 'clickhouse.json']
    await expectRefusal(project, { args, finding: 'config_not_loaded', says: /clickhouse\.json/ })
  })
})
