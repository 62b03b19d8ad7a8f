import { type ParsedMigration, statementsHash } from '@chkit/codegen'
import { createDiagnostic, type Diagnostic } from '@chkit/core'
import type { GoneMigration, MigrationState } from './migrations.js'
import { statementHash } from './statement-record.js'

/** What the folder and the journal tell differently about what has run, and what does not keep anything from running. */
export function describeHistory(state: MigrationState): Diagnostic[] {
  return [...state.gone.map(describeGone), ...findOutOfOrder(state)]
}

function describeGone({ name, entry }: GoneMigration): Diagnostic {
  const begun = entry === undefined ? ', where it is begun and not finished' : ''
  return createDiagnostic('migration_gone', {
    message: `The migration ${name} is in the journal${begun}, and its file is not in the folder.`,
    help: 'Restore the file from version control, or give it back its name.',
  })
}

/** The pending files that sort before the last one that is applied. */
function findOutOfOrder({ migrations, pending, applied }: MigrationState): Diagnostic[] {
  const last = applied.at(-1)
  if (last === undefined) return []
  const before = new Set(migrations.slice(0, migrations.indexOf(last)))
  return pending
    .filter((migration) => before.has(migration))
    .map(({ name }) =>
      createDiagnostic('migration_out_of_order', {
        message: `The migration ${name} is pending and sorts before ${last.name}, which is applied.`,
        help: 'Make sure that neither needs the other, or rename the pending file so that it comes last.',
      }),
    )
}

/** A finding for each pending file that the journal has under another name, of which there is no file any more. */
export function findRenamed(pending: readonly ParsedMigration[], { gone, begun }: MigrationState): Diagnostic[] {
  return pending
    .filter(({ name }) => !begun.has(name))
    .flatMap((migration) => {
      const former = gone.find((candidate) => isSame(migration, candidate))
      if (former === undefined) return []
      const { name, entry } = former
      const state = entry === undefined ? 'begun' : 'applied'
      return createDiagnostic('migration_renamed', {
        message: `The file ${migration.name} is the migration ${name} under another name, and that is ${state} already.`,
        help: `Give the file its name ${name} back.`,
      })
    })
}

/** Whether a file is what ran: all of it, or what of it was begun, for what has not run may be edited. */
function isSame(migration: ParsedMigration, { entry, records }: GoneMigration): boolean {
  if (entry !== undefined) {
    return entry.checksum === migration.checksum || entry.statementsHash === statementsHash(migration.file)
  }
  const ran = records.filter(({ status }) => status !== 'failed')
  const { units } = migration.file
  return ran.every(({ hash }, index) => units[index] !== undefined && statementHash(units[index]) === hash)
}
