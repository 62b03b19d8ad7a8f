/**
 * ClickHouse transport of chkit: an executor for a server or for the embedded engine, the execution of migration
 * units, and the reading of a live schema.
 */
export {
  type IntrospectedTable,
  inferSchemaKindFromEngine,
  introspect,
  type SchemaObjectRef,
} from './catalogue.js'
export {
  parseEngineFromCreateTableQuery,
  parseOrderByFromCreateTableQuery,
  parsePartitionByFromCreateTableQuery,
  parsePrimaryKeyFromCreateTableQuery,
  parseProjectionsFromCreateTableQuery,
  parseSettingsFromCreateTableQuery,
  parseTTLFromCreateTableQuery,
  parseUniqueKeyFromCreateTableQuery,
} from './create-statement.js'
export {
  type ClickHouseExecutor,
  createClickHouseExecutor,
  type ExecutorOptions,
  type InsertParams,
  type Receipt,
  type StatementOptions,
} from './executor.js'
export { describeFailingMutation, type FailingMutation, readFailingMutations } from './mutations.js'
export type { RunOptions, UnitReport } from './run.js'
export { quoteIdentifier, quoteString } from './sql.js'
