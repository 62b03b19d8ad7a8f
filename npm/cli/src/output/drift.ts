import type { DriftReport, TableDrift } from '@chkit/core'

import type { Drift } from '../drift.js'
import type { Colors, Screen } from './screen.js'
import { count, wrapText } from './wrap.js'

type ObjectDrift = DriftReport['objectDrift'][number]

/** Everything that differs, object by object. */
export function renderDrift({ report, notCompared }: Drift, screen: Screen): string {
  const { colors, columns } = screen
  const lines = [
    ...report.objectDrift.map((drift) => objectLine(drift, colors)),
    ...report.tableDrift.flatMap((table) => [
      `  ${colors.red('changed')}  table ${table.table}`,
      ...tableLines(table, colors),
    ]),
  ]
  if (notCompared.length > 0) {
    lines.push(
      wrapText(colors.dim(`Not compared, for chkit cannot describe them: ${notCompared.join(', ')}.`), columns),
    )
  }
  return lines.join('\n')
}

/** `2 objects drifted`. */
export function summarizeDrift({ objectDrift, tableDrift }: DriftReport): string {
  const objects = new Set([
    ...objectDrift.map(({ object }) => object),
    ...tableDrift.map(({ table }) => `table:${table}`),
  ])
  return `${count(objects.size, 'object')} drifted`
}

function objectLine({ code, object, expectedKind = '', actualKind = '' }: ObjectDrift, colors: Colors): string {
  const name = objectName(object)
  switch (code) {
    case 'missing_object':
      return `  ${colors.red('missing')}  ${name}`
    case 'extra_object':
      return `  ${colors.yellow('extra  ')}  ${name}`
    case 'kind_mismatch':
      return `  ${colors.red('changed')}  ${name}: a ${kindName(actualKind)} in place of a ${kindName(expectedKind)}`
    case 'view_query_mismatch':
      return `  ${colors.red('changed')}  ${name}: query`
    case 'view_target_mismatch':
      return `  ${colors.red('changed')}  ${name}: target`
    case 'comment_mismatch':
      return `  ${colors.red('changed')}  ${name}: comment`
  }
}

function tableLines(drift: TableDrift, colors: Colors): string[] {
  const clauses: [boolean, string][] = [
    [drift.engineMismatch, 'engine'],
    [drift.primaryKeyMismatch, 'primary key'],
    [drift.orderByMismatch, 'sorting key'],
    [drift.uniqueKeyMismatch, 'unique key'],
    [drift.partitionByMismatch, 'partition key'],
    [drift.ttlMismatch, 'TTL'],
    [drift.commentMismatch, 'comment'],
    [drift.sampleByMismatch, 'sampling key'],
  ]
  const members: [string, string[]][] = [
    ['missing columns', drift.missingColumns],
    ['extra columns', drift.extraColumns],
    ['changed columns', drift.changedColumns],
    ['moved columns', drift.movedColumns],
    ['settings', drift.settingDiffs],
    ['indexes', drift.indexDiffs],
    ['projections', drift.projectionDiffs],
    ['constraints', drift.constraintDiffs],
    ['clauses', clauses.filter(([differs]) => differs).map(([, name]) => name)],
  ]
  return members
    .filter(([, names]) => names.length > 0)
    .map(([label, names]) => `           ${colors.dim(`${label}:`)} ${names.join(', ')}`)
}

/** `table:app.events` as `table app.events`. */
function objectName(object: string): string {
  const [kind = '', name] = object.split(':')
  return name === undefined ? object : `${kindName(kind)} ${name}`
}

function kindName(kind: string): string {
  return kind.replaceAll('_', ' ')
}
