import { quoteIdentifier } from '@chkit/clickhouse'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createProject, type TestProject } from './support/project.js'

const memory = (name: string) => `CREATE TABLE ${name} (a Int8) ENGINE = Memory;\n`
const marked = (table: string, sql: string, type = 'create_table') =>
  `-- operation: ${type} key=table:${table} risk=safe\n${sql}`

/** A project whose first migration is applied. */
async function appliedProject(): Promise<TestProject> {
  const project = createProject('fresh')
  await project.json(['generate', '--migration-id', '1000'])
  expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 0 })
  return project
}

/** Gives a file of the migrations folder another name, or takes it away. */
function rename(project: TestProject, from: string, to?: string): void {
  const text = project.read('chkit/migrations', from)
  project.remove(`chkit/migrations/${from}`)
  if (to !== undefined) project.write(`chkit/migrations/${to}`, text)
}

async function tablesOf({ server }: TestProject): Promise<string[]> {
  const rows = await server.query<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND name NOT LIKE '\\\\_%' ORDER BY name",
  )
  return rows.map(({ name }) => name)
}

describe('chkit migrate --table', () => {
  test.each([
    ['of another table', (database: string) => marked(`${database}.orders`, 'DROP TABLE orders;\n', 'drop_table')],
    ['without a marker', () => 'SELECT 1;\n\nDROP TABLE orders;\n'],
  ])('runs nothing of a file that also holds a statement %s', async (_, other) => {
    const project = await appliedProject()
    const file = '2000_mixed.sql'
    const own = marked(`${project.database}.two`, memory('two'))
    project.write('chkit/migrations/1500_own.sql', marked(`${project.database}.two`, memory('two_too')))
    project.write(`chkit/migrations/${file}`, `${other(project.database)}\n${own}`)
    const before = await tablesOf(project)
    const args = ['migrate', '--apply', '--allow-destructive', '--table', `${project.database}.two`]
    expect(await project.json(args)).toMatchObject({
      exitCode: 1,
      envelope: { ok: false, error: { code: 'CHK6013', message: expect.stringContaining(file) } },
    })
    expect((await project.chkit(args)).stderr.replace(/\s+/g, ' ')).toMatch(/error CHK6013 .*orders/)
    expect(await tablesOf(project)).toEqual(before)
    expect(await project.json(args.slice(0, 3))).toMatchObject({ exitCode: 0 })
  })
})

describe('a journal that is not there', () => {
  test('stops migrations that would run again, and says where journals are', async () => {
    const project = await appliedProject()
    const kept = `${project.database}.kept`
    project.write('chkit/migrations/2000_kept.sql', memory(kept))
    project.write('chkit/migrations/3000_again.sql', `DROP TABLE ${kept};\n\n${memory(kept)}`)
    expect(await project.json(['migrate', '--apply', '--allow-destructive'])).toMatchObject({ exitCode: 0 })
    await project.server.execute(`INSERT INTO ${kept} SELECT number FROM numbers(100)`)

    const other = `${project.database}_other`
    const { exitCode, envelope } = await project.json(['migrate', '--apply', '--allow-destructive'], {
      CLICKHOUSE_DB: other,
    })
    expect([exitCode, envelope.error.code]).toEqual([1, 'CHK6014'])
    expect(envelope.error.message).toContain(`no journal ${other}._chkit_migrations`)
    expect(envelope.error.hint).toContain(`There is ${project.database}._chkit_migrations`)
    expect(await project.server.query(`SELECT toUInt8(count()) AS n FROM ${kept}`)).toEqual([{ n: 100 }])
    expect(
      await project.server.query(`SELECT 1 FROM system.databases WHERE name = '${other}'`, { database: null }),
    ).toEqual([])
  })

  test('keeps nobody from describing a database that was made by hand', async () => {
    const project = await appliedProject()
    const env = { CHKIT_JOURNAL_TABLE: 'another_journal' }
    expect(await project.json(['migrate', '--apply'], env)).toMatchObject({ exitCode: 0 })
    expect((await project.json(['status'], env)).envelope).toMatchObject({ applied: 1, pending: 0 })
  })

  test('is made together with its database, and that is said', async () => {
    const project = createProject('fresh')
    await project.json(['generate'])
    const other = `${project.database}_other`
    onTestFinished(async () => {
      await project.server.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(other)} SYNC`, { database: null })
    })
    const { exitCode, stdout } = await project.chkit(['migrate', '--apply'], { CLICKHOUSE_DB: other })
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`There was no database ${other}`)])
  })
})

describe('a migration file', () => {
  test('that is renamed after it ran does not run again', async () => {
    const project = await appliedProject()
    const [first = ''] = project.migrations()
    rename(project, first, '2000_renamed.sql')
    expect(await project.json(['migrate', '--apply'])).toMatchObject({
      exitCode: 1,
      envelope: {
        error: { code: 'CHK6016', message: expect.stringContaining(first) },
        warnings: [{ code: 'CHK6015', message: expect.stringContaining(first) }],
      },
    })
  })

  test('that is renamed half way through does not start over', async () => {
    const project = await appliedProject()
    const text = `${memory('one')}\nINSERT INTO one VALUES (1);\n\nSELECT throwIf(1);\n`
    project.write('chkit/migrations/2000_half.sql', text)
    expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 1 })
    rename(project, '2000_half.sql', '2000_renamed.sql')
    project.write('chkit/migrations/2000_renamed.sql', text.replace('throwIf(1)', '1'))
    expect(await project.json(['migrate', '--apply'])).toMatchObject({
      exitCode: 1,
      envelope: { error: { code: 'CHK6016', message: expect.stringContaining('2000_half.sql') } },
    })
    rename(project, '2000_renamed.sql', '2000_half.sql')
    expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 0 })
    expect(await project.server.query('SELECT a FROM one')).toEqual([{ a: 1 }])
  })

  test('that is deleted after it ran is missed by status, check and migrate', async () => {
    const project = await appliedProject()
    project.write('chkit/migrations/2000_one.sql', memory('one'))
    await project.json(['migrate', '--apply'])
    rename(project, '2000_one.sql')
    for (const command of ['status', 'check', 'migrate']) {
      const { envelope } = await project.json([command])
      expect([command, envelope.warnings]).toMatchObject([
        command,
        [{ name: 'migration_gone', message: expect.stringContaining('2000_one.sql') }],
      ])
      expect((await project.chkit([command])).stdout).toContain('warning CHK6015')
    }
  })

  test('that sorts before what is applied is told of in the plan', async () => {
    const project = await appliedProject()
    project.write('chkit/migrations/0500_early.sql', memory('early'))
    project.write('chkit/migrations/2000_late.sql', memory('late'))
    expect((await project.json(['migrate'])).envelope).toMatchObject({
      pending: ['0500_early.sql', '2000_late.sql'],
      warnings: [{ code: 'CHK6017', message: expect.stringContaining('0500_early.sql') }],
    })
    expect((await project.chkit(['migrate'])).stdout).toContain('warning CHK6017')
    expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 0 })
  })
})
