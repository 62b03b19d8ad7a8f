import { randomUUID } from 'node:crypto'
import { type ClickHouseExecutor, describeFailingMutation, type UnitReport } from '@chkit/clickhouse'
import { statementsHash } from '@chkit/codegen'
import { ChkitError, createDiagnostic, type Diagnostic, type ExecutionUnit } from '@chkit/core'
import type { Progress } from './command.js'
import { failingMutations, mentionsTable } from './failing-mutations.js'
import type { Interruption } from './interruption.js'
import type { Journal, MigrationRecord } from './journal.js'
import { migrationTitle, unitLine, unitTitle } from './output/migrate.js'
import { hideSecrets, secretsOf } from './output/secrets.js'
import { mayStartOver, type PendingMigration, remainingUnits } from './resume.js'
import { beginRecord, endRecord, type StatementRecord } from './statement-record.js'

/** A migration that ran and is in the journal. */
export interface AppliedMigration {
  name: string
  appliedAt: string
  checksum: string
}

/** Where a run ended before its end. */
export interface Stop {
  migration: PendingMigration
  /**
   * `failed` and `unknown` are of the last statement sent; `unrecorded`: the journal could not be written;
   * `interrupted`: nothing more was sent.
   */
  status: 'failed' | 'unknown' | 'unrecorded' | 'interrupted'
  /** The statements that this run sent, the last one being that which stopped it. */
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

/** What migrations are run with. */
export interface RunContext {
  executor: ClickHouseExecutor
  journal: Journal
  progress: Progress
  /** Texts that the journal may not hold either. */
  secrets: readonly string[]
  /** Whether somebody wants the run to end. */
  interruption: Interruption
}

/**
 * Runs migrations one after another, and stops at the first statement that is not done. The journal is told of each
 * statement before it is sent, so that whatever ends a run, the next one knows what has run and what may have; only what
 * may simply start over is not worth a word before its end.
 */
export async function applyMigrations(context: RunContext, migrations: readonly PendingMigration[]): Promise<Run> {
  const run: Run = { applied: [], statementCount: 0, durationMs: 0 }
  if (await context.journal.prepare()) {
    context.progress.line(() => `There was no database ${context.executor.database}; it was made for the journal.\n`)
  }
  for (const migration of migrations) {
    const { reports, stop } = await applyMigration(context, migration, run.applied)
    run.statementCount += reports.filter(({ status }) => status === 'done').length
    run.durationMs += reports.reduce((sum, { durationMs }) => sum + durationMs, 0)
    if (stop !== undefined) return { ...run, stop }
  }
  return run
}

async function applyMigration(
  context: RunContext,
  migration: PendingMigration,
  applied: AppliedMigration[],
): Promise<{ reports: UnitReport[]; stop?: Stop }> {
  const { journal, progress, secrets } = context
  const { name, checksum, file, done } = migration
  const total = file.units.length
  const reports: UnitReport[] = []
  const records: StatementRecord[] = [...done]
  const record = (statements: readonly StatementRecord[]): MigrationRecord => ({
    name,
    checksum,
    statementsHash: statementsHash(file),
    statements,
  })
  const stopped = (status: Stop['status'], failure: Diagnostic[]) => ({
    reports,
    stop: { migration, status, reports, failure },
  })

  const recordProgress = async (statements: readonly StatementRecord[]) => {
    if (!mayStartOver(migration)) await journal.recordProgress(record(statements))
  }

  progress.line(({ colors }) => `${colors.bold(name)} ${colors.dim(migrationTitle(total, done.length))}`)
  for (const unit of remainingUnits(migration)) {
    const index = records.length
    if (context.interruption.requested) {
      return stopped('interrupted', [interrupted(`before statement ${index + 1} of ${name} was sent`)])
    }
    const begun = beginRecord(unit, randomUUID(), new Date().toISOString())
    const untold = await told(
      () => recordProgress([...records, begun]),
      `The journal could not be told of statement ${index + 1} of ${name}, so it was not sent.`,
    )
    if (untold !== undefined) return stopped('unrecorded', untold)
    const report = await runStatement(context, unit, { name, queryId: begun.queryId, index, total })
    reports.push(report)
    const error = hideSecrets(report.diagnostic?.message ?? '', secrets)
    records.push(endRecord(begun, report, error, new Date().toISOString()))
    if (report.status === 'done') continue
    const failure = report.diagnostic === undefined ? [] : [report.diagnostic]
    const more = await told(
      () => recordProgress(records),
      `The journal could not be told that statement ${index + 1} of ${name} is ${report.status}.`,
    )
    return stopped(report.status, [...failure, ...(more ?? [])])
  }
  let appliedAt = ''
  const untold = await told(async () => {
    appliedAt = await journal.recordApplied(record(records))
  }, `All statements of ${name} ran, and the journal could not be told.`)
  if (untold !== undefined) return stopped('unrecorded', untold)
  applied.push({ name, appliedAt, checksum })
  return { reports }
}

/** Sends one statement and finds out what became of it. */
async function runStatement(
  { executor, progress, interruption }: RunContext,
  unit: ExecutionUnit,
  { name, queryId, index, total }: { name: string; queryId: string; index: number; total: number },
): Promise<UnitReport> {
  progress.busy((screen) => unitTitle(unit, index, total, screen))
  const start = performance.now()
  const leave = (): UnitReport => ({
    unit,
    status: 'unknown',
    queryId,
    durationMs: Math.round(performance.now() - start),
    diagnostic: interrupted(
      `while statement ${index + 1} of ${name} was running, and whether it ran is not known. Its query id is ${queryId}`,
    ),
  })
  const run = async () =>
    hideInDiagnostic(await withMutation(executor, await executor.runUnit(unit, { queryId: () => queryId })))
  const report = await Promise.race([run(), interruption.happens.then(leave)])
  progress.line((screen) => unitLine(report, index, total, screen))
  return report
}

function interrupted(when: string): Diagnostic {
  return createDiagnostic('run_interrupted', {
    message: `The run was interrupted ${when}.`,
    help: 'Run chkit migrate again to see how it goes on; the server may still be busy with what was sent.',
  })
}

/** Takes the statement's own secrets out of what the server says about it. */
function hideInDiagnostic(report: UnitReport): UnitReport {
  const { diagnostic, unit } = report
  return diagnostic === undefined
    ? report
    : { ...report, diagnostic: hideSecrets(diagnostic, secretsOf(unit.statement)) }
}

/**
 * A statement whose mutation fails has failed, whatever was answered: the server may have stopped waiting for it, or have
 * been asked for what is under way already, which it calls a success.
 */
async function withMutation(executor: ClickHouseExecutor, report: UnitReport): Promise<UnitReport> {
  if (report.status === 'failed') return report
  const { statement, span } = report.unit
  const [mutation] = await failingMutations(executor, (found) => mentionsTable(statement, found, executor.database))
  if (mutation === undefined) return report
  return { ...report, status: 'failed', diagnostic: { ...describeFailingMutation(mutation), span } }
}

/** Tells the journal; what went wrong when it could not be told. */
async function told(tell: () => Promise<void>, message: string): Promise<Diagnostic[] | undefined> {
  try {
    await tell()
    return undefined
  } catch (error) {
    if (!(error instanceof ChkitError)) throw error
    const help = 'See to the cause, then run chkit migrate again; it goes on where this run ended.'
    return [createDiagnostic('journal_not_written', { message, help }), ...error.diagnostics]
  }
}
