import { quoteIdentifier } from '@chkit/clickhouse'
import { describe, expect, test } from 'vitest'
import type { TestProject } from '../e2e/support/project.js'
import { generatedProject } from './support/projects.js'
import { expectRefusal } from './support/refusal.js'

const journal = '_chkit_migrations'
const right = "name String, applied_at DateTime64(3, 'UTC'), checksum String, chkit_version String"

/** What may stand under the journal's name. */
const foreign: Record<string, string[]> = {
  'a table of something else': [`CREATE TABLE ${journal} (id UInt64, at DateTime) ENGINE = MergeTree ORDER BY id`],
  'a journal without checksums': [
    `CREATE TABLE ${journal} (name String, applied_at DateTime) ENGINE = MergeTree ORDER BY name`,
  ],
  'a journal without names': [
    `CREATE TABLE ${journal} (applied_at DateTime, checksum String) ENGINE = MergeTree ORDER BY applied_at`,
  ],
  'names that are numbers': [
    `CREATE TABLE ${journal} (name UInt64, applied_at DateTime, checksum String) ENGINE = MergeTree ORDER BY name`,
  ],
  'lists of names': [
    `CREATE TABLE ${journal} (name Array(String), applied_at DateTime, checksum String) ENGINE = MergeTree ORDER BY name`,
  ],
  'times that are texts': [
    `CREATE TABLE ${journal} (name String, applied_at String, checksum String) ENGINE = MergeTree ORDER BY name`,
  ],
  'names in capitals': [
    `CREATE TABLE ${journal} (NAME String, APPLIED_AT DateTime, CHECKSUM String) ENGINE = MergeTree ORDER BY NAME`,
  ],
  'a view': [`CREATE TABLE rows (${right}) ENGINE = Memory`, `CREATE VIEW ${journal} AS SELECT * FROM rows`],
  'a table that forgets everything': [`CREATE TABLE ${journal} (${right}) ENGINE = Null`],
}

async function projectWith(statements: string[]): Promise<TestProject> {
  const project = await generatedProject()
  await project.server.execute(`CREATE DATABASE ${quoteIdentifier(project.database)}`, { database: null })
  for (const statement of statements) await project.server.execute(statement)
  return project
}

describe('under the name of the journal', () => {
  test.each(Object.entries(foreign))('%s', async (_name, statements) => {
    const project = await projectWith(statements)
    const refusal = {
      finding: 'journal_foreign',
      says: new RegExp(`${project.database}.${journal}.*CHKIT_JOURNAL_TABLE`),
    } as const
    await expectRefusal(project, { args: ['status'], ...refusal })
    await expectRefusal(project, { args: ['migrate', '--apply'], ...refusal })
  })

  test('something else does not matter when the journal has another name', async () => {
    const project = await projectWith(foreign['a table of something else'] ?? [])
    const env = { CHKIT_JOURNAL_TABLE: 'our_journal' }
    expect((await project.chkit(['migrate', '--apply'], env)).exitCode).toBe(0)
    expect(await project.server.query('SELECT name FROM our_journal')).toEqual([{ name: '1_auto.sql' }])
    expect(await project.server.query(`SELECT * FROM ${journal}`)).toEqual([])
  })
})

describe('a journal', () => {
  test('with rows that name nothing is read all the same', async () => {
    const project = await projectWith([
      `CREATE TABLE ${journal} (${right}) ENGINE = MergeTree ORDER BY name`,
      `INSERT INTO ${journal} VALUES ('gone.sql', now64(3), '', ''), ('', now64(3), 'x', ''), ('1_auto.sql', 0, '', '')`,
    ])
    const { exitCode, envelope } = await project.json(['status'])
    expect(exitCode).toBe(0)
    expect(envelope).toMatchObject({ total: 1, applied: 1, pending: 0, checksumMismatchCount: 0 })
  })

  test('with a wrong checksum stops a run', async () => {
    const project = await projectWith([
      `CREATE TABLE ${journal} (${right}) ENGINE = MergeTree ORDER BY name`,
      `INSERT INTO ${journal} VALUES ('1_auto.sql', now64(3), 'no checksum at all', '')`,
    ])
    await expectRefusal(project, { args: ['migrate', '--apply'], finding: 'migration_changed', says: /1_auto\.sql/ })
  })
})
