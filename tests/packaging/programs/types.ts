import { ChkitError, type MigrationPlan, planDiff, type SchemaDefinition, table, toCreateSQL } from '@chkit/core'
import { loadSchemaDefinitions } from '@chkit/core/schema-loader'
import { initialize } from '@chkit/core/slim'

const events: SchemaDefinition = table({
  database: 'app',
  name: 'events',
  columns: [{ name: 'id', type: 'UInt64' }],
  engine: 'MergeTree',
  primaryKey: ['id'],
  orderBy: ['id'],
})

// @ts-expect-error A table needs columns: this proves that the types are read at all.
table({ database: 'app', name: 'events', engine: 'MergeTree', primaryKey: ['id'], orderBy: ['id'] })

export const plan: MigrationPlan = planDiff([], [events])
export const risks: number = plan.riskSummary.safe
export const sql: string = toCreateSQL(events)
export const loaded: Promise<SchemaDefinition[]> = loadSchemaDefinitions('schema/*.ts')
export const start: (source: BufferSource) => void = initialize
export const codes = (error: unknown): string[] =>
  error instanceof ChkitError ? error.diagnostics.map((diagnostic) => diagnostic.code) : []
