import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { ChkitError, createDiagnostic, type Diagnostic, type MigrationFile, readMigration } from '@chkit/core'
import { listDirectory, readTextFile, showPath } from './files.js'

/** A migration file as it lies on disk. */
export interface StoredMigration {
  /** The file's name in the migrations folder; the journal knows the migration by it. */
  name: string
  path: string
  text: string
  /** See {@link migrationChecksum}. */
  checksum: string
}

/** A migration file whose text has been understood. */
export interface ParsedMigration extends StoredMigration {
  file: MigrationFile
}

/** The names of the migration files, in the byte order in which they run; none when there is no such folder. */
export async function listMigrations(migrationsDir: string): Promise<string[]> {
  const names = await listDirectory(migrationsDir)
  return names.filter((name) => name.endsWith('.sql'))
}

/** Reads all migration files without looking into them. */
export async function loadMigrations(migrationsDir: string): Promise<StoredMigration[]> {
  const names = await listMigrations(migrationsDir)
  return Promise.all(names.map((name) => loadMigration(migrationsDir, name)))
}

async function loadMigration(migrationsDir: string, name: string): Promise<StoredMigration> {
  const path = join(migrationsDir, name)
  const text = await readTextFile(path, 'migration_unreadable')
  if (text === null) {
    throw new ChkitError([
      createDiagnostic('migration_unreadable', {
        message: `The migration ${showPath(path)} is gone or points nowhere.`,
        help: 'Restore it from version control.',
      }),
    ])
  }
  return { name, path, text, checksum: migrationChecksum(text) }
}

/** What the journal keeps to notice that an applied file was changed: sha256 of its text, in hexadecimal. */
export function migrationChecksum(text: string): string {
  return sha256(text)
}

/** A hash of the statements alone: comments and blank lines between them do not count. */
export function statementsHash(file: MigrationFile): string {
  return sha256(file.units.map((unit) => unit.statement).join(';\n'))
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** Splits a migration into what runs; a file that cannot be trusted to be whole throws. */
export function parseMigration(migration: StoredMigration): ParsedMigration {
  const file = readMigration(migration.text, showPath(migration.path))
  const errors = file.diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
  const doubts = errors.length > 0 ? errors : checkWhole(migration, file)
  if (doubts.length > 0) throw new ChkitError(doubts)
  return { ...migration, file }
}

/** What a cut file can lack although each of its statements can be read. A file without a header need only hold one. */
function checkWhole({ path, text }: StoredMigration, { format, header, units }: MigrationFile): Diagnostic[] {
  const source = showPath(path)
  if (format === null) return units.length > 0 ? [] : [truncated(`The migration ${source} holds no statement.`)]
  if (!/^\d+$/.test(header['operation-count'] ?? '')) {
    return [truncated(`The migration ${source} does not say how many operations it holds.`)]
  }
  const last = units.at(-1)
  if (last !== undefined && !text.startsWith(';', last.span.end)) {
    return [{ ...truncated(`The last statement of the migration ${source} has no semicolon.`), span: last.span }]
  }
  return []
}

function truncated(message: string): Diagnostic {
  const help = 'Restore the file from version control, or complete it if you changed it on purpose.'
  return createDiagnostic('migration_truncated', { message, help })
}
