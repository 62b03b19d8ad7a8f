import { describeFailingMutation, type FailingMutation } from '@chkit/clickhouse'
import { loadMigrations, parseMigration, type StoredMigration } from '@chkit/codegen'
import type { ChxResolvedConfig } from '@chkit/core'
import type { CommandContext, Report } from '../command.js'
import type { checkFlags } from '../command-table.js'
import { countReasons, type Drift, detectDrift, type Expectation, loadExpectation, snapshotMissing } from '../drift.js'
import { failingMutations, mentionsTable } from '../failing-mutations.js'
import { describeHistory } from '../history.js'
import { journalTable, openJournal } from '../journal.js'
import { compareWithJournal, type MigrationState, migrationInScope, migrationTables } from '../migrations.js'
import { renderDiagnostics } from '../output/diagnostics.js'
import { renderDrift, summarizeDrift } from '../output/drift.js'
import { renderMismatches } from '../output/mismatches.js'
import type { Screen } from '../output/screen.js'
import { count, sections } from '../output/wrap.js'
import { loadProject, projectPath } from '../project.js'
import { withServer } from '../server.js'
import { scopeTables, selectorWithoutMatch } from '../table-scope.js'
import { countUngenerated } from '../ungenerated.js'

type Policy = ChxResolvedConfig['check']
type FailedCheck =
  | 'pending_migrations'
  | 'checksum_mismatch'
  | 'schema_drift'
  | 'failing_mutations'
  | 'ungenerated_changes'

/** What `check` judges. */
interface Findings {
  state: MigrationState
  /** The names of the pending migrations in scope. */
  pending: string[]
  /** `null` when there is no snapshot to compare with. */
  drift: Drift | null
  /** Of tables in scope. */
  mutations: FailingMutation[]
  /** Changes of the schema files that no migration has; `null` when the files cannot be loaded. */
  ungenerated: number | null
}

/** `chkit check`: whether everything is as the policy wants it. */
export async function check(context: CommandContext<typeof checkFlags>): Promise<Report> {
  const strict = context.flags['--strict'] === true
  const project = await loadProject('check', context)
  const configured = project.config.check
  const policy: Policy = strict
    ? { ...configured, failOnPending: true, failOnChecksumMismatch: true, failOnDrift: true }
    : configured
  const table = journalTable(context.host.env)
  const selector = context.flags['--table']
  const migrations = await loadMigrations(projectPath(project, project.config.migrationsDir))
  const expectation = await loadExpectation(project, selector)
  const { state, drift, failing } = await withServer(context, project, async (executor) => ({
    state: compareWithJournal(migrations, await openJournal(executor, table).read()),
    drift: expectation === null ? null : await detectDrift(executor, expectation, table),
    failing: await failingMutations(executor, (found) =>
      isConcerned(found, expectation, migrations, executor.database),
    ),
  }))
  for (const warning of describeHistory(state)) context.warn(warning)
  const parsed = state.pending.map(parseMigration)
  const tables = [...(drift?.scope.matchedTables ?? []), ...parsed.flatMap(migrationTables)]
  const scope = scopeTables(selector, tables)
  const pending = parsed.filter((migration) => migrationInScope(migration, scope)).map(({ name }) => name)
  const mutations = failing.filter(
    ({ database, table: name }) => !scope.enabled || scope.matchedTables.includes(`${database}.${name}`),
  )
  const ungenerated = await countUngenerated(project, selector, policy.failOnUngenerated)
  const findings: Findings = { state, pending, drift, mutations, ungenerated }
  const failedChecks = judge(findings, policy)
  const hasRun = state.applied.length + state.gone.length > 0
  const failure = [
    ...selectorWithoutMatch(scope),
    // Without a snapshot nobody knows what is expected of a server on which something ran.
    ...(strict && drift === null && hasRun ? snapshotMissing(project).diagnostics : []),
  ]
  const ok = failedChecks.length + failure.length === 0
  const counts = drift === null ? {} : countReasons(drift.report)
  const objectDrifts = drift?.report.objectDrift.length ?? 0
  const total = Object.values(counts).reduce((sum, number) => sum + number, 0)
  return {
    exitCode: ok ? 0 : 1,
    ...(failure.length > 0 && { failure }),
    payload: {
      strict,
      policy,
      ok,
      failedChecks,
      pendingCount: pending.length,
      pendingMigrations: pending,
      checksumMismatchCount: state.mismatches.length,
      checksumMismatches: state.mismatches,
      failingMutationCount: mutations.length,
      failingMutations: mutations.map(describeFailingMutation),
      drifted: drift?.report.drifted ?? false,
      driftEvaluated: drift !== null,
      drift: drift?.report ?? null,
      driftReasonCounts: counts,
      driftReasonTotals: { total, object: objectDrifts, table: total - objectDrifts },
      ungeneratedCount: ungenerated ?? 0,
      schemaEvaluated: ungenerated !== null,
      plugins: {},
      scope,
    },
    text: (screen) => render(findings, { ok, failedChecks }, screen),
  }
}

/** Whether a mutation is of a table that the snapshot or a migration names. */
function isConcerned(
  mutation: FailingMutation,
  expectation: Expectation | null,
  migrations: readonly StoredMigration[],
  ownDatabase: string,
): boolean {
  const { database, table } = mutation
  const described = expectation?.definitions.some((known) => known.database === database && known.name === table)
  return described === true || migrations.some(({ text }) => mentionsTable(text, mutation, ownDatabase))
}

function judge({ state, pending, drift, mutations, ungenerated }: Findings, policy: Policy): FailedCheck[] {
  const failed: FailedCheck[] = []
  if (policy.failOnPending && pending.length > 0) failed.push('pending_migrations')
  if (policy.failOnChecksumMismatch && state.mismatches.length > 0) failed.push('checksum_mismatch')
  if (policy.failOnDrift && drift !== null && driftCounts(drift, policy)) failed.push('schema_drift')
  // No policy wants a table whose rows cannot be read.
  if (mutations.length > 0) failed.push('failing_mutations')
  if (policy.failOnUngenerated && ungenerated !== null && ungenerated > 0) failed.push('ungenerated_changes')
  return failed
}

/** Objects that nobody described do not fail the check of a database that is shared, unless the policy says so. */
function driftCounts({ report }: Drift, { failOnExtraObjects }: Policy): boolean {
  const onlyExtra = report.tableDrift.length === 0 && report.objectDrift.every(({ code }) => code === 'extra_object')
  return report.drifted && (failOnExtraObjects || !onlyExtra)
}

function render(
  { state, pending, drift, mutations, ungenerated }: Findings,
  { ok, failedChecks }: { ok: boolean; failedChecks: readonly FailedCheck[] },
  screen: Screen,
): string {
  const { colors } = screen
  const line = (failedCheck: FailedCheck, found: boolean, text: string) => {
    const mark = failedChecks.includes(failedCheck) ? colors.red('✗') : found ? colors.yellow('!') : colors.green('✓')
    return `${mark} ${text}`
  }
  const lines = [
    line('pending_migrations', pending.length > 0, `${count(pending.length, 'migration')} pending`),
    ...pending.map((name) => `  ${colors.yellow('pending')}  ${name}`),
    line(
      'checksum_mismatch',
      state.mismatches.length > 0,
      `${count(state.mismatches.length, 'file')} changed after being applied`,
    ),
    renderMismatches(state, screen),
    drift === null
      ? `${colors.dim('-')} no snapshot, so drift was not looked for`
      : line('schema_drift', drift.report.drifted, drift.report.drifted ? summarizeDrift(drift.report) : 'no drift'),
    drift === null ? '' : renderDrift(drift, screen),
    line('failing_mutations', mutations.length > 0, `${count(mutations.length, 'mutation')} failing`),
    renderDiagnostics(mutations.map(describeFailingMutation), screen),
    ungenerated === null
      ? `${colors.dim('-')} the schema files cannot be loaded here, so they were not compared with the snapshot`
      : line(
          'ungenerated_changes',
          ungenerated > 0,
          ungenerated > 0
            ? `${count(ungenerated, 'change')} of the schema files not generated yet`
            : 'the schema files are as in the snapshot',
        ),
  ].filter((text) => text !== '')
  const reasons = failedChecks.length === 0 ? '.' : `: ${failedChecks.join(', ')}.`
  const verdict = ok ? colors.green('Check passed.') : colors.bold(colors.red(`Check failed${reasons}`))
  return sections(lines.join('\n'), verdict)
}
