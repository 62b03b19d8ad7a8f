import type { MaterializedViewDefinition, SchemaDefinition, TableDefinition, ViewDefinition } from './model.js'

/** Describes a table. */
export function table(input: Omit<TableDefinition, 'kind'>): TableDefinition {
  return { ...input, kind: 'table' }
}

/** Describes a view. */
export function view(input: Omit<ViewDefinition, 'kind'>): ViewDefinition {
  return { ...input, kind: 'view' }
}

/** Describes a materialized view that writes to a table. */
export function materializedView(input: Omit<MaterializedViewDefinition, 'kind'>): MaterializedViewDefinition {
  return { ...input, kind: 'materialized_view' }
}

/** Groups definitions, so that one export can hold them all. */
export function schema(...definitions: SchemaDefinition[]): SchemaDefinition[] {
  return definitions
}

const kinds: ReadonlySet<unknown> = new Set<SchemaDefinition['kind']>(['table', 'view', 'materialized_view'])

/** Whether a value claims to be a definition. Only its `kind` is looked at; `validateDefinitions` judges the rest. */
export function isSchemaDefinition(value: unknown): value is SchemaDefinition {
  return typeof value === 'object' && value !== null && kinds.has(Reflect.get(value, 'kind'))
}
