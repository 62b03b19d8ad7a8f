import { createDiagnostic, type Diagnostic, type ExecutionUnit, type TableScope } from '@chkit/core'
import { unitNames } from './output/migrate.js'
import { count } from './output/wrap.js'
import { type PendingMigration, remainingUnits } from './resume.js'
import { keyInScope } from './table-scope.js'

/** How many statements a finding names. */
const NAMED = 3

/**
 * A finding for each migration that would also run what `--table` leaves out. A migration is recorded as a whole, so there
 * is no running a part of it.
 */
export function findBeyondScope(migrations: readonly PendingMigration[], scope: TableScope): Diagnostic[] {
  if (!scope.enabled) return []
  return migrations.flatMap((migration) => {
    const others = remainingUnits(migration).filter((unit) => !isAllInScope(unit, scope))
    const [first] = others
    if (first === undefined) return []
    const named = others.slice(0, NAMED).flatMap(unitNames).join('; ')
    const more = others.length > NAMED ? `; and ${count(others.length - NAMED, 'more statement')}` : ''
    return createDiagnostic('migration_beyond_scope', {
      message: `The migration ${migration.name} also holds what --table ${scope.selector} leaves out: ${named}${more}.`,
      help: 'Run chkit migrate without --table; chkit generate --table writes migrations of single tables.',
      span: first.span,
    })
  })
}

/** A statement without a marker may be about anything. */
function isAllInScope({ operations }: ExecutionUnit, scope: TableScope): boolean {
  return operations.length > 0 && operations.every(({ key }) => keyInScope(key, scope))
}
