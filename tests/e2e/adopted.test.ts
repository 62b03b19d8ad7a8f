import { migrationChecksum } from '@chkit/codegen'
import { splitSqlStatements } from '@chkit/core'
import { expect, test } from 'vitest'
import { createProject, type TestProject } from './support/project.js'

/** What the original tool left on the server: the objects that its migrations made, and its journal. */
async function applyAsOriginal({ server, database, read, migrations }: TestProject): Promise<void> {
  await server.execute(`CREATE DATABASE ${database}`, { database: null })
  await server.execute(
    "CREATE TABLE IF NOT EXISTS _chkit_migrations (name String, applied_at DateTime64(3, 'UTC'), checksum String, chkit_version String) ENGINE = MergeTree() ORDER BY (name) SETTINGS index_granularity = 1",
  )
  for (const [index, name] of migrations().entries()) {
    const text = read('chkit', 'migrations', name)
    for (const statement of splitSqlStatements(text)) await server.execute(statement)
    const values = [
      {
        name,
        applied_at: `2026-02-0${index + 1}T10:11:12.456`,
        checksum: migrationChecksum(text),
        chkit_version: '0.1.0-beta.11',
      },
    ]
    await server.insert({ table: '_chkit_migrations', values })
  }
}

test('a project of the original tool goes on as it is', async () => {
  const project = createProject('adopted')
  await applyAsOriginal(project)
  const files = () => [project.read('chkit/meta/snapshot.json'), ...project.migrations()]
  const before = files()

  expect((await project.json(['status'])).envelope).toMatchObject({
    total: 2,
    applied: 2,
    pending: 0,
    checksumMismatches: [],
  })
  const plan = await project.json(['generate', '--dryrun'])
  expect(plan.envelope).toMatchObject({ operationCount: 0, operations: [] })
  expect((await project.json(['migrate', '--apply'])).envelope).toMatchObject({ pending: [], applied: [] })
  const drift = await project.json(['drift'])
  expect(drift.envelope).toMatchObject({
    drifted: false,
    objectDrift: [],
    tableDrift: [],
    expectedCount: 2,
    actualCount: 2,
  })
  expect(await project.json(['check', '--strict'])).toMatchObject({ exitCode: 0, envelope: { ok: true } })
  expect(files()).toEqual(before)
  expect(
    await project.server.query(
      "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = '_chkit_migrations'",
    ),
  ).toHaveLength(4)

  // A journal takes the columns that it lacks once there is something to record.
  const schema = project.read('src/db/schema/example.ts')
  project.write(
    'src/db/schema/example.ts',
    schema.replace("name: 'amount',", "name: 'currency', type: 'LowCardinality(String)' },\n    { name: 'amount',"),
  )
  expect((await project.json(['generate', '--name', 'currency'])).envelope).toMatchObject({ operationCount: 1 })
  expect(JSON.parse(project.read('chkit/meta/snapshot.json'))).toMatchObject({ version: 1 })
  expect((await project.json(['migrate', '--apply'])).envelope.applied).toHaveLength(1)
  expect(await project.json(['check', '--strict'])).toMatchObject({ exitCode: 0, envelope: { drifted: false } })
  const rows = await project.server.query<Record<string, string>>(
    'SELECT chkit_version, length(statements_hash) AS hash FROM _chkit_migrations ORDER BY name',
  )
  expect(rows.map((row) => [row.chkit_version, row.hash])).toEqual([
    ['0.1.0-beta.11', 0],
    ['0.1.0-beta.11', 0],
    [expect.stringMatching(/^\d/), 64],
  ])
})

test('a newer entry of a migration counts, and one that was not finished does not', async () => {
  const project = createProject('adopted')
  await applyAsOriginal(project)
  const [first = '', second = ''] = project.migrations()
  const checksum = migrationChecksum(project.read('chkit', 'migrations', first))
  await project.server.execute(
    "ALTER TABLE _chkit_migrations ADD COLUMN migration_completed Bool DEFAULT true, UPDATE checksum = 'stale' WHERE 1",
    {
      settings: { mutations_sync: 2 },
    },
  )
  expect((await project.json(['status'])).envelope).toMatchObject({ checksumMismatchCount: 2 })
  const applied_at = '2026-03-01T00:00:00.000'
  await project.server.insert({
    table: '_chkit_migrations',
    values: [
      { name: first, applied_at, checksum },
      { name: second, applied_at, checksum: '', migration_completed: false },
    ],
    columns: ['name', 'applied_at', 'checksum', 'migration_completed'],
  })
  expect((await project.json(['status'])).envelope).toMatchObject({
    applied: 1,
    pendingMigrations: [second],
    checksumMismatchCount: 0,
  })
})
