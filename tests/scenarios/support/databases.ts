import type { PlanOptions, SchemaDefinition } from '@chkit/core'
import type { Scenario } from './document.js'

/**
 * Gives the databases of a scenario other names, so that scenarios run beside each other and beside anything else on a
 * server. The prefix is put in front of all of them, which keeps their order.
 */
export function inDatabases(scenario: Scenario, prefix: string): Scenario {
  const names = databasesOf(scenario)
  const inSql = (sql: string) => names.reduce((text, name) => prefixed(text, name, prefix), sql)
  return {
    ...scenario,
    previous: scenario.previous.map((definition) => inDefinition(definition, prefix, inSql)),
    next: scenario.next.map((definition) => inDefinition(definition, prefix, inSql)),
    options: inOptions(scenario.options, prefix),
    rows: inSql(scenario.rows),
    refused: inSql(scenario.refused),
    ask: inSql(scenario.ask),
  }
}

/** The databases that a scenario's definitions name, each once. */
export function databasesOf({ previous, next }: Pick<Scenario, 'previous' | 'next'>): string[] {
  return [...new Set([...previous, ...next].map(({ database }) => database))].sort()
}

/** `name.` where a qualified name begins, bare or quoted. */
function prefixed(sql: string, name: string, prefix: string): string {
  const escaped = name.replaceAll(/[^\w]/g, '\\$&')
  return sql.replaceAll(new RegExp(`(?<![\\w.\`])(\`?)(${escaped}\\1\\.)`, 'g'), `$1${prefix}$2`)
}

function inDefinition(definition: SchemaDefinition, prefix: string, inSql: (sql: string) => string): SchemaDefinition {
  const database = prefix + definition.database
  if (definition.kind === 'view') return { ...definition, database, as: inSql(definition.as) }
  if (definition.kind === 'materialized_view') {
    const to = { ...definition.to, database: prefix + definition.to.database }
    return { ...definition, database, to, as: inSql(definition.as) }
  }
  const { renamedFrom } = definition
  if (renamedFrom?.database === undefined) return { ...definition, database }
  return { ...definition, database, renamedFrom: { ...renamedFrom, database: prefix + renamedFrom.database } }
}

function inOptions(options: PlanOptions, prefix: string): PlanOptions {
  if (!options.renames) return options
  return {
    ...options,
    renames: options.renames.map(({ kind, from, to }) => ({ kind, from: prefix + from, to: prefix + to })),
  }
}
