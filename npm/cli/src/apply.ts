import type { ClickHouseExecutor, UnitReport } from '@chkit/clickhouse'
import { type ParsedMigration, statementsHash } from '@chkit/codegen'
import { ChkitError, createDiagnostic, type Diagnostic } from '@chkit/core'
import type { Progress } from './command.js'
import type { Journal } from './journal.js'
import { migrationTitle, unitLine, unitTitle } from './output/migrate.js'

/** A migration that ran and is in the journal. */
export interface AppliedMigration {
  name: string
  appliedAt: string
  checksum: string
}

/** Where a run ended before its end. */
export interface Stop {
  migration: ParsedMigration
  /** `failed` and `unknown` are of the last statement sent; `unrecorded`: all ran, the journal does not have it. */
  status: 'failed' | 'unknown' | 'unrecorded'
  /** The statements that were sent, the last one being that which stopped the run. */
  reports: UnitReport[]
  failure: Diagnostic[]
}

/** What a run did. */
export interface Run {
  applied: AppliedMigration[]
  statementCount: number
  durationMs: number
  stop?: Stop
}

/** Runs migrations one after another, each recorded once all its statements are done; stops at the first that is not. */
export async function applyMigrations(
  executor: ClickHouseExecutor,
  journal: Journal,
  migrations: readonly ParsedMigration[],
  progress: Progress,
): Promise<Run> {
  const run: Run = { applied: [], statementCount: 0, durationMs: 0 }
  await journal.prepare()
  for (const migration of migrations) {
    const { units } = migration.file
    progress.line(({ colors }) => `${colors.bold(migration.name)} ${colors.dim(migrationTitle(units.length))}`)
    const reports = await executor.runUnits(units, {
      onStart: (unit, index) => progress.busy((screen) => unitTitle(unit, index, units.length, screen)),
      onReport: (report, index) => progress.line((screen) => unitLine(report, index, units.length, screen)),
    })
    const done = reports.filter(({ status }) => status === 'done')
    run.statementCount += done.length
    run.durationMs += reports.reduce((sum, { durationMs }) => sum + durationMs, 0)
    const stop = stopOf(migration, reports) ?? (await record(journal, migration, reports, run.applied))
    if (stop !== undefined) return { ...run, stop }
  }
  return run
}

function stopOf(migration: ParsedMigration, reports: UnitReport[]): Stop | undefined {
  const last = reports.at(-1)
  if (last === undefined || last.status === 'done') return undefined
  const failure = last.diagnostic === undefined ? [] : [last.diagnostic]
  return { migration, status: last.status, reports, failure }
}

async function record(
  journal: Journal,
  migration: ParsedMigration,
  reports: UnitReport[],
  applied: AppliedMigration[],
): Promise<Stop | undefined> {
  const { name, checksum, file } = migration
  const appliedAt = new Date().toISOString()
  try {
    await journal.record({ name, appliedAt, checksum, statementsHash: statementsHash(file) })
  } catch (error) {
    if (!(error instanceof ChkitError)) throw error
    const failure = createDiagnostic('journal_not_written', {
      message: `All statements of ${name} ran, and the journal could not be told.`,
      help: 'See to the cause; the next run starts the migration from its first statement.',
    })
    return { migration, status: 'unrecorded', reports, failure: [failure, ...error.diagnostics] }
  }
  applied.push({ name, appliedAt, checksum })
  return undefined
}
