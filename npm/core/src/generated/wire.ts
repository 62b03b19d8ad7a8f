// Written by `npm run generate` from the wire types in `crates/core`. Do not edit.

/** How grave a diagnostic is. */
export type Severity = 'error' | 'warning' | 'info' | 'hint'

/** A piece of a text. */
export interface Span {
  /** The name of the text: a file's path, or the path of a string inside a definition. */
  source: string
  /** First UTF-16 code unit. */
  start: number
  /** One past the last UTF-16 code unit. */
  end: number
  /** Line of the start, from 1. */
  line: number
  /** Column of the start in UTF-16 code units, from 1. */
  column: number
}

/** A second place that helps to understand the first. */
export interface Label {
  /** The place. */
  span: Span
  /** What is there. */
  message: string
}

/** Replace the text of a span. */
export interface Edit {
  /** What is replaced; an empty span inserts. */
  span: Span
  /** The new text. */
  text: string
}

/** A change that would make the diagnostic go away. */
export interface Fix {
  /** What it does, starting with a verb. */
  title: string
  /** How it does it. */
  edits: Edit[]
}

/** Another fact that belongs to the diagnostic. */
export interface Related {
  /** The fact. */
  message: string
  /** Where it can be seen. */
  span?: Span
}

/** What another program said, in its own words. */
export interface Cause {
  /** Its own code. */
  code?: string
  /** Its own text. */
  message: string
}

/** One finding: an error, a warning, a remark. */
export interface Diagnostic {
  /** The stable code, such as `CHK1001`. */
  code: string
  /** The stable name, such as `invalid_shape`. */
  name: string
  /** How grave it is. */
  severity: Severity
  /** One sentence that names the object. */
  message: string
  /** What to do, starting with a verb. */
  help?: string
  /** Where the code is explained. */
  docs: string
  /** The object it is about, as an operation key. */
  target?: string
  /** Where in the input, as in `definitions[3].columns[0].type`. */
  path?: string
  /** Where in a text. */
  span?: Span
  /** Further places. */
  labels?: Label[]
  /** Changes that would mend it. */
  fixes?: Fix[]
  /** Further facts. */
  related?: Related[]
  /** What a server or a library said. */
  cause?: Cause
}

/** A text, a number, or true or false. */
export type Scalar = string | number | boolean

/** A column of a table. */
export interface ColumnDefinition {
  /** The column's name. */
  name: string
  /** Its type, as ClickHouse writes types. */
  type: string
  /** What it was called before: the rename keeps its data. */
  renamedFrom?: string
  /** Whether it takes NULL. */
  nullable?: boolean
  /** Its default: a text, a number, true or false, or an expression behind `fn:`. */
  default?: Scalar
  /** Its comment. */
  comment?: string
}

/** A data skipping index of a table. */
export interface SkipIndexDefinition {
  /** The index's name. */
  name: string
  /** What is indexed. */
  expression: string
  /** The kind of index. */
  type: 'minmax' | 'set' | 'bloom_filter' | 'tokenbf_v1' | 'ngrambf_v1'
  /** The arguments of the kind, as in `TYPE set(100)`. */
  typeArgs?: string
  /** How many granules one entry covers. */
  granularity: number
}

/** A projection of a table. */
export interface ProjectionDefinition {
  /** The projection's name. */
  name: string
  /** What it selects. */
  query: string
}

/** The former name of a table. */
export interface TableRename {
  /** The former database; the table's own when absent. */
  database?: string
  /** The former name. */
  name: string
}

/** A table. */
export interface TableDefinition {
  kind: 'table'
  /** The database. */
  database: string
  /** The table's name. */
  name: string
  /** What the table was called before: the rename keeps its rows. */
  renamedFrom?: TableRename
  /** The columns, in their order. */
  columns: ColumnDefinition[]
  /** The engine with its arguments. */
  engine: string
  /** The primary key; empty means the sorting key. */
  primaryKey: string[]
  /** The sorting key. */
  orderBy: string[]
  /** The unique key. */
  uniqueKey?: string[]
  /** The partition key. */
  partitionBy?: string
  /** When rows expire. */
  ttl?: string
  /** Settings of the table. */
  settings?: Record<string, string | number | boolean>
  /** Data skipping indexes. */
  indexes?: SkipIndexDefinition[]
  /** Projections. */
  projections?: ProjectionDefinition[]
  /** The comment. */
  comment?: string
  /** What plugins keep with the table. */
  plugins?: unknown
}

/** A view. */
export interface ViewDefinition {
  kind: 'view'
  /** The database. */
  database: string
  /** The view's name. */
  name: string
  /** The query. */
  as: string
  /** The comment. */
  comment?: string
}

/** The table that a materialized view fills. */
export interface ViewTarget {
  /** Its database. */
  database: string
  /** Its name. */
  name: string
}

/** A materialized view. */
export interface MaterializedViewDefinition {
  kind: 'materialized_view'
  /** The database. */
  database: string
  /** The view's name. */
  name: string
  /** The table it fills. */
  to: ViewTarget
  /** The query that is run over every block that is inserted. */
  as: string
  /** The comment. */
  comment?: string
}

/** The last known state of a schema. */
export interface Snapshot {
  /** The version of the format: 1 as long as only what that version knew occurs. */
  version: 1 | 2
  /** When it was made, as an ISO 8601 time. */
  generatedAt: string
  /** The definitions, in canonical form. */
  definitions: (TableDefinition | ViewDefinition | MaterializedViewDefinition)[]
}

/** What makes definitions unusable. */
export type ValidationIssueCode = 'duplicate_object_name' | 'duplicate_column_name' | 'duplicate_index_name' | 'duplicate_projection_name' | 'primary_key_missing_column' | 'order_by_missing_column'

/** A problem that makes definitions unusable. */
export interface ValidationIssue {
  /** What is wrong. */
  code: ValidationIssueCode
  /** The kind of the object. */
  kind: 'table' | 'view' | 'materialized_view'
  /** Its database. */
  database: string
  /** Its name. */
  name: string
  /** One sentence. */
  message: string
}

/** How much an operation can hurt. */
export type RiskLevel = 'safe' | 'caution' | 'danger'

/** What an operation makes the server do. */
export type Cost = 'metadata' | 'mutation' | 'rewrite' | 'copy'

/** Whether an operation can be taken back. */
export type Reversibility = 'exact' | 'lossy' | 'none'

/** What an operation does. */
export type MigrationOperationType = 'create_database' | 'create_table' | 'drop_table' | 'create_view' | 'drop_view' | 'create_materialized_view' | 'drop_materialized_view' | 'alter_table_add_column' | 'alter_table_modify_column' | 'alter_table_drop_column' | 'alter_table_rename_column' | 'alter_table_rename_table' | 'alter_table_add_index' | 'alter_table_drop_index' | 'alter_table_add_projection' | 'alter_table_drop_projection' | 'alter_table_modify_setting' | 'alter_table_reset_setting' | 'alter_table_modify_ttl' | 'alter_table_modify_order_by' | 'alter_table_modify_comment' | 'alter_materialized_view_modify_query' | 'alter_materialized_view_modify_comment'

/** One thing that a migration does. */
export interface MigrationOperation {
  /** What it does. */
  type: MigrationOperationType
  /** What it is about, such as `table:app.events:column:country`. */
  key: string
  /** How much it can hurt. */
  risk: RiskLevel
  /**
   * The statements that carry it out, each with its semicolon; operations of one combined ALTER share it. The engine
   * leaves it empty, so that a shared one crosses the boundary once: `planDiff` and `planMigration` fill it in.
   */
  sql: string
  /** What it makes the server do. */
  cost: Cost
  /** What is done and why, in one sentence. */
  reason: string
  /** What should be known before it runs. */
  diagnostics: Diagnostic[]
  /** Whether it can be taken back. */
  reversible: Reversibility
  /** The statements that take it back. */
  down?: string[]
  /** The first of the plan's `statements` that carry it out. */
  statementIndex: number
  /** How many of them. */
  statementCount: number
}

/** A rename that the author may have meant. */
export interface ColumnRenameSuggestion {
  kind: 'column'
  /** The table's database. */
  database: string
  /** The table. */
  table: string
  /** The column that goes. */
  from: string
  /** The column that comes. */
  to: string
  confidence: 'high'
  /** Why. */
  reason: string
  /** The key of the drop. */
  dropOperationKey: string
  /** The key of the addition. */
  addOperationKey: string
  /** The statement that would do it. */
  confirmationSQL: string
}

/** What to run, in order, and why. */
export interface MigrationPlan {
  /** What the statements do. */
  operations: MigrationOperation[]
  /** How many operations there are of each risk. */
  riskSummary: Record<RiskLevel, number>
  /** Renames the author may have meant. */
  renameSuggestions: ColumnRenameSuggestion[]
  /** What concerns the whole plan; an error is a change that is refused and has no operation. */
  diagnostics: Diagnostic[]
  /** What runs, in order; no statement carries a semicolon. */
  statements: string[]
}

/** How to carry out a change that no ALTER can make. */
export type StructuralChanges = 'rebuild' | 'recreate' | 'refuse'

/** What a rename is about. */
export type RenameKind = 'table' | 'column'

/** A rename, with full names. */
export interface Rename {
  /** What it is about. */
  kind: RenameKind
  /** The former name. */
  from: string
  /** The new name. */
  to: string
}

/** What a caller may ask of a plan. */
export interface PlanOptions {
  /** What to do where no ALTER is enough; `rebuild` when absent. */
  structuralChanges?: StructuralChanges | undefined
  /** Renames, beyond those that definitions state. */
  renames?: Rename[] | undefined
  /** Only these tables: `table`, `prefix*`, `db.table` or `db.prefix*`. */
  scope?: string | undefined
}

/** Which tables a plan is about. */
export interface TableScope {
  /** Whether there is a selector. */
  enabled: boolean
  /** The selector. */
  selector?: string
  /** The tables it selects. */
  matchedTables: string[]
  /** How many. */
  matchCount: number
}

/** A plan and the snapshot file that belongs to it. */
export interface MigrationResult {
  /** The plan. */
  plan: MigrationPlan
  /** The text of the next snapshot file. */
  snapshot: string
  /** Which tables the plan is about. */
  scope: TableScope
  /** How many definitions the next snapshot holds. */
  definitionCount: number
}

/** A `-- chkit: name arguments` line above a statement. */
export interface Directive {
  /** Its name. */
  name: string
  /** What follows the name. */
  args: string
  /** Where it stands. */
  span: Span
}

/** A `-- operation: type key=… risk=…` line above a statement. */
export interface OperationMarker {
  /** What the operation does. */
  type: string
  /** What it is about. */
  key: string
  /** How much it can hurt, as the file says. */
  risk: string
}

/** One statement of a migration file and what the file says about it. */
export interface ExecutionUnit {
  /** The statement, without its semicolon. */
  statement: string
  /** Where it stands. */
  span: Span
  /** What the file asks of the executor. */
  directives: Directive[]
  /** The operations it carries out. */
  operations: OperationMarker[]
  /** Whether it may delete data, judged from its tokens, whatever its markers say. */
  destructive: boolean
  /** Why. */
  destructiveReason?: string
  /** Whether a second run surely leaves everything as the first one left it. */
  repeatable: boolean
}

/** A migration file. */
export interface MigrationFile {
  /** The version of the format, such as `v1`; null where the file does not say. */
  format: string | null
  /** The lines of its header, by name. */
  header: Record<string, string>
  /** Its statements, in order. */
  units: ExecutionUnit[]
  /** What is wrong with it. */
  diagnostics: Diagnostic[]
}

/** How `formatSql` lays text out. */
export type SqlLayout = 'line' | 'pretty'

/** What `formatSql` may be told. */
export interface FormatSqlOptions {
  /** One line, or several; one when absent. */
  layout?: SqlLayout
}

/** The object that a statement is about. */
export interface SqlObject {
  /** Its kind as the statement calls it: `table`, `view`, `materialized_view`, `dictionary`, `database`, … */
  kind: string
  /** Its database, where one is written. */
  database?: string
  /** Its name. */
  name: string
}

/** One statement of a SQL text. */
export interface SqlStatement {
  /** What it does: its keywords in snake case, such as `create_materialized_view`, `alter_table`, `select`. */
  kind: string
  /** Its text as it was written, without the semicolon. */
  sql: string
  /** Where it stands. */
  span: Span
  /** The object it is about, where there is a single one. */
  object?: SqlObject
  /** The `-- chkit:` lines directly above it. */
  directives: Directive[]
}

/** What a SQL text holds. */
export interface ParsedSql {
  /** The statements that could be read, in order. */
  statements: SqlStatement[]
  /** What could not be read, and why. */
  diagnostics: Diagnostic[]
}

/** A row of `system.tables`. */
export interface CatalogueTable {
  database: string
  name: string
  engine: string
  engine_full: string
  create_table_query: string
  as_select: string
  comment: string
  partition_key: string
  sampling_key: string
}

/** A row of `system.columns`. */
export interface CatalogueColumn {
  database: string
  table: string
  name: string
  type: string
  default_kind: string
  default_expression: string
  comment: string
  compression_codec: string
  position: number
}

/** A row of `system.data_skipping_indices`. */
export interface CatalogueIndex {
  database: string
  table: string
  name: string
  type_full: string
  expr: string
  granularity: number
}

/** A row of `system.projections`. */
export interface CatalogueProjection {
  database: string
  table: string
  name: string
  query: string
}

/** What a server's catalogue says. */
export interface Catalogue {
  /** Rows of `system.tables`. */
  tables: CatalogueTable[]
  /** Rows of `system.columns`. */
  columns: CatalogueColumn[]
  /** Rows of `system.data_skipping_indices`. */
  indices: CatalogueIndex[]
  /** Rows of `system.projections`. */
  projections: CatalogueProjection[]
}

/** An object that no definition can describe. */
export interface UnsupportedObject {
  /** Its database. */
  database: string
  /** Its name. */
  name: string
  /** Its engine. */
  engine: string
  /** Why. */
  reason: string
}

/** A server's objects as definitions. */
export interface CatalogueSchema {
  /** Objects that definitions describe. */
  definitions: (TableDefinition | ViewDefinition | MaterializedViewDefinition)[]
  /** Objects that no definition can describe. */
  unsupported: UnsupportedObject[]
}

/** What a comparison may take for granted. */
export interface CompareOptions {
  /** The database that queries mean where they name none: that of the connection their views were created with. */
  defaultDatabase?: string | undefined
}

/** An object that is of another kind than expected. */
export interface KindMismatch {
  /** The object. */
  object: string
  /** The expected kind. */
  expected: string
  /** The live kind. */
  actual: string
}

/** An object that is missing, too many, of another kind, or a view that is different. */
export interface ObjectDrift {
  /** What is wrong. */
  code: 'missing_object' | 'extra_object' | 'kind_mismatch' | 'view_query_mismatch' | 'view_target_mismatch' | 'comment_mismatch'
  /** The object. */
  object: string
  /** The expected kind, where kinds differ. */
  expectedKind?: string
  /** The live kind, where kinds differ. */
  actualKind?: string
}

/** What differs in a table. */
export interface TableDrift {
  /** The table. */
  table: string
  /** Why it counts as drifted. */
  reasonCodes: string[]
  /** Columns that are expected and not there. */
  missingColumns: string[]
  /** Columns that are there and not expected. */
  extraColumns: string[]
  /** Columns that are different. */
  changedColumns: string[]
  /** Columns that stand elsewhere. */
  movedColumns: string[]
  /** Settings that differ. */
  settingDiffs: string[]
  /** Indexes that differ. */
  indexDiffs: string[]
  /** Whether the TTL differs. */
  ttlMismatch: boolean
  /** Whether the engine differs. */
  engineMismatch: boolean
  /** Whether the primary key differs. */
  primaryKeyMismatch: boolean
  /** Whether the sorting key differs. */
  orderByMismatch: boolean
  /** Whether the unique key differs. */
  uniqueKeyMismatch: boolean
  /** Whether the partition key differs. */
  partitionByMismatch: boolean
  /** Whether the comment differs. */
  commentMismatch: boolean
  /** Projections that differ. */
  projectionDiffs: string[]
  /** Constraints that differ. */
  constraintDiffs: string[]
  /** Whether the sampling key differs. */
  sampleByMismatch: boolean
}

/** How a live schema differs from the expected one. */
export interface DriftReport {
  /** Whether anything differs. */
  drifted: boolean
  /** Objects that are expected and not there. */
  missing: string[]
  /** Objects that are there and not expected. */
  extra: string[]
  /** Objects of another kind. */
  kindMismatches: KindMismatch[]
  /** All differences of whole objects. */
  objectDrift: ObjectDrift[]
  /** Differences inside tables. */
  tableDrift: TableDrift[]
}
