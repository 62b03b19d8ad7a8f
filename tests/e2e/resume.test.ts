import { setTimeout as sleep } from 'node:timers/promises'
import { quoteString } from '@chkit/clickhouse'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testServer } from '../support/clickhouse.js'
import { startProxy } from '../support/proxy.mjs'
import { startServer } from '../support/server.mjs'
import { createProject, type Envelope, type TestProject } from './support/project.js'

const LATER = '29990101000000_later.sql'
const APPLY = ['migrate', '--apply', '--allow-destructive']

/** A project with an empty database and one migration written by hand. */
async function projectWith(sql: string, prepare: string[] = []): Promise<TestProject> {
  const project = createProject('fresh')
  await project.server.execute(`CREATE DATABASE ${project.database}`, { database: null })
  for (const statement of prepare) await project.server.execute(statement)
  project.write(`chkit/migrations/${LATER}`, sql)
  return project
}

/** Applies through a proxy that lets the first statement that begins so go wrong. */
async function applyWith(kind: 'cut-before' | 'cut-after', beginning: string, project: TestProject): Promise<Envelope> {
  const proxy = await startProxy({ target: testServer().url })
  onTestFinished(() => proxy.stop())
  proxy.inject({ kind }, (statement) => statement.startsWith(beginning))
  const { exitCode, envelope } = await project.json(APPLY, { CLICKHOUSE_URL: proxy.url })
  expect(exitCode).toBe(1)
  return envelope
}

async function column(project: TestProject, sql: string): Promise<unknown[]> {
  const rows = await project.server.query<Record<string, unknown>>(sql)
  return rows.map((row) => Object.values(row)[0])
}

describe('a mutation that fails', () => {
  const codes = [
    'CREATE TABLE codes (id UInt8, code String) ENGINE = MergeTree ORDER BY id',
    "INSERT INTO codes VALUES (1, '7'), (2, 'seven')",
  ]

  test('of a changed type is told with the reason, stops every later run, and is found by check', async () => {
    const sql = 'INSERT INTO log VALUES (1);\nALTER TABLE codes MODIFY COLUMN code UInt8;\n'
    const project = await projectWith(sql, [...codes, 'CREATE TABLE log (a Int8) ENGINE = Memory'])
    const first = await project.json(APPLY)
    expect(first).toMatchObject({
      exitCode: 1,
      envelope: {
        error: { code: 'CHK7211', name: 'mutation_failing' },
        stopped: { status: 'failed', statements: [{ status: 'done' }, { status: 'failed' }] },
      },
    })
    expect(first.envelope.diagnostics[0].cause).toEqual({ code: '6', message: expect.stringContaining("'seven'") })
    // The server would say that all is well now.
    expect(await project.json(APPLY)).toMatchObject({ exitCode: 1, envelope: { error: { code: 'CHK7211' } } })
    expect(await project.json(['migrate'])).toMatchObject({ exitCode: 1, envelope: { error: { code: 'CHK7211' } } })
    expect(await project.json(['check'])).toMatchObject({
      exitCode: 1,
      envelope: {
        failedChecks: expect.arrayContaining(['failing_mutations']),
        failingMutations: [{ code: 'CHK7211', target: `table:${project.database}.codes` }],
      },
    })
    // The way out that the help names: the old type back, then the values.
    const [wayOut = ''] = /ALTER TABLE \S+ MODIFY COLUMN \S+/.exec(first.envelope.error.hint) ?? []
    await project.server.execute(`${wayOut} String`)
    await project.server.execute("ALTER TABLE codes UPDATE code = '8' WHERE code = 'seven'")
    expect(await project.json(APPLY)).toMatchObject({ exitCode: 0, envelope: { applied: [{ name: LATER }] } })
    expect(await column(project, 'SELECT code FROM codes ORDER BY id')).toEqual([7, 8])
    expect(await column(project, 'SELECT count() FROM log')).toEqual([1])
    expect((await project.json(['check'])).envelope).toMatchObject({ failingMutationCount: 0 })
  })

  test('of values is ended by what the help says', async () => {
    const project = await projectWith('ALTER TABLE codes UPDATE code = toString(throwIf(id = 2)) WHERE 1;', codes)
    const { envelope } = await project.json(APPLY)
    expect(envelope.error.code).toBe('CHK7211')
    const [wayOut = ''] = /KILL MUTATION [^;]*/.exec(envelope.error.hint) ?? []
    await project.server.execute(wayOut)
    project.write(`chkit/migrations/${LATER}`, "ALTER TABLE codes UPDATE code = '0' WHERE 1;")
    expect(await project.json(APPLY)).toMatchObject({ exitCode: 0 })
    expect(await column(project, 'SELECT code FROM codes')).toEqual(['0', '0'])
  })

  test('of a table of somebody else is none of our business', async () => {
    const [create = '', insert = ''] = codes
    const project = await projectWith('CREATE TABLE mine (a Int8) ENGINE = Memory;', [
      create.replace('codes', 'theirs'),
      insert.replace('codes', 'theirs'),
    ])
    const failed = project.server.execute('ALTER TABLE theirs MODIFY COLUMN code UInt8')
    await expect(failed).rejects.toThrow()
    expect(await project.json(APPLY)).toMatchObject({ exitCode: 0 })
  })
})

describe('a statement that may have run', () => {
  const swap = 'RENAME TABLE events TO events_old;\nCREATE TABLE events (b Int8) ENGINE = Memory;\n'
  const events = ['CREATE TABLE events (a Int8) ENGINE = Memory', 'INSERT INTO events VALUES (1)']

  test.each([
    ['cut-after', '--assume-done'],
    ['cut-before', '--retry'],
  ] as const)('and was %s is not repeated before somebody says %s', async (fault, answer) => {
    const project = await projectWith(swap, events)
    expect(await applyWith(fault, 'RENAME', project)).toMatchObject({ stopped: { status: 'unknown', notSent: 1 } })
    const tables =
      "SELECT name FROM system.tables WHERE database = currentDatabase() AND name LIKE 'events%' ORDER BY name"
    const before = await column(project, tables)

    const again = await project.chkit(APPLY)
    expect(again.exitCode).toBe(1)
    expect(again.stderr).toContain('error CHK6012')
    expect(again.stderr).toContain('--assume-done')
    expect(again.stderr).toContain(`${LATER}:1:1`)
    expect(await column(project, tables)).toEqual(before)

    expect(await project.json([...APPLY, answer])).toMatchObject({
      exitCode: 0,
      envelope: { applied: [{ name: LATER }] },
    })
    expect(await column(project, 'SELECT a FROM events_old')).toEqual([1])
    expect(await column(project, 'SELECT b FROM events')).toEqual([])
  })

  test.each([['ALTER TABLE events REMOVE TTL;'], ['ALTER TABLE events MODIFY COLUMN a REMOVE DEFAULT;']])(
    'and fails the second time is not repeated: %s',
    async (sql) => {
      const create =
        'CREATE TABLE events (at DateTime, a Int8 DEFAULT 1) ENGINE = MergeTree ORDER BY at TTL at + INTERVAL 1 DAY'
      const project = await projectWith(sql, [create])
      await applyWith('cut-after', 'ALTER TABLE events', project)
      expect(await project.json(APPLY)).toMatchObject({
        exitCode: 1,
        envelope: { error: { name: 'statement_unresolved' } },
      })
      expect(await project.json([...APPLY, '--assume-done'])).toMatchObject({ exitCode: 0 })
    },
  )

  test('is repeated when that is surely harmless', async () => {
    const sql = 'DROP TABLE IF EXISTS one;\nCREATE TABLE IF NOT EXISTS one (a Int8) ENGINE = Memory;'
    const project = await projectWith(sql, ['CREATE TABLE one (b Int8) ENGINE = Memory'])
    expect(await applyWith('cut-after', 'CREATE TABLE IF NOT EXISTS one', project)).toMatchObject({
      stopped: { status: 'unknown' },
    })
    expect((await project.json(['status'])).envelope).toMatchObject({ begunMigrations: [LATER] })
    expect(await project.json(APPLY)).toMatchObject({ exitCode: 0 })
  })

  test('is no reason to write anything down when a migration only creates', async () => {
    const project = await projectWith('CREATE TABLE IF NOT EXISTS one (a Int8) ENGINE = Memory;')
    await applyWith('cut-after', 'CREATE TABLE IF NOT EXISTS one', project)
    const { envelope } = await project.json(['status'])
    expect(envelope).toMatchObject({ pending: 1 })
    expect(envelope).not.toHaveProperty('begunMigrations')
    expect(await project.json(APPLY)).toMatchObject({ exitCode: 0 })
    expect(await column(project, 'SELECT name FROM _chkit_migrations')).toEqual([LATER])
  })

  test('cannot be resolved in two ways at once', async () => {
    const project = await projectWith(swap, events)
    const { envelope } = await project.json([...APPLY, '--retry', '--assume-done'])
    expect(envelope.error.name).toBe('invalid_flag_value')
  })
})

describe('what is done', () => {
  const log = 'CREATE TABLE log (a Int8) ENGINE = Memory'

  test('is not done again', async () => {
    const project = await projectWith('INSERT INTO log VALUES (1);\nCREATE TABLE two (a Nonsense) ENGINE = Memory;', [
      log,
    ])
    expect(await project.json(APPLY)).toMatchObject({ envelope: { stopped: { status: 'failed', doneBefore: 0 } } })
    const text = await project.chkit(APPLY)
    expect(text.stdout).toContain('(2 statements, 1 done before)')
    expect(text.stdout.replace(/\s+/g, ' ')).toContain('1 done before, 0 done, 1 failed, 0 not sent.')
    project.write(
      `chkit/migrations/${LATER}`,
      'INSERT INTO log VALUES (1);\nCREATE TABLE two (a Int8) ENGINE = Memory;',
    )
    expect(await project.json(APPLY)).toMatchObject({ exitCode: 0 })
    expect(await column(project, 'SELECT count() FROM log')).toEqual([1])
  })

  test('may not be changed in the file', async () => {
    const project = await projectWith('INSERT INTO log VALUES (1);\nSELECT nonsense;', [log])
    await project.json(APPLY)
    project.write(`chkit/migrations/${LATER}`, 'INSERT INTO log VALUES (2);\nSELECT 1;')
    expect(await project.json(APPLY)).toMatchObject({ exitCode: 1, envelope: { error: { code: 'CHK6007' } } })
    expect(await column(project, 'SELECT a FROM log')).toEqual([1])
  })

  test('is known although the program was killed', async () => {
    const project = await projectWith('INSERT INTO log VALUES (1);\nINSERT INTO log SELECT 2 FROM numbers(1);', [log])
    const proxy = await startProxy({ target: testServer().url })
    onTestFinished(() => proxy.stop())
    // What a killed process leaves: the row from before the statement, and none from behind it.
    proxy.inject({ kind: 'cut-after' }, (statement) => statement.startsWith('INSERT INTO log SELECT'))
    const isJournal = (statement: string) => statement.startsWith('INSERT INTO _chkit_migrations')
    let written = 0
    proxy.inject({ kind: 'cut-before' }, (statement) => isJournal(statement) && ++written === 3)
    await project.json(APPLY, { CLICKHOUSE_URL: proxy.url })
    expect(await project.json(APPLY)).toMatchObject({ envelope: { error: { code: 'CHK6012' } } })
    expect(await project.json([...APPLY, '--assume-done'])).toMatchObject({ exitCode: 0 })
    expect(await column(project, 'SELECT a FROM log ORDER BY a')).toEqual([1, 2])
  })
})

test('a user who may only read sees what is applied', async () => {
  const password = 'only-reading'
  const server = await startServer({ users: { reader: { password, settings: { readonly: 1 } } } })
  onTestFinished(() => server.stop())
  const project = createProject('fresh')
  await project.json(['generate'])
  const env = { CLICKHOUSE_URL: server.url, CLICKHOUSE_PASSWORD: '' }
  expect(await project.json(['migrate', '--apply'], { ...env, CLICKHOUSE_USER: 'default' })).toMatchObject({
    exitCode: 0,
  })
  const reader = { ...env, CLICKHOUSE_USER: 'reader', CLICKHOUSE_PASSWORD: password }
  expect(await project.json(['status'], reader)).toMatchObject({ exitCode: 0, envelope: { applied: 1, pending: 0 } })
  expect(await project.json(['check'], reader)).toMatchObject({ exitCode: 0 })
})

test('a journal of an earlier version goes on where it is', async () => {
  const project = createProject('fresh')
  await project.json(['generate'])
  await project.json(['migrate', '--apply'])
  const later = ['migration_completed', 'operations', 'statement_hashes'].map((name) => `DROP COLUMN ${name}`)
  await project.server.execute(`ALTER TABLE _chkit_migrations ${later.join(', ')}`)
  expect((await project.json(['status'])).envelope).toMatchObject({ applied: 1, pending: 0 })
  project.write(`chkit/migrations/${LATER}`, 'SELECT 1;')
  expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 0 })
  const names = `SELECT name FROM _chkit_migrations WHERE migration_completed AND name = ${quoteString(LATER)}`
  expect(await column(project, names)).toEqual([LATER])
})

describe('a statement that is running', () => {
  const slow = 'INSERT INTO log SELECT sleepEachRow(1) FROM numbers(60) SETTINGS max_block_size = 1'
  const log = 'CREATE TABLE log (a Int8) ENGINE = Memory'

  /** Waits until the server is busy with it; returns its query id. */
  async function started({ server, database }: TestProject): Promise<string> {
    const sql = `SELECT query_id FROM system.processes WHERE current_database = ${quoteString(database)} AND startsWith(query, 'INSERT INTO log')`
    for (;;) {
      const [row] = await server.query<{ query_id: string }>(sql)
      if (row !== undefined) return row.query_id
      await sleep(100)
    }
  }

  test('is told as such to a second run, and named to whoever presses Ctrl-C', async () => {
    const project = await projectWith(`${slow};\n`, [log])
    const first = project.start(APPLY)
    const queryId = await started(project)
    const second = await project.chkit([...APPLY, '--retry'])
    expect(second.exitCode).toBe(1)
    expect(second.stderr).toMatch(/error CHK6019 Statement 1 of \S+ is\s+still running, since\s+20/)
    expect(second.stderr).not.toContain('--retry')

    first.interrupt()
    const { exitCode, stdout, stderr } = await first.ended
    expect(exitCode).toBe(130)
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/error CHK6018 .* while statement 1 of .* not known/)
    expect(stderr.replace(/\s+/g, ' ')).toContain(queryId)
    expect(stdout).toContain('0 done, 1 unknown, 0 not sent')
    await project.server.execute(`KILL QUERY WHERE query_id = ${quoteString(queryId)} SYNC`)
    expect(await project.json(APPLY)).toMatchObject({ envelope: { error: { name: 'statement_unresolved' } } })
  })
})
