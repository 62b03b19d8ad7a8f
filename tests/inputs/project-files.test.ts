import { mkdirSync, symlinkSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { generatedProject, migrationFile, smallProject, snapshotFile, writeBytes } from './support/projects.js'
import { expectRefusal, type Refusal } from './support/refusal.js'

/** What happened to the snapshot: from its text to another one. */
type Damage = (text: string) => string | Uint8Array

const snapshots: Record<string, Omit<Refusal, 'args'> & { damage: Damage }> = {
  nothing: { damage: () => '', finding: 'snapshot_unreadable' },
  'a byte order mark': { damage: () => '\ufeff', finding: 'snapshot_unreadable' },
  'half of it': { damage: (text) => text.slice(0, text.length / 2), finding: 'snapshot_unreadable' },
  'a conflict': {
    damage: (text) => text.replace('  "generatedAt"', '<<<<<<< ours\n  "generatedAt"'),
    finding: 'snapshot_unreadable',
    says: /snapshot\.json:3:1.*conflict/,
  },
  'a web page': { damage: () => '<!DOCTYPE html><title>Sign in</title>', finding: 'snapshot_unreadable' },
  'a list': { damage: (text) => `[${text}]`, finding: 'snapshot_foreign' },
  'an empty object': { damage: () => '{}', finding: 'snapshot_foreign' },
  'another version': {
    damage: (text) => text.replace('"version": 1', '"version": 7'),
    finding: 'snapshot_foreign',
    says: /7/,
  },
  'bytes that are no text': {
    damage: () => Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d),
    finding: 'snapshot_unreadable',
    says: /UTF-8/,
  },
  'UTF-16': { damage: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), finding: 'snapshot_unreadable' },
  'twenty megabytes of brackets': {
    damage: () => '{"version":1,"a":'.repeat(1_200_000),
    finding: 'snapshot_unreadable',
  },
  'a table of nothing': {
    damage: (text) => text.replace('"database"', '"base"'),
    finding: 'invalid_shape',
    says: /snapshot\.json/,
  },
  'bad SQL': {
    damage: (text) => text.replace('"toYYYYMM(at)"', '"toYYYYMM(at"'),
    finding: 'unbalanced_bracket',
    says: /snapshot\.json/,
  },
}

describe('a snapshot that holds', () => {
  test.each(Object.entries(snapshots))('%s', async (_name, { damage, ...refusal }) => {
    const project = await generatedProject()
    writeBytes(project, snapshotFile, damage(project.read(snapshotFile)))
    await expectRefusal(project, { args: ['generate'], ...refusal })
  })

  const commands = [['generate', '--dryrun'], ['migrate', '--apply'], ['drift'], ['check']]
  test.each(commands)('half of it, for %s %s', async (...args) => {
    const project = await generatedProject()
    writeBytes(project, snapshotFile, project.read(snapshotFile).slice(0, 500))
    await expectRefusal(project, {
      args: args.filter((argument) => argument !== undefined),
      finding: 'snapshot_unreadable',
    })
  })
})

describe('a snapshot that', () => {
  test('is a folder', async () => {
    const project = smallProject()
    mkdirSync(project.path(snapshotFile), { recursive: true })
    await expectRefusal(project, { args: ['generate'], finding: 'snapshot_unreadable' })
  })

  test('cannot be written', async () => {
    const project = smallProject()
    project.write('chkit/meta', 'a file where a folder should be')
    await expectRefusal(project, { args: ['generate'], finding: 'snapshot_unreadable' })
  })

  test('is missing', async () => {
    await expectRefusal(smallProject(), {
      args: ['drift'],
      finding: 'snapshot_missing',
      says: /chkit generate/,
    })
  })
})

const migrations: Record<string, Omit<Refusal, 'args'> & { damage: Damage }> = {
  nothing: { damage: () => '', finding: 'migration_truncated' },
  'only comments': { damage: () => '-- what a day\n', finding: 'migration_truncated' },
  'half of it': { damage: (text) => text.slice(0, text.length / 2), finding: 'migration_truncated' },
  'all but the last semicolon': { damage: (text) => text.trimEnd().slice(0, -1), finding: 'migration_truncated' },
  'all but the last statement': {
    damage: (text) => text.slice(0, text.lastIndexOf('-- operation:')),
    finding: 'migration_truncated',
  },
  'a header without its count': {
    damage: (text) => text.replace(/-- operation-count: .*\n/, ''),
    finding: 'migration_truncated',
  },
  'a quote that is never closed': {
    damage: (text) => text.replace('`amount` Decimal', "'amount Decimal"),
    finding: 'unclosed_quote',
    says: /1_auto\.sql:\d+:\d+/,
  },
  'a comment that is never closed': {
    damage: (text) => text.replace('CREATE TABLE', '/* CREATE TABLE'),
    finding: 'unclosed_comment',
  },
  'a bracket that is never closed': {
    damage: (text) => text.replace('Decimal(18, 2)', 'Decimal(18, 2'),
    finding: 'unbalanced_bracket',
  },
  'another format': {
    damage: (text) => text.replace('format: v1', 'format: v9'),
    finding: 'migration_foreign',
    says: /v9/,
  },
  'an unknown directive': {
    damage: (text) => text.replace('-- operation:', '-- chkit: only-on replicas\n-- operation:'),
    finding: 'unknown_directive',
    says: /only-on/,
  },
  'a conflict': {
    damage: (text) => text.replace('-- operation:', '<<<<<<< ours\n-- operation:'),
    finding: 'migration_unreadable',
    says: /conflict/,
  },
  'binary data': { damage: () => '\u0000\u0001PK\u0003\u0004', finding: 'unexpected_character' },
  'bytes that are no text': {
    damage: () => Uint8Array.of(0x2d, 0x2d, 0xff, 0xfe),
    finding: 'migration_unreadable',
    says: /UTF-8/,
  },
  'UTF-16': { damage: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), finding: 'migration_unreadable' },
}

describe('a migration that holds', () => {
  test.each(Object.entries(migrations))('%s', async (_name, { damage, ...refusal }) => {
    const project = await generatedProject()
    writeBytes(project, migrationFile, damage(project.read(migrationFile)))
    await expectRefusal(project, { args: ['migrate', '--apply'], ...refusal })
  })

  test('half of it, behind a whole one', async () => {
    const project = await generatedProject()
    const text = project.read(migrationFile)
    project.write('chkit/migrations/2_half.sql', text.slice(0, text.lastIndexOf('-- operation:')))
    // Not even the whole one runs: the two may belong together.
    await expectRefusal(project, { args: ['migrate', '--apply'], finding: 'migration_truncated', says: /2_half/ })
    await expectRefusal(project, { args: ['check'], finding: 'migration_truncated' })
  })
})

describe('a migration that', () => {
  test('is a folder', async () => {
    const project = smallProject()
    mkdirSync(project.path('chkit/migrations/1_auto.sql'), { recursive: true })
    await expectRefusal(project, { args: ['status'], finding: 'migration_unreadable', says: /1_auto\.sql/ })
  })

  test('points nowhere', async () => {
    const project = smallProject()
    mkdirSync(project.path('chkit/migrations'), { recursive: true })
    symlinkSync('nowhere.sql', project.path('chkit/migrations/1_auto.sql'))
    await expectRefusal(project, { args: ['migrate', '--apply'], finding: 'migration_unreadable', says: /1_auto\.sql/ })
  })

  test('lies in a folder that is a file', async () => {
    const project = smallProject()
    project.write('chkit/migrations', 'not a folder')
    await expectRefusal(project, { args: ['status'], finding: 'directory_unreadable' })
    await expectRefusal(project, { args: ['generate'], finding: 'directory_unreadable' })
  })

  test('was changed after it had been applied', async () => {
    const project = await generatedProject()
    expect((await project.chkit(['migrate', '--apply'])).exitCode).toBe(0)
    project.write(migrationFile, project.read(migrationFile).replace('Decimal(18, 2)', 'Decimal(18, 3)'))
    project.write('chkit/migrations/2_more.sql', 'CREATE TABLE more (id UInt8) ENGINE = Memory;')
    await expectRefusal(project, { args: ['migrate', '--apply'], finding: 'migration_changed', says: /1_auto\.sql/ })
  })

  test('would delete something', async () => {
    const project = smallProject()
    await project.server.execute(`CREATE DATABASE \`${project.database}\``, { database: null })
    await project.server.execute('CREATE TABLE kept (id UInt8) ENGINE = MergeTree ORDER BY id')
    await project.server.insert({ table: 'kept', values: [{ id: 1 }] })
    project.write('chkit/migrations/1_drop.sql', '-- only a comment\nDROP /* it */ TABLE kept;')
    const refusal = { finding: 'destructive_not_allowed', exitCode: 3, says: /1_drop\.sql/ } as const
    await expectRefusal(project, { args: ['migrate', '--apply'], ...refusal })
  })
})
