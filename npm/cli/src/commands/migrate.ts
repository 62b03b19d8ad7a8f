import { type ClickHouseExecutor, describeFailingMutation } from '@chkit/clickhouse'
import { loadMigrations, loadSnapshot, type ParsedMigration, parseMigration } from '@chkit/codegen'
import { ChkitError, createDiagnostic, type Diagnostic, type TableScope } from '@chkit/core'
import { applyMigrations, type Stop } from '../apply.js'
import { findBeyondScope } from '../beyond-scope.js'
import type { CommandContext, Report } from '../command.js'
import type { migrateFlags } from '../command-table.js'
import { type DestructiveOperation, destructiveOperations } from '../destructive.js'
import { failingMutations, mentionsTable } from '../failing-mutations.js'
import { describeHistory, findRenamed } from '../history.js'
import { awaitInterruption } from '../interruption.js'
import { type Journal, journalTable, openJournal } from '../journal.js'
import { findJournalElsewhere } from '../journal-elsewhere.js'
import { compareWithJournal, type MigrationState, migrationInScope, migrationTables } from '../migrations.js'
import { renderDestructive, renderPending, renderRun, renderStop } from '../output/migrate.js'
import { renderMismatches } from '../output/mismatches.js'
import { count, sections } from '../output/wrap.js'
import { loadProject, projectPath } from '../project.js'
import { askForYes } from '../prompt.js'
import {
  findUnresolved,
  type PendingMigration,
  type Resolution,
  remainingUnits,
  resolveMigration,
  resumeMigration,
} from '../resume.js'
import { findRunning } from '../running.js'
import { withServer } from '../server.js'
import { emptyScopeWarning, scopeTables } from '../table-scope.js'

type MigrateContext = CommandContext<typeof migrateFlags>
type Mode = 'plan' | 'execute'

/** What shells expect of a program that Ctrl-C ended. */
const INTERRUPTED = 130

/** What is to be done, and in how much of the schema. */
interface Task {
  mode: Mode
  scope: TableScope
  pending: PendingMigration[]
}

/** `chkit migrate`: the pending migrations, shown and, when that is wanted, run. */
export async function migrate(context: MigrateContext): Promise<Report> {
  const { flags, host } = context
  const mode: Mode = flags['--apply'] || flags['--execute'] ? 'execute' : 'plan'
  const resolution = resolutionOf(flags)
  const project = await loadProject('migrate', context)
  const table = journalTable(host.env)
  const migrations = await loadMigrations(projectPath(project, project.config.migrationsDir))
  const snapshot = await loadSnapshot(projectPath(project, project.config.metaDir))
  const definitions = snapshot?.definitions.filter(({ kind }) => kind === 'table') ?? []
  const tables = definitions.map(({ database, name }) => `${database}.${name}`)
  return withServer(context, project, async (executor) => {
    const journal = openJournal(executor, table)
    const recorded = await journal.read()
    const state = compareWithJournal(migrations, recorded)
    const parsed = parsePending(state)
    // A table that a migration drops is in no snapshot any more.
    const scope = scopeTables(flags['--table'], [...tables, ...parsed.flatMap(migrationTables)])
    if (state.mismatches.length > 0) return changedFiles(state, mode, scope)
    const resumed = parsed
      .filter((migration) => migrationInScope(migration, scope))
      .map((migration) => resumeMigration(migration, state.begun.get(migration.name) ?? []))
    const running = await findRunning(executor, resumed)
    if (running.length > 0) return cannotGoOn({ mode, scope, pending: resumed }, running)
    const pending = resumed.map((migration) => resolveMigration(migration, resolution))
    const task: Task = { mode, scope, pending }
    for (const warning of describeHistory(state)) context.warn(warning)
    if (pending.length === 0) return nothingToDo(task)
    const obstacles = [
      ...findBeyondScope(pending, scope),
      ...findRenamed(pending, state),
      ...(recorded.exists ? [] : await findJournalElsewhere(executor, table, pending)),
      ...(await brokenTables(executor, task, tables)),
      ...findUnresolved(pending),
    ]
    if (obstacles.length > 0) return cannotGoOn(task, obstacles)
    const permitted = await mayRun(context, task, project.config.safety.allowDestructive)
    return permitted === true ? run(context, executor, journal, task) : permitted
  })
}

function resolutionOf(flags: MigrateContext['flags']): Resolution | undefined {
  if (flags['--retry'] && flags['--assume-done']) {
    throw new ChkitError([
      createDiagnostic('invalid_flag_value', {
        message: 'The flags --retry and --assume-done contradict each other.',
        help: 'Take --assume-done when the statement in doubt did run, and --retry when it did not.',
      }),
    ])
  }
  return flags['--retry'] ? 'retry' : flags['--assume-done'] ? 'done' : undefined
}

/** Reads the pending files. A file that cannot be read has not been applied, so it may be made anew. */
function parsePending({ pending, begun }: MigrationState): ParsedMigration[] {
  return pending.map((migration) => {
    try {
      return parseMigration(migration)
    } catch (error) {
      if (!(error instanceof ChkitError) || begun.has(migration.name)) throw error
      throw new ChkitError(withWayOut(error.diagnostics), { cause: error })
    }
  })
}

/** The last of the findings also says how to do without the file. */
function withWayOut(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const wayOut =
    'Nothing of the file has run, so you may also delete it, restore the snapshot in meta as it was before it, and run chkit generate again.'
  return diagnostics.map((diagnostic, index) => {
    if (index < diagnostics.length - 1) return diagnostic
    return { ...diagnostic, help: diagnostic.help === undefined ? wayOut : `${diagnostic.help} ${wayOut}` }
  })
}

/** The failing mutations of tables that are in the snapshot or named in what is still to be run. */
async function brokenTables(executor: ClickHouseExecutor, { pending }: Task, tables: string[]): Promise<Diagnostic[]> {
  const statements = pending.flatMap(remainingUnits).map(({ statement }) => statement)
  const found = await failingMutations(
    executor,
    (mutation) =>
      tables.includes(`${mutation.database}.${mutation.table}`) ||
      statements.some((statement) => mentionsTable(statement, mutation, executor.database)),
  )
  return found.map(describeFailingMutation)
}

function cannotGoOn({ mode, scope, pending }: Task, failure: Diagnostic[]): Report {
  return {
    exitCode: 1,
    payload: { mode, scope, pending: pending.map(({ name }) => name) },
    failure,
    text: (screen) => sections(renderPending(pending, screen), 'Nothing ran.'),
  }
}

/** Whether the task may be run, or the report that says why not. */
async function mayRun(context: MigrateContext, task: Task, configAllows: boolean): Promise<true | Report> {
  const { flags, interactive, progress } = context
  if (task.mode === 'plan') {
    if (!interactive) return plan(task, configAllows || flags['--allow-destructive'] === true)
    progress.line((screen) => `${renderPending(task.pending, screen)}\n`)
    if (!(await askForYes(`Run ${count(task.pending.length, 'migration')}?`))) return declined()
  }
  const destructive = task.pending.flatMap(destructiveOperations)
  if (destructive.length === 0 || configAllows || flags['--allow-destructive']) return true
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
  const { host, progress, secrets } = context
  const interruption = awaitInterruption(host)
  const runContext = { executor, journal, progress, secrets, interruption }
  const outcome = await applyMigrations(runContext, task.pending).finally(interruption.forget)
  const payload = { mode: 'execute', scope: task.scope, applied: outcome.applied }
  const { stop } = outcome
  if (stop === undefined) return { exitCode: 0, payload, text: (screen) => renderRun(outcome, screen) }
  return {
    exitCode: interruption.requested ? INTERRUPTED : 1,
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
    doneBefore: migration.done.length,
    statements: reports.map((report) => ({
      statement: report.unit.statement,
      status: report.status,
      queryId: report.queryId,
      durationMs: report.durationMs,
    })),
    notSent: total - migration.done.length - reports.length,
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

function plan({ scope, pending }: Task, allowed: boolean): Report {
  const destructive = pending.flatMap(destructiveOperations)
  const consent = destructive.length === 0 || allowed ? '' : ' --allow-destructive'
  return {
    exitCode: 0,
    payload: {
      mode: 'plan',
      scope,
      pending: pending.map(({ name }) => name),
      ...(destructive.length === 0 ? {} : { destructiveOperations: destructive }),
    },
    text: (screen) =>
      sections(
        renderPending(pending, screen),
        renderDestructive(destructive, screen),
        `Nothing ran. Next: ${screen.colors.bold(`npx chkit migrate --apply${consent}`)} runs them.`,
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
