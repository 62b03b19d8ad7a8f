import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChkitError } from '@chkit/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listMigrations, loadMigrations, migrationChecksum, parseMigration, statementsHash } from '../src/index.js'

const HEADER = '-- chkit-migration-format: v1\n-- operation-count: 2\n\n'
const FIRST = '-- operation: create_table key=table:a.b risk=safe\nCREATE TABLE a.b (x Int8) ENGINE = Memory;\n'
const SECOND = '-- operation: create_table key=table:a.c risk=safe\nCREATE TABLE a.c (x Int8) ENGINE = Memory;\n'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chkit-codegen-'))
})
afterEach(() => rm(folder, { recursive: true }))

function stored(text: string) {
  return { name: 'm.sql', path: 'chkit/migrations/m.sql', text, checksum: migrationChecksum(text) }
}

/** The statements of a migration, or the name of the diagnostic that refuses it. */
function parse(text: string): string[] | string {
  try {
    return parseMigration(stored(text)).file.units.map(({ statement }) => statement)
  } catch (error) {
    return error instanceof ChkitError ? (error.diagnostics[0]?.name ?? '') : String(error)
  }
}

describe('listMigrations', () => {
  test('lists .sql files in byte order', async () => {
    for (const name of ['b.sql', 'a_001.sql', 'a.sql', 'Z.sql', 'notes.md', 'ä.sql'])
      await writeFile(join(folder, name), '')
    expect(await listMigrations(folder)).toEqual(['Z.sql', 'a.sql', 'a_001.sql', 'b.sql', 'ä.sql'])
  })

  test('is empty without a folder', async () => {
    expect(await listMigrations(join(folder, 'none'))).toEqual([])
  })

  test('refuses a folder that is a file', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(listMigrations(join(folder, 'file'))).rejects.toMatchObject({
      diagnostics: [{ name: 'directory_unreadable' }],
    })
  })
})

describe('loadMigrations', () => {
  test.each([
    ['a folder in the place of a file', (path: string) => mkdir(path)],
    ['bytes that are no text', (path: string) => writeFile(path, Buffer.from([0xc3, 0x28]))],
  ])('refuses %s', async (_, make) => {
    await make(join(folder, 'a.sql'))
    await expect(loadMigrations(folder)).rejects.toMatchObject({ diagnostics: [{ name: 'migration_unreadable' }] })
  })
})

describe('parseMigration', () => {
  test('reads what chkit wrote', () => {
    expect(parse(`${HEADER}${FIRST}\n${SECOND}`)).toEqual([
      'CREATE TABLE a.b (x Int8) ENGINE = Memory',
      'CREATE TABLE a.c (x Int8) ENGINE = Memory',
    ])
  })

  test('reads plain SQL', () => {
    expect(parse('SELECT 1; SELECT 2')).toEqual(['SELECT 1', 'SELECT 2'])
    expect(parse(`${HEADER.replace('2', '0')}`)).toEqual([])
  })

  test('refuses a file that was cut, wherever that was', () => {
    const whole = `${HEADER}${FIRST}\n${SECOND}`
    const end = whole.lastIndexOf(';')
    expect(parse('')).toBe('migration_truncated')
    // Of a single dash nothing can be said but that it is no comment; the server refuses it.
    for (let length = 2; length <= end; length += 1) {
      const outcome = parse(whole.slice(0, length))
      expect([length, typeof outcome]).toEqual([length, 'string'])
    }
  })

  test('refuses a format of another version', () => {
    expect(parse('-- chkit-migration-format: v9\n\nSELECT 1;')).toBe('migration_foreign')
  })
})

test('the checksum is sha256 of the text, as the original keeps it', () => {
  expect(migrationChecksum('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('the hash of the statements does not see comments between them', () => {
  const hash = (text: string) => statementsHash(parseMigration(stored(text)).file)
  expect(hash('-- one\nSELECT 1;\n\nSELECT 2;')).toBe(hash('SELECT 1;\nSELECT 2; -- two\n'))
  expect(hash('SELECT 1; SELECT 2;')).not.toBe(hash('SELECT 1; SELECT 3;'))
})
