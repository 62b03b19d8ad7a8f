import type * as wire from './generated/wire.js'

/** The column types that an editor suggests; every other ClickHouse type is accepted as text. */
export type PrimitiveColumnType =
  | 'String'
  | 'UInt8'
  | 'UInt16'
  | 'UInt32'
  | 'UInt64'
  | 'UInt128'
  | 'UInt256'
  | 'Int8'
  | 'Int16'
  | 'Int32'
  | 'Int64'
  | 'Int128'
  | 'Int256'
  | 'Float32'
  | 'Float64'
  | 'Bool'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'DateTime64'

/** A column of a table. */
export interface ColumnDefinition extends Omit<wire.ColumnDefinition, 'type'> {
  type: PrimitiveColumnType | (string & {})
}

/**
 * What plugins keep at a table. Empty here: a plugin adds its member with
 * `declare module '@chkit/core' { interface TablePlugins { backfill?: { timeColumn?: string } } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: only an interface can be extended from another package.
export interface TablePlugins {}

/** A table, as `table()` takes it. */
export interface TableDefinition extends Omit<wire.TableDefinition, 'columns' | 'plugins'> {
  kind: 'table'
  columns: ColumnDefinition[]
  plugins?: TablePlugins
}

/** A view, as `view()` takes it. */
export interface ViewDefinition extends wire.ViewDefinition {
  kind: 'view'
}

/** A materialized view, as `materializedView()` takes it. */
export interface MaterializedViewDefinition extends wire.MaterializedViewDefinition {
  kind: 'materialized_view'
}

/** One object of a schema. */
export type SchemaDefinition = TableDefinition | ViewDefinition | MaterializedViewDefinition

/** The last known state of a schema, as `meta/snapshot.json` keeps it. */
export interface SnapshotV1 extends Omit<wire.Snapshot, 'version' | 'definitions'> {
  version: 1
  definitions: SchemaDefinition[]
}

/** A snapshot in which members occur that the first version did not know. */
export interface SnapshotV2 extends Omit<SnapshotV1, 'version'> {
  version: 2
}

/** Every version of the snapshot that this release reads and writes. */
export type Snapshot = SnapshotV1 | SnapshotV2

/** What a server's catalogue says, as definitions, and what of it chkit cannot describe. */
export interface CatalogueSchema extends Omit<wire.CatalogueSchema, 'definitions'> {
  definitions: SchemaDefinition[]
}

/** Where schema files are looked for. */
export interface SchemaLoaderOptions {
  /** The directory that globs start from; the current directory when absent. */
  cwd?: string
}
