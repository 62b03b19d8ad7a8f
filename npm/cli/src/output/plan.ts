import type { MigrationOperation, MigrationPlan, RiskLevel } from '@chkit/core'
import { describeOperation } from './describe.js'
import { renderDiagnostics } from './diagnostics.js'
import type { Colors, Screen } from './screen.js'
import { renderTable } from './table.js'
import { count, sections, wrapText } from './wrap.js'

const RISKS: readonly RiskLevel[] = ['safe', 'caution', 'danger']

/** Colours a text as the risk it stands for. */
export function paintRisk(risk: string, colors: Colors): (text: string) => string {
  if (risk === 'danger') return (text) => colors.bold(colors.red(text))
  return risk === 'caution' ? colors.yellow : colors.green
}

/** `3 operations: 2 safe, 1 danger`. */
export function summarizePlan({ operations, riskSummary }: MigrationPlan, { colors }: Screen): string {
  const risks = RISKS.filter((risk) => riskSummary[risk] > 0)
  const parts = risks.map((risk) => paintRisk(risk, colors)(`${riskSummary[risk]} ${risk}`))
  return `${colors.bold(count(operations.length, 'operation'))}: ${parts.join(', ')}`
}

/** A plan as a table: risk, cost, what is done and why it has that risk and cost. */
export function renderPlan(plan: MigrationPlan, screen: Screen): string {
  const rows = plan.operations.map((operation) => planRow(operation, screen))
  return sections(summarizePlan(plan, screen), renderTable(['risk', 'cost', 'change'], rows, screen))
}

function planRow(operation: MigrationOperation, { colors }: Screen): string[] {
  const change = describeOperation(operation)
  // What is safe and costs nothing needs no reason.
  const isPlain = operation.risk === 'safe' && operation.cost === 'metadata'
  return [
    paintRisk(operation.risk, colors)(operation.risk),
    operation.cost,
    isPlain || operation.reason === '' ? change : `${change}\n${colors.dim(operation.reason)}`,
  ]
}

/** What the planner noticed, operation by operation and as a whole. */
export function renderPlanFindings(plan: MigrationPlan, screen: Screen): string {
  const findings = [...plan.operations.flatMap((operation) => operation.diagnostics), ...plan.diagnostics]
  return renderDiagnostics(findings, screen)
}

/** Columns that may have been renamed, and the flag that says so. Once a migration is written, it has to go first. */
export function renderRenameSuggestions(
  { renameSuggestions }: MigrationPlan,
  isWritten: boolean,
  screen: Screen,
): string {
  const undo = isWritten ? 'delete the new migration, restore the snapshot, and ' : ''
  const hints = renameSuggestions.map(({ database, table, from, to, reason }) => [
    wrapText(`${screen.colors.green('Renamed?')} ${database}.${table}: ${from} → ${to}. ${reason}`, screen.columns),
    wrapText(`To keep the data under the new name, ${undo}run this command again with`, screen.columns, '  '),
    `  ${screen.colors.bold(`--rename-column ${database}.${table}.${from}=${to}`)}`,
  ])
  return sections(...hints.map((lines) => lines.join('\n')))
}
