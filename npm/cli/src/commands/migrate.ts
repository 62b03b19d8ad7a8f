import type { ClickHouseExecutor } from '@chkit/clickhouse'
import { loadMigrations, loadSnapshot, type ParsedMigration, parseMigration } from '@chkit/codegen'
import { createDiagnostic, type TableScope } from '@chkit/core'
import { applyMigrations, type Stop } from '../apply.js'
import type { CommandContext, Report } from '../command.js'
import type { migrateFlags } from '../command-table.js'
import { type DestructiveOperation, destructiveOperations } from '../destructive.js'
import { type Journal, journalTable, openJournal } from '../journal.js'
import { compareWithJournal, type MigrationState, migrationInScope, migrationTables } from '../migrations.js'
import { renderDestructive, renderPending, renderRun, renderStop } from '../output/migrate.js'
import { renderMismatches } from '../output/mismatches.js'
import { count, sections } from '../output/wrap.js'
import { loadProject, projectPath } from '../project.js'
import { askForYes } from '../prompt.js'
import { withServer } from '../server.js'
import { emptyScopeWarning, scopeTables } from '../table-scope.js'

type MigrateContext = CommandContext<typeof migrateFlags>
type Mode = 'plan' | 'execute'

/** What is to be done, and in how much of the schema. */
interface Task {
  mode: Mode
  scope: TableScope
  pending: ParsedMigration[]
}

/** `chkit migrate`: the pending migrations, shown and, when that is wanted, run. */
export async function migrate(context: MigrateContext): Promise<Report> {
  const { flags, host } = context
  const mode: Mode = flags['--apply'] || flags['--execute'] ? 'execute' : 'plan'
  const project = await loadProject('migrate', context)
  const table = journalTable(host.env)
  const migrations = await loadMigrations(projectPath(project, project.config.migrationsDir))
  const snapshot = await loadSnapshot(projectPath(project, project.config.metaDir))
  const tables = snapshot?.definitions.filter(({ kind }) => kind === 'table') ?? []
  return withServer(project, async (executor) => {
    const journal = openJournal(executor, table)
    const state = compareWithJournal(migrations, await journal.read())
    const parsed = state.pending.map(parseMigration)
    // A table that a migration drops is in no snapshot any more.
    const known = [...tables.map(({ database, name }) => `${database}.${name}`), ...parsed.flatMap(migrationTables)]
    const scope = scopeTables(flags['--table'], known)
    if (state.mismatches.length > 0) return changedFiles(state, mode, scope)
    const pending = parsed.filter((migration) => migrationInScope(migration, scope))
    const task: Task = { mode, scope, pending }
    if (pending.length === 0) return nothingToDo(task)
    const permitted = await mayRun(context, task, project.config.safety.allowDestructive)
    return permitted === true ? run(context, executor, journal, task) : permitted
  })
}

/** Whether the task may be run, or the report that says why not. */
async function mayRun(context: MigrateContext, task: Task, configAllows: boolean): Promise<true | Report> {
  const { interactive, progress } = context
  if (task.mode === 'plan') {
    if (!interactive) return plan(task)
    progress.line((screen) => `${renderPending(task.pending, screen)}\n`)
    if (!(await askForYes(`Run ${count(task.pending.length, 'migration')}?`))) return declined()
  }
  const destructive = task.pending.flatMap(destructiveOperations)
  if (destructive.length === 0 || configAllows || context.flags['--allow-destructive']) return true
  if (!interactive) return blocked(task, destructive)
  progress.line((screen) => renderDestructive(destructive, screen))
  if (await askForYes('These statements may delete data.')) return true
  // What they are was shown with the question.
  return { ...blocked(task, destructive), text: () => '' }
}

async function run(
  context: MigrateContext,
  executor: ClickHouseExecutor,
  journal: Journal,
  task: Task,
): Promise<Report> {
  const outcome = await applyMigrations(executor, journal, task.pending, context.progress)
  const payload = { mode: 'execute', scope: task.scope, applied: outcome.applied }
  const { stop } = outcome
  if (stop === undefined) return { exitCode: 0, payload, text: (screen) => renderRun(outcome, screen) }
  return {
    exitCode: 1,
    payload: { ...payload, stopped: stopPayload(stop) },
    failure: stop.failure,
    text: (screen) => renderStop(stop, outcome.applied, screen),
  }
}

function stopPayload({ migration, status, reports }: Stop): Record<string, unknown> {
  const total = migration.file.units.length
  return {
    migration: migration.name,
    status,
    statementCount: total,
    statements: reports.map((report) => ({
      statement: report.unit.statement,
      status: report.status,
      queryId: report.queryId,
      durationMs: report.durationMs,
    })),
    notSent: total - reports.length,
  }
}

function changedFiles(state: MigrationState, mode: Mode, scope: TableScope): Report {
  const { mismatches, sameStatements } = state
  const names = mismatches.map(({ name }) => name).join(', ')
  const harmless = mismatches.every(({ name }) => sameStatements.includes(name))
  const failure = createDiagnostic('migration_changed', {
    message: `${count(mismatches.length, 'migration')} changed after being applied: ${names}.`,
    help: harmless
      ? 'Restore the files from version control; their statements are the same, only comments or spacing differ.'
      : 'Restore the files from version control, and put the change into a new migration.',
  })
  return {
    exitCode: 1,
    payload: { mode, scope, checksumMismatches: mismatches },
    failure: [failure],
    text: (screen) => renderMismatches(state, screen),
  }
}

function nothingToDo({ mode, scope }: Task): Report {
  const payload = { mode, scope, pending: [], applied: [] }
  if (scope.enabled && scope.matchCount === 0) {
    const warning = emptyScopeWarning(scope)
    return { exitCode: 0, payload: { ...payload, warning }, text: ({ colors }) => colors.yellow(warning) }
  }
  return { exitCode: 0, payload, text: ({ colors }) => colors.green('Nothing is pending.') }
}

function plan({ scope, pending }: Task): Report {
  return {
    exitCode: 0,
    payload: { mode: 'plan', scope, pending: pending.map(({ name }) => name) },
    text: (screen) =>
      sections(
        renderPending(pending, screen),
        `Nothing ran. Next: ${screen.colors.bold('npx chkit migrate --apply')} runs them.`,
      ),
  }
}

/** Only a person can decline, so this is for people alone. */
function declined(): Report {
  return { exitCode: 0, payload: {}, text: () => 'Nothing ran.' }
}

function blocked({ scope }: Task, destructiveOperations: DestructiveOperation[]): Report {
  const destructiveMigrations = [...new Set(destructiveOperations.map(({ migration }) => migration))]
  const failure = createDiagnostic('destructive_not_allowed', {
    message: `${count(destructiveOperations.length, 'operation')} in ${destructiveMigrations.join(', ')} may delete data; nothing ran.`,
    help: 'Read them, then add --allow-destructive, or set safety.allowDestructive in the config.',
  })
  return {
    exitCode: 3,
    payload: { mode: 'execute', scope, destructiveMigrations, destructiveOperations },
    failure: [failure],
    text: (screen) => renderDestructive(destructiveOperations, screen),
  }
}
