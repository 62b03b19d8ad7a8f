import { planDiff, type SchemaDefinition, splitSqlStatements, toCreateSQL } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { testServer } from '../support/clickhouse.js'
import { anyDefinitions, anyPair } from './support/drafts.js'
import { samples } from './support/law.js'

/** Whether a server can read a statement, without running it; its complaint when it cannot. */
async function complaint(statement: string): Promise<string | undefined> {
  const { url, username, password } = testServer()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': password },
    body: `EXPLAIN AST ${statement}`,
  })
  const text = await response.text()
  return response.ok ? undefined : text
}

/** The statements that a server cannot read, with what it says about them. */
async function unreadable(statements: Iterable<string>): Promise<{ statement: string; said: string }[]> {
  const found = []
  for (const statement of new Set(statements)) {
    const said = await complaint(statement)
    if (said !== undefined) found.push({ statement, said })
  }
  return found
}

function statementsOf(previous: SchemaDefinition[], next: SchemaDefinition[]): string[] {
  const { statements, operations } = planDiff(previous, next, { structuralChanges: 'recreate' })
  return [...statements, ...operations.flatMap(({ down = [] }) => down)]
}

describe('a real server reads', () => {
  test('every statement of plans, and those that take them back', async () => {
    const statements = samples(anyPair, 60).flatMap(({ previous, next }) => statementsOf(previous, next))
    expect(statements.length).toBeGreaterThan(100)
    expect(await unreadable(statements)).toEqual([])
    for (const statement of statements) expect(splitSqlStatements(statement)).toEqual([statement])
  })

  test('what creates each definition', async () => {
    const created = samples(anyDefinitions, 60).flatMap((definitions) => definitions.map(toCreateSQL))
    expect(await unreadable(created.map((sql) => sql.replace(/;$/, '')))).toEqual([])
  })

  test('and refuses what is none of these', async () => {
    expect(await complaint('CREATE TABLE (')).toContain('SYNTAX_ERROR')
  })
})
