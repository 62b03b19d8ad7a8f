import type { PlanOptions } from '@chkit/core'
import { invalidFlag } from './flag-values.js'

type Rename = NonNullable<PlanOptions['renames']>[number]

/** `app.events=app.visits`. */
const TABLE_RENAME = /^([^.=]+\.[^.=]+)=([^.=]+\.[^.=]+)$/
/** `app.events.uid=user_id`; the parts of a nested column are separated by dots too. */
const COLUMN_RENAME = /^([^.=]+\.[^.=]+)\.([^=]+)=([^=]+)$/

/** The renames that the flags `--rename-table` and `--rename-column` ask for. */
export function parseRenames(tables: readonly string[], columns: readonly string[]): Rename[] {
  return [...tables.map(parseTableRename), ...columns.map(parseColumnRename)]
}

function parseTableRename(value: string): Rename {
  const [, from, to] = TABLE_RENAME.exec(value) ?? []
  if (from === undefined || to === undefined) {
    throw invalidFlag(
      '--rename-table',
      value,
      'two tables with their databases',
      'Write --rename-table app.old=app.new.',
    )
  }
  return { kind: 'table', from, to }
}

function parseColumnRename(value: string): Rename {
  const [, table, from, to] = COLUMN_RENAME.exec(value) ?? []
  if (table === undefined || from === undefined || to === undefined) {
    const help = 'Write --rename-column app.events.old=new.'
    throw invalidFlag('--rename-column', value, 'a column with its table, and its new name', help)
  }
  return { kind: 'column', from: `${table}.${from}`, to: `${table}.${to}` }
}
