import { expect, test } from 'vitest'
import { createProject } from './support/project.js'

/** What each version of the schema comes to: its operations, in any order, with their risks. */
const versions = [
  ['create_database safe', 'create_table safe'],
  ['alter_table_add_column safe', 'alter_table_add_index caution'],
  [
    ...['create_database safe', 'create_table safe', 'create_view safe', 'create_materialized_view safe'],
    'alter_table_modify_column caution',
  ],
  [
    ...['alter_table_rename_column caution', 'alter_table_drop_index caution'],
    ...['create_view caution', 'alter_materialized_view_modify_query caution'],
  ],
  [
    ...['alter_table_add_column safe', 'alter_table_modify_comment safe'],
    ...['alter_table_modify_ttl danger', 'alter_table_modify_setting caution'],
  ],
  ['drop_materialized_view danger', 'drop_view danger', 'alter_table_drop_column danger'],
]

test('a project keeps its rows through six versions of its schema', async () => {
  const project = createProject('evolving')
  const { server } = project
  for (const [index, operations] of versions.entries()) {
    const version = index + 1
    project.write('src/db/schema/main.ts', project.read(`steps/${version}.ts`))
    const plan = await project.json(['generate', '--dryrun'])
    const planned = plan.envelope.operations.map(({ type, risk }: { type: string; risk: string }) => `${type} ${risk}`)
    expect([version, planned.sort()]).toEqual([version, [...operations].sort()])

    expect(await project.json(['generate', '--name', `v${version}`])).toMatchObject({ exitCode: 0 })
    expect(await project.json(['migrate', '--apply', '--allow-destructive'])).toMatchObject({ exitCode: 0 })
    const check = await project.json(['check', '--strict'])
    expect(check).toMatchObject({ exitCode: 0, envelope: { ok: true, drifted: false, pendingCount: 0 } })
    expect((await project.json(['generate', '--dryrun'])).envelope.operations).toEqual([])
    if (version === 1) await server.insert({ table: 'users', values: [{ id: 1, mail: 'ada@example.com', age: 36 }] })
    if (version === 3) await server.insert({ table: 'users', values: [{ id: 2, mail: 'bob@example.com', age: 0 }] })
  }
  expect(project.migrations()).toHaveLength(versions.length)
  expect(await server.query('SELECT id, email, country FROM users ORDER BY id')).toEqual([
    { id: 1, email: 'ada@example.com', country: 'unknown' },
    { id: 2, email: 'bob@example.com', country: 'unknown' },
  ])
  expect(await server.query('SELECT country, users FROM countries')).toEqual([{ country: 'unknown', users: 1 }])
})
