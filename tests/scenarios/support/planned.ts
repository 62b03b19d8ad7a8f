import { ChkitError, type Diagnostic, type MigrationPlan, planDiff } from '@chkit/core'
import type { Expectations, Scenario } from './document.js'

/** What chkit plans for a scenario, in the words of its blocks. Definitions that are unusable plan nothing. */
export function planned({ previous, next, options }: Pick<Scenario, 'previous' | 'next' | 'options'>): Expectations {
  try {
    return describePlan(planDiff(previous, next, options))
  } catch (error) {
    if (!(error instanceof ChkitError)) throw error
    return { plan: '', sql: '', diagnostics: describeDiagnostics(error.diagnostics), suggestions: '' }
  }
}

function describePlan({ operations, statements, diagnostics, renameSuggestions }: MigrationPlan): Expectations {
  return {
    plan: operations.map(({ risk, type, key }) => `${risk} ${type} ${key}`).join('\n'),
    sql: statements.map((statement) => `${statement};`).join('\n'),
    diagnostics: describeDiagnostics([...diagnostics, ...operations.flatMap((operation) => operation.diagnostics)]),
    suggestions: renameSuggestions
      .map(({ database, table, from, to }) => `${database}.${table} ${from} -> ${to}`)
      .join('\n'),
  }
}

function describeDiagnostics(diagnostics: Diagnostic[]): string {
  return diagnostics.map(({ severity, name, target }) => [severity, name, target].filter(Boolean).join(' ')).join('\n')
}
