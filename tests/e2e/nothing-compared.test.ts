import { describe, expect, test } from 'vitest'
import { testServer } from '../support/clickhouse.js'
import { createProject, type TestProject } from './support/project.js'

/** A project that is generated and applied. */
async function settled(): Promise<TestProject> {
  const project = createProject('fresh')
  await project.json(['generate'])
  expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 0 })
  return project
}

describe('a comparison of nothing', () => {
  test('is a failure where a selector matches no table', async () => {
    const project = await settled()
    for (const name of ['nosuch', 'big_orders']) {
      for (const command of ['check', 'drift']) {
        const args = [command, '--table', `${project.database}.${name}`]
        expect(await project.json(args)).toMatchObject({
          exitCode: 1,
          envelope: { ok: false, error: { code: 'CHK8016' } },
        })
        const { stdout, stderr } = await project.chkit(args)
        expect(stderr).toContain(`No table matches`)
        expect(stdout).not.toMatch(/passed|No drift/)
      }
    }
    expect(await project.json(['check', '--table', `${project.database}.orders`])).toMatchObject({ exitCode: 0 })
  })

  test('is a failure of a strict check where the snapshot is gone', async () => {
    const project = await settled()
    project.remove('chkit/meta/snapshot.json')
    expect(await project.json(['check', '--strict'])).toMatchObject({
      exitCode: 1,
      envelope: { ok: false, driftEvaluated: false, error: { name: 'snapshot_missing' } },
    })
  })
})

describe('the head of the output', () => {
  test('names the server and the database, and no secret', async () => {
    const project = await settled()
    for (const command of ['status', 'check', 'drift', 'migrate']) {
      const { stdout } = await project.chkit([command])
      expect([command, stdout.split('\n')[0]]).toEqual([
        command,
        `${project.database} on ${new URL(testServer().url).origin}`,
      ])
    }
  })

  test('warns in CI of an engine that nobody asked for', async () => {
    const project = createProject('fresh')
    project.write(
      'clickhouse.config.ts',
      `export default { schema: './src/db/schema/**/*.ts', clickhouse: { url: 'embedded:engine' } }`,
    )
    const env = { CI: '1', CLICKHOUSE_URL: '' }
    expect((await project.json(['status'], env)).envelope.warnings).toMatchObject([{ code: 'CHK8015' }])
    expect((await project.chkit(['status'], env)).stdout).toMatch(/^default on embedded:engine\n\nwarning CHK8015 /)
    const asked = { CI: '1', CLICKHOUSE_URL: 'embedded:engine' }
    expect((await project.json(['status'], asked)).envelope).not.toHaveProperty('warnings')
  })
})

describe('schema files that define nothing', () => {
  test('drop nothing, unless they say that they mean it', async () => {
    const project = await settled()
    const snapshot = project.read('chkit/meta/snapshot.json')
    project.write('src/db/schema/shop.ts', 'export default 5\n')
    expect(await project.json(['generate'])).toMatchObject({
      exitCode: 1,
      envelope: { error: { code: 'CHK6105' }, warnings: [{ code: 'CHK6104' }] },
    })
    expect([project.migrations().length, project.read('chkit/meta/snapshot.json')]).toEqual([1, snapshot])
    project.write('src/db/schema/shop.ts', "import { schema } from '@chkit/core'\nexport default schema()\n")
    const { exitCode, envelope } = await project.json(['generate'])
    expect([exitCode, envelope.riskSummary.danger > 0, envelope.warnings]).toEqual([0, true, undefined])
  })

  test('are named, and so is a kind that is not known', async () => {
    const project = createProject('fresh')
    project.write('src/db/schema/helpers.ts', 'export const limit = 5\n')
    project.write(
      'src/db/schema/words.ts',
      "export const words = { kind: 'dictionary', database: 'a', name: 'words' }\n",
    )
    expect((await project.json(['generate', '--dryrun'])).envelope.warnings).toMatchObject([
      { code: 'CHK6104', message: expect.stringContaining('src/db/schema/helpers.ts') },
      { code: 'CHK6106', message: expect.stringMatching(/`words` of src\/db\/schema\/words\.ts .*"dictionary"/) },
    ])
  })
})
