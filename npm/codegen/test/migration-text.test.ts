import { describe, expect, test } from 'vitest'
import { type MigrationFileOperation, type MigrationFilePlan, renderMigration } from '../src/index.js'

const header = { generatedAt: '2026-03-01T12:30:45.678Z', cliVersion: '1.2.3', definitionCount: 4 }

function plan(operations: MigrationFileOperation[], rest: Partial<MigrationFilePlan> = {}): MigrationFilePlan {
  return { operations, riskSummary: { safe: 1, caution: 2, danger: 0 }, renameSuggestions: [], ...rest }
}

function operation(key: string, sql: string, statementIndex?: number): MigrationFileOperation {
  const shared = statementIndex === undefined ? {} : { statementIndex }
  return { type: 'create_table', key, risk: 'safe', sql, ...shared }
}

describe('renderMigration', () => {
  test('writes the header lines in their order, then each operation under its marker', () => {
    const text = renderMigration(
      plan([operation('table:a.b', 'CREATE TABLE a.b;'), operation('table:a.c', 'X;')]),
      header,
    )
    expect(text.split('\n')).toEqual([
      '-- chkit-migration-format: v1',
      '-- generated-at: 2026-03-01T12:30:45.678Z',
      '-- cli-version: 1.2.3',
      '-- definition-count: 4',
      '-- operation-count: 2',
      '-- rename-suggestion-count: 0',
      '-- risk-summary: safe=1, caution=2, danger=0',
      '',
      '-- operation: create_table key=table:a.b risk=safe',
      'CREATE TABLE a.b;',
      '',
      '-- operation: create_table key=table:a.c risk=safe',
      'X;',
      '',
    ])
  })

  test('puts the markers of one combined statement together above it', () => {
    const alter = 'ALTER TABLE a.b ADD COLUMN x Int8, DROP COLUMN y;'
    const text = renderMigration(
      plan([operation('x', alter, 0), operation('y', alter, 0), operation('z', 'Z;', 1)]),
      header,
    )
    expect(text.split('\n').slice(8)).toEqual([
      '-- operation: create_table key=x risk=safe',
      '-- operation: create_table key=y risk=safe',
      alter,
      '',
      '-- operation: create_table key=z risk=safe',
      'Z;',
      '',
    ])
  })

  test('lists rename suggestions', () => {
    const suggestion = {
      kind: 'column',
      database: 'a',
      table: 'b',
      from: 'x',
      to: 'y',
      confidence: 'high',
      reason: 'same type',
      dropOperationKey: 'd',
      addOperationKey: 'e',
      confirmationSQL: 'f',
    } as const
    const lines = renderMigration(plan([], { renameSuggestions: [suggestion] }), header).split('\n')
    expect(lines[5]).toBe('-- rename-suggestion-count: 1')
    expect(lines[7]).toBe('-- rename-suggestion: kind=column table=a.b from=x to=y confidence=high')
  })

  test('a line break in a name cannot end the comment it stands in', () => {
    const text = renderMigration(plan([operation('table:a.b\nDROP TABLE c', 'X;')]), header)
    expect(text).toContain('-- operation: create_table key=table:a.b DROP TABLE c risk=safe\n')
  })
})
