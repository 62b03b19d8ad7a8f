import type { UnitReport } from '@chkit/clickhouse'
import type { ExecutionUnit } from '@chkit/core'
import type { AppliedMigration, Run, Stop } from '../apply.js'
import type { DestructiveOperation } from '../destructive.js'
import { mayStartOver, type PendingMigration, remainingUnits } from '../resume.js'
import { describeOperation } from './describe.js'
import { paintRisk } from './plan.js'
import type { Screen } from './screen.js'
import { hideInStatement } from './secrets.js'
import { renderTable } from './table.js'
import { count, sections, truncate, visibleWidth, wrapText } from './wrap.js'

/** How much of a statement without a marker names it. */
const STATEMENT_WIDTH = 60
/** Room for the time that a statement took. */
const TIME_WIDTH = 8
/** From here on a duration is told in seconds. */
const SECOND_MS = 1000

/** `(3 statements, 1 done before)`, after the name of a migration. */
export function migrationTitle(statements: number, doneBefore: number): string {
  return `(${count(statements, 'statement')}${doneBefore === 0 ? '' : `, ${doneBefore} done before`})`
}

/** What is pending: each migration with the operations that are still to be run. */
export function renderPending(pending: readonly PendingMigration[], screen: Screen): string {
  const rows = pending.flatMap((migration) => remainingUnits(migration).map((unit) => [migration, unit] as const))
  const table = rows.map(([migration, unit], index) => {
    const first = rows[index - 1]?.[0] !== migration
    return [first ? migration.name : '', riskOf(unit, screen), unitNames(unit).join('\n')]
  })
  const title = `${screen.colors.bold(count(pending.length, 'migration'))} pending, ${count(rows.length, 'statement')}`
  return sections(title, renderTable(['migration', 'risk', 'change'], table, screen))
}

function riskOf(unit: ExecutionUnit, { colors }: Screen): string {
  const risks = unit.operations.map(({ risk }) => risk)
  const risk = unit.destructive ? 'danger' : risks.includes('caution') ? 'caution' : (risks[0] ?? 'unknown')
  return paintRisk(risk, colors)(risk)
}

/** What a unit does, in words where markers tell it, else the beginning of its SQL. */
export function unitNames(unit: ExecutionUnit): string[] {
  if (unit.operations.length > 0) return unit.operations.map(describeOperation)
  return [truncate(hideInStatement(unit.statement).replace(/\s+/g, ' '), STATEMENT_WIDTH)]
}

/** A statement while it runs. */
export function unitTitle(unit: ExecutionUnit, index: number, total: number, { colors }: Screen): string {
  return `  ${colors.dim('…')} ${position(index, total)} ${oneLine(unit)}`
}

/** A statement and what became of it. */
export function unitLine(
  { unit, status, durationMs }: UnitReport,
  index: number,
  total: number,
  screen: Screen,
): string {
  const { colors, columns } = screen
  const mark = { done: colors.green('✓'), failed: colors.red('✗'), unknown: colors.yellow('?') }[status]
  const begin = `  ${mark} ${position(index, total)}`
  const time = formatDuration(durationMs).padStart(TIME_WIDTH)
  const room = columns - visibleWidth(begin) - time.length - 2
  return `${begin} ${truncate(oneLine(unit), room).padEnd(room)} ${colors.dim(time)}`
}

function position(index: number, total: number): string {
  return `${String(index + 1).padStart(String(total).length)}/${total}`
}

function oneLine(unit: ExecutionUnit): string {
  return unitNames(unit).join('; ')
}

function formatDuration(milliseconds: number): string {
  return milliseconds < SECOND_MS ? `${milliseconds} ms` : `${(milliseconds / SECOND_MS).toFixed(1)} s`
}

/** The statements that may delete data, with what that means and what to do first. */
export function renderDestructive(operations: readonly DestructiveOperation[], screen: Screen): string {
  const { colors, columns } = screen
  const blocks = operations.map(({ summary, reason, recommendation, migration }) =>
    [
      wrapText(`${paintRisk('danger', colors)('danger')} ${summary}`, columns),
      wrapText(`${reason} ${recommendation} ${colors.dim(`(${migration})`)}`, columns, '  '),
    ].join('\n'),
  )
  return sections(...blocks)
}

/** All migrations that were run. */
export function renderRun({ applied, statementCount, durationMs }: Run, { colors }: Screen): string {
  const what = `Applied ${count(applied.length, 'migration')}, ${count(statementCount, 'statement')}`
  return [
    '',
    colors.green(`${what} in ${formatDuration(durationMs)}.`),
    `Next: ${colors.bold('npx chkit check')}`,
  ].join('\n')
}

/** Where a run ended: what ran, what did not, and how it goes on. */
export function renderStop(
  { migration, status, reports }: Stop,
  applied: readonly AppliedMigration[],
  screen: Screen,
): string {
  const { colors } = screen
  const total = migration.file.units.length
  const before = migration.done.length
  const done = reports.filter((report) => report.status === 'done').length
  const last = before + reports.length
  const ending = {
    failed: `Statement ${last} failed.`,
    unknown: `Whether statement ${last} ran is not known.`,
    unrecorded: 'The journal could not be written.',
    interrupted: 'The run was interrupted.',
  }[status]
  const parts = [
    ...(before === 0 ? [] : [`${before} done before`]),
    `${done} done`,
    `${reports.length - done} ${status === 'unknown' ? 'unknown' : 'failed'}`,
    `${total - last} not sent`,
  ]
  const account = [
    `${colors.bold(migration.name)} is not applied. ${ending}`,
    `Of its ${count(total, 'statement')}: ${parts.join(', ')}.`,
  ]
  if (applied.length > 0) account.push(`Applied before it: ${count(applied.length, 'migration')}.`)
  account.push(nextRun(migration, last, status))
  return ['', ...account.map((line) => wrapText(line, screen.columns))].join('\n')
}

function nextRun(migration: PendingMigration, last: number, status: Stop['status']): string {
  const { file } = migration
  if (mayStartOver(migration)) {
    const edit = status === 'failed' ? ` ${wayOut(0)}` : ''
    return `The next run starts from its first statement, which is harmless.${edit}`
  }
  if (status === 'interrupted') return `The next run starts with statement ${last + 1}.`
  if (status === 'unrecorded') return 'The next run goes on behind the last statement that the journal has.'
  const again = status === 'failed' || file.units[last - 1]?.repeatable === true
  const skipped = last > 1 ? ' What ran before it will not run again.' : ''
  const edit = status === 'failed' ? ` ${wayOut(last - 1)}` : ''
  if (again) return `The next run starts with statement ${last}.${skipped}${edit}`
  return `Before the next run, look whether statement ${last} ran: with --assume-done the next run goes on behind it, with --retry it sends it again.`
}

/** A migration that fails is no dead end: what has not run may be changed. */
function wayOut(done: number): string {
  const edit = 'You may edit what has not run yet in the file'
  if (done > 0) return `${edit}.`
  return `${edit}, or delete the file, restore the snapshot in meta as it was before it, and generate again.`
}
