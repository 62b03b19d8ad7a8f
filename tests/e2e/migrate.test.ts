import { describe, expect, onTestFinished, test } from 'vitest'
import { testServer } from '../support/clickhouse.js'
import { startProxy } from '../support/proxy.mjs'
import { createProject, type TestProject } from './support/project.js'

/** A project whose first migration is applied, with another one written by hand. */
async function appliedProject(name: string, sql: string): Promise<TestProject> {
  const project = createProject('fresh')
  await project.json(['generate'])
  expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 0 })
  project.write(`chkit/migrations/${name}`, sql)
  return project
}

async function tablesOf({ server }: TestProject): Promise<string[]> {
  const rows = await server.query<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND name NOT LIKE '\\\\_%' ORDER BY name",
  )
  return rows.map(({ name }) => name)
}

const LATER = '29990101000000_later.sql'
const memory = (name: string) => `CREATE TABLE ${name} (a Int8) ENGINE = Memory;\n`

describe('statements that may delete data', () => {
  test.each([
    ['without a marker', 'DROP TABLE totals;', 'statement'],
    [
      'with a marker that plays it down',
      '-- operation: create_table key=table:x.y risk=safe\nDROP TABLE totals;',
      'create_table',
    ],
    ['between comments', 'TRUNCATE /* ; */ -- gone\nTABLE orders;', 'statement'],
  ])('%s do not run unless they are allowed', async (_, sql, type) => {
    const project = await appliedProject(LATER, sql)
    const before = await tablesOf(project)

    const text = await project.chkit(['migrate', '--apply'])
    expect(text.exitCode).toBe(3)
    expect(text.stderr).toContain('error CHK5105')
    const { exitCode, envelope } = await project.json(['migrate', '--apply'])
    expect(exitCode).toBe(3)
    expect(envelope).toMatchObject({
      ok: false,
      error: { code: 'CHK5105' },
      mode: 'execute',
      destructiveMigrations: [LATER],
    })
    expect(envelope.destructiveOperations).toMatchObject([{ migration: LATER, type, risk: 'danger' }])
    for (const key of ['key', 'warningCode', 'reason', 'impact', 'recommendation', 'summary']) {
      expect(envelope.destructiveOperations[0][key]).toMatch(/./)
    }
    expect(await tablesOf(project)).toEqual(before)

    expect(await project.json(['migrate', '--apply', '--allow-destructive'])).toMatchObject({ exitCode: 0 })
  })

  test('are named by their markers, and run when the config allows it', async () => {
    const project = createProject('fresh')
    await project.json(['generate'])
    await project.json(['migrate', '--apply'])
    const schema = project.read('src/db/schema/shop.ts')
    project.write(
      'src/db/schema/shop.ts',
      schema.replace(/export const bigOrders[\s\S]*?\n}\)\n/, '').replace(', bigOrders', ''),
    )
    await project.json(['generate'])
    const { envelope } = await project.json(['migrate', '--apply'])
    expect(envelope.destructiveOperations).toMatchObject([
      { type: 'drop_view', key: `view:${project.database}.big_orders`, warningCode: 'drop_view_dependency_break' },
    ])
    const config = project.read('clickhouse.config.ts')
    project.write('clickhouse.config.ts', config.replace('schema:', 'safety: { allowDestructive: true },\n  schema:'))
    expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 0 })
    expect(await tablesOf(project)).toEqual(['orders', 'totals', 'totals_writer'])
  })
})

describe('a run that does not reach its end', () => {
  const sql = `${memory('one')}CREATE TABLE broken (a Nonsense) ENGINE = Memory;\n${memory('three')}`

  test('says what ran and what did not, and records nothing', async () => {
    const project = await appliedProject(LATER, sql)
    const text = await project.chkit(['migrate', '--apply'])
    expect(text.exitCode).toBe(1)
    expect(text.stdout).toContain('✓ 1/3')
    expect(text.stdout).toContain('✗ 2/3')
    expect(text.stdout).not.toContain('3/3')
    expect(text.stdout.replace(/\s+/g, ' ')).toContain('Of its 3 statements: 1 done, 1 failed, 1 not sent.')
    expect(text.stderr).toContain(`chkit/migrations/${LATER}:2:1`)
    expect(text.stderr).toMatch(/> *2 \| CREATE TABLE broken/)
    expect(await tablesOf(project)).toContain('one')
    expect(await tablesOf(project)).not.toContain('three')
    expect((await project.json(['status'])).envelope).toMatchObject({ pendingMigrations: [LATER] })
  })

  test('tells scripts the same', async () => {
    const project = await appliedProject(LATER, sql)
    const { exitCode, envelope } = await project.json(['migrate', '--apply'])
    expect(exitCode).toBe(1)
    expect(envelope).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^CHK72/) },
      applied: [],
      stopped: { migration: LATER, status: 'failed', statementCount: 3, notSent: 1 },
    })
    expect(envelope.stopped.statements.map(({ status }: { status: string }) => status)).toEqual(['done', 'failed'])
  })

  test('does not claim to know what it cannot know', async () => {
    const project = await appliedProject(LATER, `${memory('one')}${memory('two')}`)
    const proxy = await startProxy({ target: testServer().url })
    onTestFinished(() => proxy.stop())
    proxy.inject({ kind: 'cut-after' }, (statement) => statement.startsWith('CREATE TABLE one'))
    const { exitCode, stdout, stderr } = await project.chkit(['migrate', '--apply'], { CLICKHOUSE_URL: proxy.url })
    expect(exitCode).toBe(1)
    expect(stdout).toContain('? 1/2')
    expect(stdout.replace(/\s+/g, ' ')).toContain('Whether statement 1 ran is not known.')
    expect(stdout).toContain('0 done, 1 unknown, 1 not sent')
    expect(stderr).toContain('CHK7106')
    expect((await project.json(['status'])).envelope).toMatchObject({ pendingMigrations: [LATER] })
  })

  test('sends nothing that the journal could not be told of', async () => {
    const project = await appliedProject(LATER, memory('one'))
    const proxy = await startProxy({ target: testServer().url })
    onTestFinished(() => proxy.stop())
    proxy.inject({ kind: 'cut-before' }, (statement) => statement.startsWith('INSERT INTO _chkit_migrations'))
    const { exitCode, envelope } = await project.json(['migrate', '--apply'], { CLICKHOUSE_URL: proxy.url })
    expect(exitCode).toBe(1)
    expect(envelope).toMatchObject({
      error: { name: 'journal_not_written' },
      stopped: { status: 'unrecorded', notSent: 1 },
    })
    expect(await tablesOf(project)).not.toContain('one')
  })
})

describe('migration files', () => {
  test('that were changed after being applied stop everything', async () => {
    const project = await appliedProject(LATER, memory('one'))
    const [first = ''] = project.migrations()
    const text = project.read('chkit/migrations', first)
    project.write(`chkit/migrations/${first}`, `${text}\n-- a remark\n`)

    const { exitCode, envelope } = await project.json(['migrate', '--apply'])
    expect(exitCode).toBe(1)
    expect(envelope).toMatchObject({
      ok: false,
      error: { code: 'CHK6007' },
      mode: 'execute',
      scope: { enabled: false },
    })
    expect(envelope.checksumMismatches).toEqual([
      {
        name: first,
        expected: expect.stringMatching(/^[0-9a-f]{64}$/),
        actual: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
    expect(envelope.error.hint).toContain('only comments or spacing')
    expect((await project.json(['status'])).envelope).toMatchObject({ checksumMismatchCount: 1 })
    expect(await project.json(['check'])).toMatchObject({
      exitCode: 1,
      envelope: { failedChecks: ['pending_migrations', 'checksum_mismatch'] },
    })
    expect(await tablesOf(project)).not.toContain('one')

    project.write(`chkit/migrations/${first}`, text.replace('at + ', 'at +  '))
    expect((await project.json(['migrate'])).envelope.error.hint).toContain('new migration')
  })

  test.each([
    ['cut off', (text: string) => text.slice(0, -40), 'CHK6005'],
    ['of another format', (text: string) => text.replace('format: v1', 'format: v8'), 'CHK6006'],
    ['in the middle of a quote', (text: string) => `${text}\nSELECT 'x;`, 'CHK3001'],
    ['empty', () => '', 'CHK6005'],
  ])('that are %s do not run', async (_, damage, code) => {
    const project = createProject('fresh')
    await project.json(['generate'])
    const [name = ''] = project.migrations()
    const damaged = damage(project.read('chkit/migrations', name))
    project.write(`chkit/migrations/${name}`, damaged)
    const { exitCode, stderr } = await project.chkit(['migrate', '--apply'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`error ${code}`)
    expect(project.read('chkit/migrations', name)).toBe(damaged)
    const databases = await project.server.query(`SELECT 1 FROM system.databases WHERE name = '${project.database}'`, {
      database: null,
    })
    expect(databases).toEqual([])
  })

  test('run in the byte order of their names, limited by --table', async () => {
    const project = await appliedProject(
      '29990101000000_b.sql',
      `-- operation: create_table key=table:x.b risk=safe\n${memory('b')}`,
    )
    project.write(
      'chkit/migrations/29990101000000_a.sql',
      `-- operation: create_table key=table:x.a risk=safe\n${memory('a')}`,
    )
    expect((await project.json(['migrate'])).envelope.pending).toEqual(['29990101000000_a.sql', '29990101000000_b.sql'])
    const scoped = await project.json(['migrate', '--apply', '--table', 'x.b'])
    expect(scoped.envelope).toMatchObject({
      scope: { matchedTables: ['x.b'] },
      applied: [{ name: '29990101000000_b.sql' }],
    })
    const nothing = await project.json(['migrate', '--apply', '--table', 'nothing'])
    expect(nothing).toMatchObject({
      exitCode: 0,
      envelope: { pending: [], applied: [], warning: 'No table matches "nothing".' },
    })
    expect(await tablesOf(project)).not.toContain('a')
  })
})

describe('the journal', () => {
  test('has the columns of the original and two more', async () => {
    const project = await appliedProject(LATER, memory('one'))
    const columns = await project.server.query<{ name: string; type: string }>(
      "SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = '_chkit_migrations' ORDER BY position",
    )
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      ...['name String', "applied_at DateTime64(3, 'UTC')", 'checksum String', 'chkit_version String'],
      'statements_hash String',
      'migration_completed Bool',
      expect.stringMatching(/^operations Array\(Tuple\(operation_index Int32, .*last_error String\)\)$/s),
      'statement_hashes Array(String)',
    ])
  })

  test('may have another name', async () => {
    const project = createProject('fresh')
    await project.json(['generate'])
    const env = { CHKIT_JOURNAL_TABLE: 'deployments' }
    expect(await project.json(['migrate', '--apply'], env)).toMatchObject({ exitCode: 0 })
    expect((await project.json(['status'], env)).envelope).toMatchObject({ applied: 1 })
    expect((await project.json(['status'])).envelope).toMatchObject({ applied: 0 })
    expect((await project.json(['drift'], env)).envelope).toMatchObject({ drifted: false, extra: [] })
    expect((await project.chkit(['status'], { CHKIT_JOURNAL_TABLE: 'a.b' })).stderr).toContain('CHK8012')
  })

  test('is not made by looking, and not touched when it is something else', async () => {
    const project = await appliedProject(LATER, memory('one'))
    const env = { CHKIT_JOURNAL_TABLE: 'orders' }
    const before = await project.server.query('SHOW CREATE TABLE orders')
    for (const command of [['status'], ['migrate', '--apply'], ['check']]) {
      const { exitCode, stderr } = await project.chkit(command, env)
      expect([command, exitCode]).toEqual([command, 1])
      expect(stderr).toContain('error CHK6008')
    }
    expect(await project.server.query('SHOW CREATE TABLE orders')).toEqual(before)
    await project.json(['status'], { CHKIT_JOURNAL_TABLE: 'not_there' })
    expect(await tablesOf(project)).not.toContain('not_there')
  })
})
