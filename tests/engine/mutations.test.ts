import { describeFailingMutation, readFailingMutations } from '@chkit/clickhouse'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabase, testExecutor } from '../support/clickhouse.js'
import { diagnosticOf } from '../support/failure.js'
import { startServer } from '../support/server.mjs'

test('a mutation that fails is told with the reason of the server, and a name that needs quotes keeps them', async () => {
  const { name: database, executor } = await createTestDatabase()
  await executor.execute('CREATE TABLE `my-codes` (id UInt8, `the code` String) ENGINE = MergeTree ORDER BY id')
  await executor.execute("INSERT INTO `my-codes` VALUES (1, 'seven')")
  const failure = await diagnosticOf(executor.execute('ALTER TABLE `my-codes` MODIFY COLUMN `the code` UInt8'))
  // The exception holds the one of the mutation, whose code is another.
  expect(failure).toMatchObject({ name: 'outcome_unknown', cause: { code: '341' } })
  expect(failure.cause?.message).not.toContain(' @ 0x')

  const found = (await readFailingMutations(executor))?.filter((mutation) => mutation.database === database) ?? []
  expect(found).toEqual([
    {
      database,
      table: 'my-codes',
      id: expect.stringMatching(/^mutation_\d+\.txt$/),
      command: expect.stringMatching(/^MODIFY COLUMN `the code` UInt8$/),
      reason: expect.stringContaining("Cannot parse string 'seven' as UInt8"),
    },
  ])
  const [diagnostic] = found.map(describeFailingMutation)
  expect(diagnostic).toMatchObject({
    name: 'mutation_failing',
    target: `table:${database}.my-codes`,
    cause: { code: '6' },
  })
  expect(diagnostic?.help).toContain(`ALTER TABLE ${database}.\`my-codes\` MODIFY COLUMN \`the code\` <type>`)
})

test('a mutation that runs or is done is none that fails', async () => {
  const { name: database, executor } = await createTestDatabase()
  await executor.execute('CREATE TABLE t (id UInt8, n UInt8) ENGINE = MergeTree ORDER BY id')
  await executor.execute('INSERT INTO t VALUES (1, 1)')
  await executor.execute('ALTER TABLE t UPDATE n = 2 WHERE 1')
  const found = await readFailingMutations(executor)
  expect(found?.filter((mutation) => mutation.database === database)).toEqual([])
})

test('a user who may not read system tables knows nothing of mutations', async () => {
  const server = await startServer({
    users: { limited: { grants: ['GRANT CREATE TABLE ON d.*'] } },
    config:
      '<access_control_improvements><select_from_system_db_requires_grant>true</select_from_system_db_requires_grant></access_control_improvements>',
  })
  onTestFinished(() => server.stop())
  const executor = testExecutor({ url: server.url, username: 'limited', password: '' })
  expect(await readFailingMutations(executor)).toBeNull()
})
