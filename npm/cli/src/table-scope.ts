import { ChkitError, createDiagnostic, type Diagnostic, type TableScope } from '@chkit/core'

const NAME = /^[^.*\s]+$/

/** The tables that a `--table` selector means, among those there are. Without a selector everything is in scope. */
export function scopeTables(selector: string | undefined, tables: Iterable<string>): TableScope {
  if (selector === undefined) return { enabled: false, matchedTables: [], matchCount: 0 }
  const matches = parseSelector(selector)
  const matchedTables = [...new Set(tables)].filter(matches).sort()
  return { enabled: true, selector, matchedTables, matchCount: matchedTables.length }
}

/** What to tell when a selector matches nothing. */
export function emptyScopeWarning(scope: TableScope): string {
  return `No table matches "${scope.selector}".`
}

/** What a command that only compares has to say when there is nothing to compare. */
export function selectorWithoutMatch(scope: TableScope): Diagnostic[] {
  if (!scope.enabled || scope.matchCount > 0) return []
  const diagnostic = createDiagnostic('selector_without_match', {
    message: emptyScopeWarning(scope),
    help: 'Correct the name after --table. Views are compared where there is no --table.',
  })
  return [diagnostic]
}

/** The table in an operation key such as `table:app.events:column:id`, as `app.events`. */
export function tableOfKey(key: string): string | undefined {
  const [kind, name] = key.split(':')
  return kind === 'table' ? name : undefined
}

/** Whether an operation concerns a table in scope, or its database. */
export function keyInScope(key: string, scope: TableScope): boolean {
  if (!scope.enabled) return true
  const [kind, name = ''] = key.split(':')
  if (kind === 'table') return scope.matchedTables.includes(name)
  return kind === 'database' && scope.matchedTables.some((table) => table.startsWith(`${name}.`))
}

function parseSelector(selector: string): (table: string) => boolean {
  const parts = selector.split('.')
  const pattern = parts.at(-1) ?? ''
  const database = parts.length === 2 ? parts[0] : undefined
  const prefix = pattern.endsWith('*') ? pattern.slice(0, -1) : undefined
  const valid = parts.length <= 2 && NAME.test(prefix ?? pattern) && (database === undefined || NAME.test(database))
  if (!valid) {
    throw new ChkitError([
      createDiagnostic('invalid_scope', {
        message: `The table selector "${selector}" cannot be read.`,
        help: 'Write events, events_*, app.events or app.events_*.',
      }),
    ])
  }
  return (table) => {
    const dot = table.indexOf('.')
    const name = table.slice(dot + 1)
    if (database !== undefined && table.slice(0, dot) !== database) return false
    return prefix === undefined ? name === pattern : name.startsWith(prefix)
  }
}
