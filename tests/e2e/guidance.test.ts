import { expect, test } from 'vitest'
import { createProject } from './support/project.js'

const LATER = '29990101000000_later.sql'
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

test('where nobody can be asked, a plan names the flag that its drops need', async () => {
  const project = createProject('fresh')
  await project.json(['generate'])
  const harmless = oneLine((await project.chkit(['migrate'])).stdout)
  expect(harmless).toContain('Next: npx chkit migrate --apply runs them.')
  project.write(`chkit/migrations/${LATER}`, 'DROP TABLE IF EXISTS totals;')
  const text = await project.chkit(['migrate'])
  expect(text.exitCode).toBe(0)
  expect(oneLine(text.stdout)).toContain('Next: npx chkit migrate --apply --allow-destructive runs them.')
  expect(text.stdout).toContain('danger DROP TABLE IF EXISTS totals')
  expect((await project.json(['migrate'])).envelope).toMatchObject({ destructiveOperations: [{ migration: LATER }] })
  // The command that it names is the one that works.
  expect(await project.chkit(['migrate', '--apply', '--allow-destructive'])).toMatchObject({ exitCode: 0 })
})

test('a migration that cannot be read or fails is no dead end', async () => {
  const project = createProject('fresh')
  project.write(`chkit/migrations/${LATER}`, 'SELECT (1;')
  expect(oneLine((await project.chkit(['migrate', '--apply'])).stderr)).toContain(
    'you may also delete it, restore the snapshot in meta as it was before it, and run chkit generate again',
  )
  project.write(`chkit/migrations/${LATER}`, 'CREATE TABLE broken (a Nonsense) ENGINE = Memory;')
  const { stdout } = await project.chkit(['migrate', '--apply'])
  expect(oneLine(stdout)).toContain(
    'or delete the file, restore the snapshot in meta as it was before it, and generate again.',
  )
  // What it says is true.
  project.write(`chkit/migrations/${LATER}`, 'CREATE TABLE broken (a Int8) ENGINE = Memory;')
  expect(await project.json(['migrate', '--apply'])).toMatchObject({ exitCode: 0 })
})

test('check tells scripts what it found, and that a selector means nothing', async () => {
  const project = createProject('fresh')
  await project.json(['generate'])
  await project.json(['migrate', '--apply'])
  await project.server.execute('ALTER TABLE orders ADD COLUMN extra Int8')
  project.write(`chkit/migrations/${LATER}`, 'SELECT 1;')
  const { exitCode, envelope } = await project.json(['check'])
  expect(exitCode).toBe(1)
  expect(envelope).toMatchObject({
    failedChecks: ['pending_migrations', 'schema_drift'],
    pendingMigrations: [LATER],
    checksumMismatches: [],
    failingMutations: [],
    drift: { tableDrift: [{ table: `${project.database}.orders`, extraColumns: ['extra'] }] },
  })
  const nothing = await project.json(['check', '--table', 'nothing_like_it'])
  expect(nothing).toMatchObject({ exitCode: 1, envelope: { ok: false, error: { code: 'CHK8016' } } })
})

test('a flag that is there or not takes no value, and says so', async () => {
  const { exitCode, stderr } = await createProject().chkit(['migrate', '--apply=yes'])
  expect(exitCode).toBe(1)
  expect(oneLine(stderr)).toContain('The flag --apply is either there or not; "yes" means nothing to it.')
  expect(stderr).toContain('npx chkit explain CHK8010')
})

test('every error can be explained without a project and without a network', async () => {
  const project = createProject()
  const { stderr } = await project.chkit(['status'])
  const [, command = ''] = /docs: npx chkit (explain CHK\d+)/.exec(stderr) ?? []
  const page = await project.chkit(command.split(' '))
  expect(page).toMatchObject({ exitCode: 0, stderr: '' })
  expect(page.stdout).toContain('What to do')
})
