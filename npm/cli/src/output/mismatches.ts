import type { MigrationState } from '../migrations.js'
import type { Screen } from './screen.js'

/** Migration files that were changed after they were applied, one line each. */
export function renderMismatches({ mismatches, sameStatements }: MigrationState, { colors }: Screen): string {
  return mismatches
    .map(({ name }) => {
      const remark = sameStatements.includes(name) ? ' (comments or spacing only)' : ''
      return `  ${colors.red('changed')}  ${name}${remark}`
    })
    .join('\n')
}
