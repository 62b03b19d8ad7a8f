import { createDiagnostic, type Diagnostic, type ExecutionUnit } from '@chkit/core'
import type { Send, StatementOptions } from './executor.js'

/** What became of one unit of a migration. */
export interface UnitReport {
  /**
   * `done`: the server says so. `failed`: it was not executed, or the server says that it failed.
   * `unknown`: no answer says which; look at the server before running it again.
   */
  status: 'done' | 'failed' | 'unknown'
  unit: ExecutionUnit
  queryId: string
  durationMs: number
  /** Why it is not done. */
  diagnostic?: Diagnostic
}

/** How units are run. */
export interface RunOptions extends Omit<StatementOptions, 'queryId'> {
  /** The query id of the unit at an index. Default: a random one. */
  queryId?: (index: number) => string
  /** Called before a unit is sent. */
  onStart?: (unit: ExecutionUnit, index: number) => void | Promise<void>
  /** Called with what became of a unit, before the next one is sent. */
  onReport?: (report: UnitReport, index: number) => void | Promise<void>
}

/** Runs one unit. */
export async function runUnit(
  send: Send,
  unit: ExecutionUnit,
  options: RunOptions = {},
  index = 0,
): Promise<UnitReport> {
  const { queryId, onStart, onReport, ...statement } = options
  await onStart?.(unit, index)
  const report = await execute(send, unit, { ...statement, ...(queryId && { queryId: queryId(index) }) })
  await onReport?.(report, index)
  return report
}

/** Runs units one after another, up to the first that is not done. */
export async function runUnits(
  send: Send,
  units: readonly ExecutionUnit[],
  options: RunOptions = {},
): Promise<UnitReport[]> {
  const reports: UnitReport[] = []
  for (const [index, unit] of units.entries()) {
    const report = await runUnit(send, unit, options, index)
    reports.push(report)
    if (report.status !== 'done') break
  }
  return reports
}

async function execute(send: Send, unit: ExecutionUnit, options: StatementOptions): Promise<UnitReport> {
  const [directive] = unit.directives
  if (directive !== undefined) {
    const diagnostic = createDiagnostic('unknown_directive', {
      message: `The directive \`${directive.name}\` is not one that statements can be executed with.`,
      help: 'Remove the `-- chkit:` line, or correct its name.',
      span: directive.span,
    })
    return { status: 'failed', unit, queryId: options.queryId ?? '', durationMs: 0, diagnostic }
  }
  const attempt = await send(unit.statement, options)
  const { queryId, durationMs } = attempt
  if (attempt.ok) return { status: 'done', unit, queryId, durationMs }
  const [operation] = unit.operations
  const diagnostic = { ...attempt.failure.diagnostic, span: unit.span, ...(operation && { target: operation.key }) }
  return { status: attempt.failure.outcome, unit, queryId, durationMs, diagnostic }
}
