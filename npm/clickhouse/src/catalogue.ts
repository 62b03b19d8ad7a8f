import {
  type Catalogue,
  type CatalogueColumn,
  type CatalogueIndex,
  type CatalogueProjection,
  type CatalogueSchema,
  type CatalogueTable,
  type ColumnDefinition,
  definitionsFromCatalogue,
  type ProjectionDefinition,
  type SkipIndexDefinition,
} from '@chkit/core'
import {
  parseEngineFromCreateTableQuery,
  parseOrderByFromCreateTableQuery,
  parsePartitionByFromCreateTableQuery,
  parsePrimaryKeyFromCreateTableQuery,
  parseProjectionsFromCreateTableQuery,
  parseSettingsFromCreateTableQuery,
  parseTTLFromCreateTableQuery,
  parseUniqueKeyFromCreateTableQuery,
} from './create-statement.js'
import type { ClickHouseExecutor } from './executor.js'
import { quoteString } from './sql.js'

/** An object of a server, by kind and name. */
export interface SchemaObjectRef {
  kind: 'table' | 'view' | 'materialized_view'
  database: string
  name: string
}

/** A table of a server: the clauses of its `CREATE` statement as the server prints them. */
export interface IntrospectedTable {
  database: string
  name: string
  engine?: string
  primaryKey?: string
  orderBy?: string
  uniqueKey?: string
  partitionBy?: string
  columns: ColumnDefinition[]
  settings: Record<string, string>
  indexes: SkipIndexDefinition[]
  projections: ProjectionDefinition[]
  ttl?: string
}

type Query = ClickHouseExecutor['query']
/** Nothing here means the database of the config, which may not exist yet. */
const ANYWHERE = { database: null }

/** What people made: not the system's tables, not temporary ones, not the inner tables of views, not chkit's own. */
const VISIBLE = [
  'is_temporary = 0',
  "database NOT IN ('system', 'information_schema', 'INFORMATION_SCHEMA')",
  "NOT startsWith(name, '.inner')",
  "NOT startsWith(name, '_chkit_')",
].join(' AND ')

/** Engines whose objects have a kind of their own that definitions do not describe. */
const OTHER_KINDS: ReadonlySet<string> = new Set(['', 'Dictionary', 'LiveView', 'WindowView'])

/** The kind of object that an engine of `system.tables` stands for; `null` when definitions do not describe it. */
export function inferSchemaKindFromEngine(engine: string): SchemaObjectRef['kind'] | null {
  if (engine === 'View') return 'view'
  if (engine === 'MaterializedView') return 'materialized_view'
  return OTHER_KINDS.has(engine) ? null : 'table'
}

/** Lists tables, views and materialized views. */
export async function readSchemaObjects(query: Query): Promise<SchemaObjectRef[]> {
  const rows = await query<Pick<CatalogueTable, 'database' | 'name' | 'engine'>>(
    `SELECT database, name, engine FROM system.tables WHERE ${VISIBLE} ORDER BY database, name`,
    ANYWHERE,
  )
  return rows.flatMap(({ database, name, engine }) => {
    const kind = inferSchemaKindFromEngine(engine)
    return kind === null ? [] : [{ kind, database, name }]
  })
}

/** Reads the live schema of some databases as definitions. */
export async function introspect(
  executor: Pick<ClickHouseExecutor, 'query'>,
  { databases }: { databases: readonly string[] },
): Promise<CatalogueSchema> {
  return definitionsFromCatalogue(await readCatalogue(executor.query, databases))
}

/** Reads what the system tables say about some databases. */
export async function readCatalogue(query: Query, databases: readonly string[]): Promise<Catalogue> {
  if (databases.length === 0) return { tables: [], columns: [], indices: [], projections: [] }
  const within = `database IN (${databases.map(quoteString).join(', ')})`
  const [tables, columns, known] = await Promise.all([
    query<CatalogueTable>(
      `SELECT database, name, engine, engine_full, create_table_query, as_select, comment, partition_key, sampling_key FROM system.tables WHERE ${VISIBLE} AND ${within} ORDER BY database, name`,
      ANYWHERE,
    ),
    query<CatalogueColumn>(
      `SELECT database, table, name, type, default_kind, default_expression, comment, compression_codec, toUInt32(position) AS position FROM system.columns WHERE ${within} ORDER BY database, table, position`,
      ANYWHERE,
    ),
    // Not every server has these: projections since 24.9, the `creation` of indexes later still.
    query<{ name: string }>(
      `SELECT name FROM system.columns WHERE database = 'system' AND (table, name) IN (('projections', 'query'), ('data_skipping_indices', 'creation'))`,
      ANYWHERE,
    ),
  ])
  const has = (column: string) => known.some(({ name }) => name === column)
  // Indexes that the server adds to a table by itself are in no CREATE statement.
  const written = has('creation') ? ` AND creation = 'Explicit'` : ''
  const [indices, projections] = await Promise.all([
    query<CatalogueIndex>(
      `SELECT database, table, name, type_full, expr, toUInt32(granularity) AS granularity FROM system.data_skipping_indices WHERE ${within}${written} ORDER BY database, table, name`,
      ANYWHERE,
    ),
    has('query')
      ? query<CatalogueProjection>(
          `SELECT database, table, name, query FROM system.projections WHERE ${within} ORDER BY database, table, name`,
          ANYWHERE,
        )
      : tables.flatMap(projectionsOfStatement),
  ])
  const visible = new Set(tables.map(({ database, name }) => JSON.stringify([database, name])))
  const ofVisible = ({ database, table }: { database: string; table: string }) =>
    visible.has(JSON.stringify([database, table]))
  return {
    tables,
    columns: columns.filter(ofVisible),
    indices: indices.filter(ofVisible),
    projections: projections.filter(ofVisible),
  }
}

/** Servers from before 24.9 have no table of projections, but the statements that made them. */
function projectionsOfStatement({ database, name, create_table_query }: CatalogueTable): CatalogueProjection[] {
  return parseProjectionsFromCreateTableQuery(create_table_query).map((projection) => ({
    database,
    table: name,
    name: projection.name,
    query: projection.query,
  }))
}

/** Reads the tables of some databases, clause by clause. */
export async function readTableDetails(query: Query, databases: readonly string[]): Promise<IntrospectedTable[]> {
  const { tables, columns, indices } = await readCatalogue(query, databases)
  return tables
    .filter(({ engine }) => inferSchemaKindFromEngine(engine) === 'table')
    .map((table) => {
      const own = (row: { database: string; table: string }) =>
        row.database === table.database && row.table === table.name
      const statement = table.create_table_query
      return withoutUndefined({
        database: table.database,
        name: table.name,
        engine: parseEngineFromCreateTableQuery(statement),
        primaryKey: parsePrimaryKeyFromCreateTableQuery(statement),
        orderBy: parseOrderByFromCreateTableQuery(statement),
        uniqueKey: parseUniqueKeyFromCreateTableQuery(statement),
        partitionBy: parsePartitionByFromCreateTableQuery(statement),
        columns: columns.filter(own).map(toColumn),
        settings: parseSettingsFromCreateTableQuery(statement),
        indexes: indices.filter(own).flatMap(toIndex),
        projections: parseProjectionsFromCreateTableQuery(statement),
        ttl: parseTTLFromCreateTableQuery(statement),
      })
    })
}

function toColumn({ name, type, default_kind, default_expression, comment }: CatalogueColumn): ColumnDefinition {
  const inner = /^Nullable\(([\s\S]*)\)$/.exec(type)?.[1]
  return {
    name,
    type: inner ?? type,
    ...(inner !== undefined && { nullable: true }),
    ...(default_kind === 'DEFAULT' && { default: `fn:${default_expression}` }),
    ...(comment !== '' && { comment }),
  }
}

const INDEX_TYPES: ReadonlySet<string> = new Set(['minmax', 'set', 'bloom_filter', 'tokenbf_v1', 'ngrambf_v1'])

/** Nothing for a type that definitions do not describe: a wrong index is worse than none. */
function toIndex({ name, type_full, expr, granularity }: CatalogueIndex): SkipIndexDefinition[] {
  const [, type = '', typeArgs] = /^(\w+)(?:\(([\s\S]*)\))?$/.exec(type_full) ?? []
  if (!isIndexType(type)) return []
  return [{ name, expression: expr, type, granularity, ...(typeArgs !== undefined && { typeArgs }) }]
}

function isIndexType(type: string): type is SkipIndexDefinition['type'] {
  return INDEX_TYPES.has(type)
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

function withoutUndefined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>
}
