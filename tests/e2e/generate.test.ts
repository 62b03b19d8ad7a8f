import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createProject, type TestProject } from './support/project.js'

const SCHEMA = 'src/db/schema/shop.ts'

/** A project that has its first migration, and the change of its schema that the test is about. */
async function changedProject(change: (schema: string) => string): Promise<TestProject> {
  const project = createProject('fresh')
  expect(await project.json(['generate'])).toMatchObject({ exitCode: 0 })
  const schema = project.read(SCHEMA)
  const changed = change(schema)
  expect(changed).not.toBe(schema)
  project.write(SCHEMA, changed)
  return project
}

/** Everything that `generate` writes. */
function written(project: TestProject): string[] {
  return [project.read('chkit/meta/snapshot.json'), ...project.migrations()]
}

describe('generate', () => {
  test('writes nothing and exits 1 when a change is refused', async () => {
    const project = await changedProject((schema) =>
      schema
        .replace("orderBy: ['id']", "orderBy: ['customer', 'id']")
        .replace("primaryKey: ['id']", "primaryKey: ['customer']"),
    )
    const before = written(project)
    const { exitCode, envelope } = await project.json(['generate'])
    expect(exitCode).toBe(1)
    expect(envelope).toMatchObject({ ok: false, error: { code: 'CHK4001', name: 'structural_change_refused' } })
    const text = await project.chkit(['generate'])
    expect(text.stderr).toContain('error CHK4001')
    expect(text.stdout).toContain('nothing was written')
    expect(written(project)).toEqual(before)

    const recreate = await project.json(['generate', '--structural-changes=recreate'])
    expect(recreate).toMatchObject({ exitCode: 0, envelope: { riskSummary: { danger: expect.any(Number) } } })
    expect(recreate.envelope.riskSummary.danger).toBeGreaterThan(0)
  })

  test('counts refused changes, not reasons, and shows what may be the cause', async () => {
    const project = await changedProject((schema) =>
      schema
        .replace("engine: 'MergeTree'", "engine: 'ReplacingMergeTree'")
        .replace("{ name: 'id', type: 'UInt64' }", "{ name: 'id', type: 'String', comments: 'misspelt' }"),
    )
    const { exitCode, stdout, stderr } = await project.chkit(['generate'])
    expect([exitCode, ...stderr.matchAll(/^error CHK\d+/gm)].map(String)).toEqual([
      '1',
      'error CHK4001',
      'error CHK4002',
    ])
    expect(stdout).toMatch(/^1 change refused; nothing was written\.\n\nwarning CHK1007 /)
  })

  test('writes nothing and exits 1 when the schema is not valid', async () => {
    const project = await changedProject((schema) => schema.replace("orderBy: ['customer']", "orderBy: ['costumer']"))
    const before = written(project)
    const { exitCode, envelope } = await project.json(['generate'])
    expect(exitCode).toBe(1)
    expect(envelope).toMatchObject({
      command: 'generate',
      ok: false,
      error: { message: 'Schema validation failed with 1 issue' },
    })
    expect(envelope.issues).toMatchObject([{ code: 'order_by_missing_column', kind: 'table', name: 'totals' }])
    const text = await project.chkit(['generate'])
    expect([text.exitCode, text.stdout]).toEqual([1, ''])
    expect(text.stderr).toContain('CHK2006')
    expect(written(project)).toEqual(before)
  })

  test('points at the line of a schema file that does not load', async () => {
    const project = await changedProject((schema) =>
      schema.replace('export const totals', 'throw new Error("no luck")\nexport const totals'),
    )
    const { exitCode, stderr } = await project.chkit(['generate'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`${SCHEMA}:`)
    expect(stderr).toContain('no luck')
    expect(stderr).toMatch(/> *\d+ \| throw new Error/)
    expect(stderr).not.toContain('node:internal')
  })

  test('renames where a flag says so, and offers the flag where a rename is likely', async () => {
    const project = await changedProject((schema) =>
      schema.replace("{ name: 'amount', type: 'Decimal(38, 2)' }", "{ name: 'sum', type: 'Decimal(38, 2)' }"),
    )
    const { database } = project
    const preview = await project.json(['generate', '--dryrun'])
    expect(preview.envelope.renameSuggestions).toMatchObject([{ from: 'amount', to: 'sum', table: 'totals' }])
    const flag = `--rename-column=${database}.totals.amount=sum`
    expect((await project.chkit(['generate', '--dryrun'])).stdout).toContain(flag.replace('=', ' '))
    const renamed = await project.json(['generate', flag])
    expect(renamed).toMatchObject({ exitCode: 0, envelope: { operationCount: 1, riskSummary: { danger: 0 } } })
    const [, migration = ''] = project.migrations()
    expect(project.read('chkit/migrations', migration)).toContain(
      `-- operation: alter_table_rename_column key=table:${database}.totals:column_rename:amount:sum risk=caution`,
    )
  })

  test.each([
    ['--rename-table', (database: string) => `${database}.none=${database}.totals`],
    ['--rename-column', (database: string) => `${database}.totals.none=amount`],
    ['--rename-column', (database: string) => `${database}.none.a=b`],
  ])('refuses %s of what is not there', async (flag, value) => {
    const project = createProject('fresh')
    await project.json(['generate'])
    const { exitCode, envelope } = await project.json(['generate', flag, value(project.database)])
    expect([exitCode, envelope.error?.name]).toEqual([1, 'rename_source_missing'])
  })

  test('keeps to the tables of --table', async () => {
    const project = await changedProject((schema) =>
      schema
        .replace(
          "{ name: 'customer', type: 'String' },\n    { name: 'amount', type: 'Decimal(18",
          "{ name: 'note', type: 'String' },\n    { name: 'customer', type: 'String' },\n    { name: 'amount', type: 'Decimal(18",
        )
        .replace(
          "{ name: 'amount', type: 'Decimal(38, 2)' }",
          "{ name: 'amount', type: 'Decimal(38, 2)' },\n    { name: 'more', type: 'Int8' }",
        ),
    )
    const { database } = project
    const { envelope } = await project.json(['generate', '--table', 'totals'])
    expect(envelope).toMatchObject({
      operationCount: 1,
      scope: { enabled: true, selector: 'totals', matchedTables: [`${database}.totals`], matchCount: 1 },
    })
    const rest = await project.json(['generate', '--dryrun'])
    expect(rest.envelope.operations).toMatchObject([{ key: `table:${database}.orders:column:note` }])

    const before = written(project)
    const nothing = await project.json(['generate', '--table', 'nothing*'])
    expect(nothing).toMatchObject({
      exitCode: 0,
      envelope: { operationCount: 0, warning: 'No table matches "nothing*".' },
    })
    expect(await project.json(['generate', '--table', '*'])).toMatchObject({ exitCode: 1, envelope: { ok: false } })
    expect(written(project)).toEqual(before)
  })

  test.each([
    ['half of it', (text: string) => text.slice(0, text.length / 2), 'CHK6001'],
    ['conflict markers in it', (text: string) => `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`, 'CHK6001'],
    ['a version to come', (text: string) => text.replace('"version": 1', '"version": 77'), 'CHK6002'],
  ])('leaves a snapshot with %s as it is', async (_, damage, code) => {
    const project = await changedProject((schema) => schema.replace('amount > 100', 'amount > 200'))
    const damaged = damage(project.read('chkit/meta/snapshot.json'))
    project.write('chkit/meta/snapshot.json', damaged)
    const before = written(project)
    const { exitCode, stderr } = await project.chkit(['generate'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`error ${code}`)
    expect(stderr).toContain('chkit/meta/snapshot.json')
    expect(written(project)).toEqual(before)
  })
})

describe('a config', () => {
  test.each([
    ['lists plugins', (text: string) => text.replace('schema:', "plugins: ['./plugin.ts'],\n  schema:"), 'CHK8005'],
    ['has an unknown key', (text: string) => text.replace('schema:', "migrationDir: 'x',\n  schema:"), 'CHK8004'],
    ['has a wrong value', (text: string) => text.replace('schema:', 'outDir: 7,\n  schema:'), 'CHK8003'],
    ['does not parse', (text: string) => text.replace('schema:', 'schema::'), 'CHK8002'],
    ['exports nothing', () => 'export const other = 1', 'CHK8003'],
  ])('that %s is refused', async (_, change, code) => {
    const project = createProject('fresh')
    project.write('clickhouse.config.ts', change(project.read('clickhouse.config.ts')))
    const { exitCode, stdout, stderr } = await project.chkit(['generate'])
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`error ${code}`)
    expect(existsSync(project.path('chkit'))).toBe(false)
  })

  test.each([
    ['clickhouse.config.mts', 'export const config = { schema: "x.ts" } satisfies object'],
    ['clickhouse.config.mjs', 'export default { schema: "x.ts" }'],
    ['clickhouse.config.js', 'module.exports = { schema: "x.ts" }'],
  ])('may be %s', async (file, text) => {
    const project = createProject()
    project.write(file, text)
    // It is found and valid: what is missing is the schema.
    expect((await project.chkit(['generate'])).stderr).toContain('CHK6101')
  })

  test('may be a function, which is told the command and the mode', async () => {
    const project = createProject()
    project.write('a/config.ts', 'export default (env: object) => { throw new Error(JSON.stringify(env)) }')
    const { stderr } = await project.chkit(['generate', '--config', 'a/config.ts'], { NODE_ENV: 'production' })
    expect(stderr.replace(/\s+/g, '')).toContain('{"command":"generate","mode":"production"}')
    project.write('a/config.ts', 'export default async () => ({ schema: "x.ts" })')
    expect((await project.chkit(['generate', '--config=a/config.ts'])).stderr).toContain('CHK6101')
  })
})
