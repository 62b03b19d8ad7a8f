/** `@chkit/core`: the engine is part of the code and starts at the first call that needs it. */
export {
  assertValidDefinitions,
  canonicalizeDefinition,
  canonicalizeDefinitions,
  collectDefinitionsFromModule,
  compareDefinitions,
  createSnapshot,
  definitionsFromCatalogue,
  formatSql,
  loadSchemaDefinitions,
  type MigrationRequest,
  parseSql,
  planDiff,
  planMigration,
  readMigration,
  readSnapshot,
  splitSqlStatements,
  toCreateSQL,
  validateDefinitions,
} from './api.js'
export * from './config.js'
export { createDiagnostic, type DiagnosticFields } from './diagnostics.js'
export { isSchemaDefinition, materializedView, schema, table, view } from './dsl.js'
export { ChkitError, ChxValidationError, MissingFlagValueError, UnknownFlagError } from './errors.js'
export {
  defineFlags,
  type FlagDef,
  type InferFlags,
  type ParsedFlags,
  parseFlags,
  typedFlags,
} from './flags.js'
export type { DiagnosticName } from './generated/codes.js'
// The types of `model.ts` take the place of the generated ones of the same name.
export type * from './generated/wire.js'
export type {
  CatalogueSchema,
  ColumnDefinition,
  MaterializedViewDefinition,
  PrimitiveColumnType,
  SchemaDefinition,
  SchemaLoaderOptions,
  Snapshot,
  SnapshotV1,
  SnapshotV2,
  TableDefinition,
  TablePlugins,
  ViewDefinition,
} from './model.js'
export { type PluginRunOptions, wrapPluginRun } from './plugin-run.js'
export type * from './plugin-types.js'
export { normalizeEngine, normalizeSQLFragment, splitTopLevelComma } from './text.js'
