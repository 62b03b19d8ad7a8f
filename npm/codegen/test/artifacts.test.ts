import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChkitError, planDiff, table } from '@chkit/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateArtifacts, loadMigrations, loadSnapshot, parseMigration } from '../src/index.js'

const now = new Date('2026-03-01T12:30:45.678Z')
const events = table({
  database: 'app',
  name: 'events',
  engine: 'MergeTree',
  columns: [{ name: 'id', type: 'UInt64' }],
  primaryKey: ['id'],
  orderBy: ['id'],
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chkit-codegen-'))
})
afterEach(() => rm(folder, { recursive: true }))

function generate(migrationName?: string) {
  const migrationsDir = join(folder, 'migrations')
  const metaDir = join(folder, 'meta')
  const definitions = [events]
  return generateArtifacts({ definitions, migrationsDir, metaDir, plan: planDiff([], definitions), migrationName, now })
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof ChkitError ? (error.diagnostics[0]?.name ?? '') : `no ChkitError: ${String(error)}`
}

describe('generateArtifacts', () => {
  test('writes a migration and a snapshot that can be read again', async () => {
    const { migrationFile, snapshotFile, snapshot, sql } = await generate('first')
    expect(migrationFile).toBe(join(folder, 'migrations', '20260301123045_first.sql'))
    expect(snapshotFile).toBe(join(folder, 'meta', 'snapshot.json'))
    expect(await readFile(snapshotFile, 'utf8')).toBe(`${JSON.stringify(snapshot, null, 2)}\n`)
    expect(snapshot.generatedAt).toBe(now.toISOString())
    expect(await loadSnapshot(join(folder, 'meta'))).toEqual(snapshot)

    const [stored] = await loadMigrations(join(folder, 'migrations'))
    expect(stored?.text).toBe(sql)
    const parsed = stored && parseMigration(stored)
    expect(parsed?.file.header['definition-count']).toBe('1')
    expect(parsed?.file.units.map(({ operations }) => operations.map(({ key }) => key))).toEqual([
      ['database:app'],
      ['table:app.events'],
    ])
  })

  test('writes no migration for an empty plan, and the snapshot all the same', async () => {
    const { migrationFile, sql, snapshotFile } = await generateArtifacts({
      definitions: [events],
      migrationsDir: join(folder, 'migrations'),
      metaDir: join(folder, 'meta'),
      plan: planDiff([events], [events]),
      now,
    })
    expect([migrationFile, sql]).toEqual([null, ''])
    expect(JSON.parse(await readFile(snapshotFile, 'utf8')).generatedAt).toBe(now.toISOString())
    expect(await readdir(folder)).toEqual(['meta'])
  })

  test('a second migration of the same second stands beside the first', async () => {
    await generate()
    await generate()
    expect(await readdir(join(folder, 'migrations'))).toEqual([
      '20260301123045_auto.sql',
      '20260301123045_auto_001.sql',
    ])
  })

  test('leaves no migration behind when the snapshot cannot be written', async () => {
    await mkdir(join(folder, 'meta', 'snapshot.json'), { recursive: true })
    expect(await codeOf(generate())).toBe('file_not_written')
    expect(await readdir(join(folder, 'migrations'))).toEqual([])
  })
})

describe('loadSnapshot', () => {
  test.each([
    ['half of a file', '{"version": 1, "generatedAt": "2026', 'snapshot_unreadable'],
    ['a merge conflict', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n', 'snapshot_unreadable'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'snapshot_unreadable'],
    ['a version to come', '{"version": 99, "generatedAt": "", "definitions": []}', 'snapshot_foreign'],
  ])('refuses %s and leaves it as it is', async (_, content, code) => {
    await writeFile(join(folder, 'snapshot.json'), content)
    expect(await codeOf(loadSnapshot(folder))).toBe(code)
    expect(await readFile(join(folder, 'snapshot.json'))).toEqual(Buffer.from(content))
  })

  test('is null when there is none', async () => {
    expect(await loadSnapshot(folder)).toBeNull()
  })
})
