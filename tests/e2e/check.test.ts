import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createProject, type TestProject } from './support/project.js'

const SCHEMA = 'src/db/schema/shop.ts'

/** A project that is generated and applied. */
async function settled(): Promise<TestProject> {
  const project = createProject('fresh')
  for (const args of [['generate'], ['migrate', '--apply']]) {
    expect(await project.chkit(args)).toMatchObject({ exitCode: 0, stderr: '' })
  }
  return project
}

function edit(project: TestProject, file: string, from: string, to: string): void {
  const text = project.read(file)
  expect(text).toContain(from)
  project.write(file, text.replace(from, to))
}

describe('chkit check, where somebody forgot to generate,', () => {
  test('says so, and fails where the config says that it should', async () => {
    const project = await settled()
    expect((await project.json(['check'])).envelope).toMatchObject({ schemaEvaluated: true, ungeneratedCount: 0 })

    edit(project, SCHEMA, 'columns: [', "columns: [\n    { name: 'forgotten', type: 'String' },")
    expect(await project.json(['check'])).toMatchObject({
      exitCode: 0,
      envelope: { ok: true, failedChecks: [], schemaEvaluated: true, ungeneratedCount: 1 },
    })
    expect((await project.chkit(['check'])).stdout).toContain('1 change of the schema files not generated yet')
    expect((await project.json(['check', '--table', 'nothing_like_it'])).envelope).toMatchObject({
      ungeneratedCount: 0,
    })

    edit(project, 'clickhouse.config.ts', 'schema:', 'check: { failOnUngenerated: true },\n  schema:')
    expect(await project.json(['check'])).toMatchObject({
      exitCode: 1,
      envelope: { ok: false, failedChecks: ['ungenerated_changes'] },
    })
    expect(await project.chkit(['generate'])).toMatchObject({ exitCode: 0 })
    expect(await project.json(['check'])).toMatchObject({
      exitCode: 1,
      envelope: { failedChecks: ['pending_migrations', 'schema_drift'], ungeneratedCount: 0 },
    })
  })

  test('needs no schema files, unless the config says that it should', async () => {
    const project = await settled()
    rmSync(project.path('src'), { recursive: true })
    expect(await project.json(['check'])).toMatchObject({
      exitCode: 0,
      envelope: { ok: true, schemaEvaluated: false, ungeneratedCount: 0 },
    })
    edit(project, 'clickhouse.config.ts', 'schema:', 'check: { failOnUngenerated: true },\n  schema:')
    expect(await project.json(['check'])).toMatchObject({ exitCode: 1, envelope: { ok: false, error: {} } })
  })
})

test('a view that names no database means that of the connection, and has not drifted', async () => {
  const project = createProject('fresh')
  project.write(
    'src/db/schema/views.ts',
    `import { view } from '@chkit/core'
export const counted = view({ database: '${project.database}', name: 'counted', as: 'SELECT count() AS n FROM orders' })
`,
  )
  for (const args of [['generate'], ['migrate', '--apply']]) {
    expect(await project.chkit(args)).toMatchObject({ exitCode: 0 })
  }
  expect((await project.json(['drift'])).envelope).toMatchObject({ drifted: false, objectDrift: [] })
  await project.server.execute('CREATE OR REPLACE VIEW counted AS SELECT count() AS n FROM system.one AS orders')
  expect((await project.json(['drift'])).envelope).toMatchObject({
    objectDrift: [{ code: 'view_query_mismatch', object: `view:${project.database}.counted` }],
  })
})
