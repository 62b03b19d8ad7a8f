import { type ParsedMigration, type StoredMigration, statementsHash } from '@chkit/codegen'
import { readMigration, type TableScope } from '@chkit/core'
import type { JournalEntry, JournalState } from './journal.js'
import type { StatementRecord } from './statement-record.js'
import { keyInScope, tableOfKey } from './table-scope.js'

/** An applied migration whose file is not the one that was applied. */
export interface ChecksumMismatch {
  name: string
  /** The checksum in the journal. */
  expected: string
  /** The checksum of the file. */
  actual: string
}

/** A migration of the journal without a file. */
export interface GoneMigration {
  name: string
  /** Its entry; absent when it was only begun. */
  entry?: JournalEntry
  /** What became of its statements, of one that was only begun. */
  records: readonly StatementRecord[]
}

/** Migration files and journal side by side. */
export interface MigrationState {
  /** All files, in the order in which they run. */
  migrations: StoredMigration[]
  applied: StoredMigration[]
  pending: StoredMigration[]
  /** What earlier runs left of pending migrations that they began, by name. */
  begun: ReadonlyMap<string, StatementRecord[]>
  /** What the journal has applied or begun, and the folder does not hold. */
  gone: GoneMigration[]
  mismatches: ChecksumMismatch[]
  /** Of the mismatches, those whose statements are the same: only comments or spacing changed. */
  sameStatements: string[]
}

/** Compares the files with the journal. Entries without a file, or without a checksum, cannot be compared. */
export function compareWithJournal(
  migrations: StoredMigration[],
  { applied: entries, begun }: Pick<JournalState, 'applied' | 'begun'>,
): MigrationState {
  const journal = new Map(entries.map((entry) => [entry.name, entry]))
  const applied = migrations.filter(({ name }) => journal.has(name))
  const state: MigrationState = {
    migrations,
    applied,
    pending: migrations.filter(({ name }) => !journal.has(name)),
    begun,
    gone: withoutFile(new Set(migrations.map(({ name }) => name)), { applied: entries, begun }),
    mismatches: [],
    sameStatements: [],
  }
  for (const { name, text, path, checksum: actual } of applied) {
    const { checksum: expected = '', statementsHash: hash = '' } = journal.get(name) ?? {}
    if (expected === '' || expected === actual) continue
    state.mismatches.push({ name, expected, actual })
    if (hash !== '' && hash === statementsHash(readMigration(text, path))) state.sameStatements.push(name)
  }
  return state
}

/** A migration that was begun and of which nothing may have run has left nothing that anybody could miss. */
function withoutFile(
  files: ReadonlySet<string>,
  { applied, begun }: Pick<JournalState, 'applied' | 'begun'>,
): GoneMigration[] {
  const entries: GoneMigration[] = applied.map((entry) => ({ name: entry.name, entry, records: [] }))
  const beginnings = [...begun].map(([name, records]) => ({ name, records }))
  const left = beginnings.filter(({ records }) => records.some(({ status }) => status !== 'failed'))
  return [...entries, ...left].filter(({ name }) => name !== '' && !files.has(name))
}

/** The tables that a migration names in its markers. */
export function migrationTables({ file }: ParsedMigration): string[] {
  return file.units
    .flatMap((unit) => unit.operations.map(({ key }) => tableOfKey(key)))
    .filter((name) => name !== undefined)
}

/** Whether any operation of a migration concerns a table in scope, or its database. */
export function migrationInScope({ file }: ParsedMigration, scope: TableScope): boolean {
  return !scope.enabled || file.units.some((unit) => unit.operations.some(({ key }) => keyInScope(key, scope)))
}
