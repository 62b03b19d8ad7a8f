import { loadMigrations } from '@chkit/codegen'
import type { CommandContext, Report } from '../command.js'
import type { statusFlags } from '../command-table.js'
import { describeHistory } from '../history.js'
import { journalTable, openJournal } from '../journal.js'
import { compareWithJournal, type MigrationState } from '../migrations.js'
import { renderMismatches } from '../output/mismatches.js'
import type { Screen } from '../output/screen.js'
import { count, sections } from '../output/wrap.js'
import { loadProject, projectPath } from '../project.js'
import { withServer } from '../server.js'

/** `chkit status`: how many migrations are applied, pending, changed. */
export async function status(context: CommandContext<typeof statusFlags>): Promise<Report> {
  const project = await loadProject('status', context)
  const migrationsDir = projectPath(project, project.config.migrationsDir)
  const table = journalTable(context.host.env)
  const migrations = await loadMigrations(migrationsDir)
  const journal = await withServer(context, project, (executor) => openJournal(executor, table).read())
  const state = compareWithJournal(migrations, journal)
  for (const warning of describeHistory(state)) context.warn(warning)
  const begunMigrations = state.pending.map(({ name }) => name).filter((name) => state.begun.has(name))
  return {
    exitCode: 0,
    payload: {
      migrationsDir,
      total: state.migrations.length,
      applied: state.applied.length,
      pending: state.pending.length,
      pendingMigrations: state.pending.map(({ name }) => name),
      ...(begunMigrations.length === 0 ? {} : { begunMigrations }),
      checksumMismatchCount: state.mismatches.length,
      checksumMismatches: state.mismatches,
    },
    text: (screen) => render(state, project.config.migrationsDir, screen),
  }
}

function render(state: MigrationState, folder: string, screen: Screen): string {
  const { colors } = screen
  const { migrations, applied, pending, begun, mismatches } = state
  const line = (name: string) => `  ${colors.yellow(begun.has(name) ? 'begun  ' : 'pending')}  ${name}`
  const summary = `${colors.bold(count(migrations.length, 'migration'))} in ${folder}`
  const next = `Next: ${colors.bold('npx chkit migrate')} shows what they do and runs them.`
  const calm = mismatches.length === 0 ? colors.green('Nothing is pending.') : ''
  return sections(
    `${summary}: ${applied.length} applied, ${pending.length} pending`,
    pending.map(({ name }) => line(name)).join('\n'),
    renderMismatches(state, screen),
    pending.length > 0 ? next : calm,
  )
}
