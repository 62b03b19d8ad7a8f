import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../support/server.mjs'
import { createProject, type TestProject } from './support/project.js'

const LATER = '29990101000000_later.sql'

/** Everything that a run printed, in both voices. */
async function output(project: TestProject, args: string[], env: Record<string, string> = {}): Promise<string> {
  const runs = [await project.chkit(args, env), await project.chkit([...args, '--json'], env)]
  return runs.map(({ stdout, stderr }) => stdout + stderr).join('\n')
}

test('a password in a statement is shown nowhere, in no voice, and is not in the journal', async () => {
  const project = createProject('fresh')
  await project.json(['generate'])
  await project.json(['migrate', '--apply'])
  const source = "SOURCE(CLICKHOUSE(USER 'u' PASSWORD 'hunter2' TABLE 'orders' DB 'x'))"
  const dictionary = `CREATE DICTIONARY names (id UInt64, name String) PRIMARY KEY id\n${source} LAYOUT(FLAT()) LIFETIME(1);`
  project.write(`chkit/migrations/${LATER}`, `${dictionary}\nDROP TABLE s3('https://b/x', 'key', 'hunter2');\n`)
  for (const args of [['migrate'], ['migrate', '--apply'], ['migrate', '--apply', '--allow-destructive']]) {
    const text = await output(project, args)
    expect(text).not.toContain('hunter2')
    expect(text).toContain(LATER)
  }
  const journal = await project.server.query('SELECT * FROM _chkit_migrations')
  expect(JSON.stringify(journal)).not.toContain('hunter2')
  expect(JSON.stringify(journal)).toContain(LATER)
})

test('a password in a definition is shown in no plan', async () => {
  const project = createProject('fresh')
  const schema = project.read('src/db/schema/shop.ts')
  const table = `export const there = table({ database: '${project.database}', name: 'there', columns: [{ name: 'id', type: 'UInt64' }], engine: "MySQL('h:3306', 'db', 't', 'u', 'hunter2')", primaryKey: [], orderBy: [] })`
  project.write('src/db/schema/shop.ts', `${schema}\n${table}\n`)
  const text = await output(project, ['generate', '--dryrun'])
  expect(text).not.toContain('hunter2')
  expect(text).toContain('[hidden]')
  // The file that runs has it, of course.
  await project.json(['generate'])
  expect(project.read('chkit/migrations', project.migrations()[0] ?? '')).toContain('hunter2')
})

test.each(['p@ss/wörd', 'ab'])(
  'the password %j of the URL is shown nowhere, however the server quotes it',
  async (password) => {
    const server = await startServer({ users: { app: { password } } })
    onTestFinished(() => server.stop())
    const project = createProject('fresh')
    const url = new URL(server.url)
    url.username = 'app'
    url.password = encodeURIComponent(password)
    const env = { CLICKHOUSE_URL: url.href, CLICKHOUSE_USER: 'default', CLICKHOUSE_PASSWORD: '' }
    await project.json(['generate'])
    // The server quotes what it cannot read.
    const statement = `SELECT '${password}' FROM nowhere.at_all WHERE url = '${url.href}'`
    project.write(`chkit/migrations/${LATER}`, `${statement};\nSELECT throwIf(1, 'said ''${password}''');\n`)
    const text = await output(project, ['migrate', '--apply'], env)
    expect(text).toContain('nowhere')
    expect(text).not.toContain(`'${password}'`)
    expect(text).not.toContain(`:${password}@`)
    expect(text).not.toContain(`:${encodeURIComponent(password)}@`)
  },
)
