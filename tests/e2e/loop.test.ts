import { describe, expect, test } from 'vitest'
import { createProject, type TestProject } from './support/project.js'

/** Runs a command that must succeed, and returns what it printed. */
async function succeed(project: TestProject, ...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await project.chkit(args)
  expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: '' })
  return stdout
}

describe('a fresh project', () => {
  test('goes from a schema to a server and back, for people', async () => {
    const project = createProject('fresh')
    const { database } = project

    const preview = await succeed(project, 'generate', '--dryrun')
    expect(preview).toContain(`Create table ${database}.orders`)
    expect(preview).toContain('CREATE TABLE')
    expect(() => project.migrations()).toThrow()

    const generated = await succeed(project, 'generate', '--name', 'first')
    expect(generated).toContain('5 operations: 5 safe')
    const [migration = ''] = project.migrations()
    expect(migration).toMatch(/^\d{14}_first\.sql$/)
    expect(generated).toContain(`chkit/migrations/${migration}`)

    // Nobody can be asked, so the plan is shown and nothing runs.
    expect(await succeed(project, 'migrate')).toContain('Nothing ran.')
    expect(await succeed(project, 'status')).toContain('0 applied, 1 pending')

    const applied = await succeed(project, 'migrate', '--apply')
    expect(applied).toContain(`✓ 1/5 Create database ${database}`)
    expect(applied).toMatch(/Applied 1 migration, 5 statements in \d/)
    expect(await succeed(project, 'status')).toContain('1 applied, 0 pending')
    expect(await succeed(project, 'drift')).toContain('No drift')
    expect(await succeed(project, 'check')).toContain('Check passed.')
    expect(await succeed(project, 'generate')).toContain('Nothing to generate')
    expect(await succeed(project, 'migrate', '--apply')).toContain('Nothing is pending.')

    // The views work: what goes into one table comes out of the others.
    await project.server.insert({ table: 'orders', values: [{ id: 1, customer: 'ada', amount: 150 }] })
    expect(await project.server.query('SELECT customer, amount FROM totals')).toEqual([
      { customer: 'ada', amount: 150 },
    ])
    expect(await project.server.query('SELECT id FROM big_orders')).toEqual([{ id: 1 }])
  })

  test('goes the same way for scripts', async () => {
    const project = createProject('fresh')
    const scope = { enabled: false, matchedTables: [], matchCount: 0 }

    const plan = await project.json(['generate', '--dryrun'])
    expect(plan).toMatchObject({
      exitCode: 0,
      envelope: { command: 'generate', schemaVersion: 1, scope, mode: 'plan' },
    })
    expect(Object.keys(plan.envelope).slice(0, 2)).toEqual(['command', 'schemaVersion'])
    expect(plan.envelope).toMatchObject({ operationCount: 5, riskSummary: { safe: 5, caution: 0, danger: 0 } })
    expect(plan.envelope.operations).toHaveLength(5)

    const generated = await project.json(['generate'])
    expect(Object.keys(generated.envelope).sort()).toEqual(
      [
        ...['command', 'definitionCount', 'migrationFile', 'operationCount'],
        ...['riskSummary', 'schemaVersion', 'scope', 'snapshotFile'],
      ].sort(),
    )
    const [name = ''] = project.migrations()
    expect(generated.envelope).toMatchObject({
      migrationFile: project.path('chkit', 'migrations', name),
      snapshotFile: project.path('chkit', 'meta', 'snapshot.json'),
      definitionCount: 4,
      operationCount: 5,
    })

    expect((await project.json(['migrate'])).envelope).toEqual({
      command: 'migrate',
      schemaVersion: 1,
      mode: 'plan',
      scope,
      pending: [name],
    })
    const applied = await project.json(['migrate', '--apply'])
    expect(applied).toMatchObject({ exitCode: 0, envelope: { mode: 'execute', scope } })
    expect(applied.envelope.applied).toEqual([
      { name, appliedAt: expect.stringMatching(/^\d{4}-.*Z$/), checksum: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect((await project.json(['migrate', '--execute'])).envelope).toMatchObject({ pending: [], applied: [] })
    expect((await project.json(['status'])).envelope).toEqual({
      command: 'status',
      schemaVersion: 1,
      migrationsDir: project.path('chkit', 'migrations'),
      total: 1,
      applied: 1,
      pending: 0,
      pendingMigrations: [],
      checksumMismatchCount: 0,
      checksumMismatches: [],
    })
    expect((await project.json(['drift'])).envelope).toMatchObject({
      snapshotFile: project.path('chkit', 'meta', 'snapshot.json'),
      expectedCount: 4,
      actualCount: 4,
      drifted: false,
      missing: [],
      extra: [],
      kindMismatches: [],
      objectDrift: [],
      tableDrift: [],
    })
    expect(await project.json(['check', '--strict'])).toMatchObject({
      exitCode: 0,
      envelope: { strict: true, ok: true, failedChecks: [], driftEvaluated: true, plugins: {}, pendingCount: 0 },
    })
  })

  test('is told when somebody changes the server by hand', async () => {
    const project = createProject('fresh')
    const { database, server } = project
    await succeed(project, 'generate')
    await succeed(project, 'migrate', '--apply')
    await server.execute(
      'ALTER TABLE orders DROP INDEX by_customer, ADD COLUMN note String, MODIFY COLUMN customer LowCardinality(String)',
    )
    await server.execute('DROP VIEW big_orders')

    const drift = await project.json(['drift'])
    expect(drift.exitCode).toBe(0)
    expect(drift.envelope).toMatchObject({ drifted: true, missing: [`view:${database}.big_orders`], extra: [] })
    expect(drift.envelope.tableDrift).toMatchObject([
      { table: `${database}.orders`, extraColumns: ['note'], changedColumns: ['customer'], missingColumns: [] },
    ])
    expect(drift.envelope.tableDrift[0].indexDiffs).toHaveLength(1)

    const scoped = await project.json(['drift', '--table', 'totals'])
    expect(scoped.envelope).toMatchObject({ drifted: false, expectedCount: 1, scope: { matchCount: 1 } })

    const check = await project.json(['check'])
    expect(check).toMatchObject({ exitCode: 1, envelope: { ok: false, failedChecks: ['schema_drift'], drifted: true } })
    expect(check.envelope.driftReasonCounts).toMatchObject({ missing_object: 1, extra_column: 1, changed_column: 1 })
    expect(check.envelope.driftReasonTotals).toMatchObject({ total: 4, object: 1, table: 3 })

    const text = await project.chkit(['check'])
    expect([text.exitCode, text.stderr]).toEqual([1, ''])
    expect(text.stdout).toContain(`missing  view ${database}.big_orders`)
    expect(text.stdout).toContain('Check failed: schema_drift.')
    expect((await project.chkit(['drift'])).stdout).toContain('2 objects drifted')
  })

  test('may share its database: what nobody described is listed and does not fail the check', async () => {
    const project = createProject('fresh')
    await succeed(project, 'generate')
    await succeed(project, 'migrate', '--apply')
    await project.server.execute('CREATE TABLE of_others (id Int8) ENGINE = Memory')

    expect(await project.json(['check'])).toMatchObject({
      exitCode: 0,
      envelope: { ok: true, drifted: true, driftReasonCounts: { extra_object: 1 } },
    })
    const config = project.read('clickhouse.config.ts')
    project.write('clickhouse.config.ts', config.replace('schema:', 'check: { failOnExtraObjects: true },\n  schema:'))
    expect(await project.json(['check'])).toMatchObject({ exitCode: 1, envelope: { failedChecks: ['schema_drift'] } })
  })
})

test('init makes a project that works without a server', async () => {
  const project = createProject()
  const noServer = { CLICKHOUSE_URL: '', CLICKHOUSE_DB: 'default' }
  const embedded = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await project.chkit(args, noServer)
    expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: '' })
    return stdout
  }
  expect(await embedded('init', '--template', 'analytics')).toMatch(/created\s+clickhouse\.config\.ts/)
  expect(project.read('.gitignore')).toBe('.chkit/\n')
  await embedded('generate')
  expect(await embedded('migrate', '--apply')).toMatch(/Applied 1 migration, 6 statements/)
  expect(await embedded('drift')).toContain('No drift')
  expect(await embedded('check')).toContain('Check passed.')
})
