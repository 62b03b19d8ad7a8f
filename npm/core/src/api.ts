import { collectExports } from './collect.js'
import { createDiagnostic } from './diagnostics.js'
import { ask, call } from './engine.js'
import { ChkitError, ChxValidationError } from './errors.js'
import type {
  Catalogue,
  CompareOptions,
  DriftReport,
  FormatSqlOptions,
  MigrationFile,
  MigrationPlan,
  MigrationResult,
  ParsedSql,
  PlanOptions,
  ValidationIssue,
} from './generated/wire.js'
import { encodeList, encodeObject, requireText, shapeError } from './input.js'
import type { CatalogueSchema, SchemaDefinition, SchemaLoaderOptions, Snapshot } from './model.js'
import { validatedValue, withoutIndex } from './validated.js'

/** The canonical form of one definition: what the server would store, in its spelling. */
export function canonicalizeDefinition(definition: SchemaDefinition): SchemaDefinition {
  const text = `[${encodeObject('definition', definition)}]`
  const [canonical] = validatedValue(withoutIndex(ask('canonicalizeDefinitions', text)), text)
  return canonical ?? definition
}

/** The canonical form of definitions, sorted by kind and name, every object once. Two different definitions of one object are an error. */
export function canonicalizeDefinitions(definitions: SchemaDefinition[]): SchemaDefinition[] {
  const text = encodeList('definitions', definitions)
  return validatedValue(ask('canonicalizeDefinitions', text), text)
}

/** The definitions that a module exports, alone or in arrays, in canonical form. */
export function collectDefinitionsFromModule(mod: Record<string, unknown>): SchemaDefinition[] {
  return canonicalizeDefinitions(collectExports(mod).map(({ definition }) => definition))
}

/** What makes definitions unusable; empty when nothing does. */
export function validateDefinitions(definitions: SchemaDefinition[]): ValidationIssue[] {
  return call('validateDefinitions', encodeList('definitions', definitions))
}

/** Throws a `ChxValidationError` when definitions are unusable. */
export function assertValidDefinitions(definitions: SchemaDefinition[]): void {
  const issues = validateDefinitions(definitions)
  if (issues.length > 0) throw new ChxValidationError(issues)
}

/** The plan that leads from one schema to another. */
export function planDiff(
  previous: SchemaDefinition[],
  next: SchemaDefinition[],
  options: PlanOptions = {},
): MigrationPlan {
  const nextText = encodeList('next', next)
  const answer = ask('planDiff', encodeList('previous', previous), nextText, encodeObject('options', options))
  return withStatements(validatedValue(answer, nextText))
}

/** The `CREATE` statement of a definition. */
export function toCreateSQL(def: SchemaDefinition): string {
  const text = encodeObject('definition', def)
  return validatedValue(withoutIndex(ask('toCreateSql', text)), `[${text}]`)
}

/** The snapshot of definitions, as of now. */
export function createSnapshot(definitions: SchemaDefinition[]): Snapshot {
  const text = encodeList('definitions', definitions)
  return validatedValue(ask('createSnapshot', text, new Date().toISOString()), text)
}

/** What `planMigration` starts from. */
export interface MigrationRequest {
  /** The text of the snapshot file, or null when there is none. */
  previousSnapshot: string | null
  /** The name of the snapshot file, for messages. */
  source?: string
  definitions: SchemaDefinition[]
  options?: PlanOptions
  /** When the new snapshot was made, as an ISO 8601 time; now when absent. */
  generatedAt?: string
}

/** Plans the way from a snapshot file to definitions and writes the next snapshot file, in one call. */
export function planMigration(request: MigrationRequest): MigrationResult {
  if (typeof request !== 'object' || request === null) throw shapeError('request', 'an object', request)
  const { previousSnapshot, source, definitions, options = {}, generatedAt = new Date().toISOString() } = request
  const definitionsText = encodeList('definitions', definitions)
  const rest = JSON.stringify({
    previousSnapshot: previousSnapshot === null ? null : requireText(previousSnapshot, 'previousSnapshot'),
    ...(source === undefined ? {} : { source: requireText(source, 'source') }),
    generatedAt: requireText(generatedAt, 'generatedAt'),
  })
  const requestText = `{"options":${encodeObject('options', options)},${rest.slice(1)}`
  const result = validatedValue(ask('planMigration', definitionsText, requestText), definitionsText)
  return { ...result, plan: withStatements(result.plan) }
}

/** Each operation with the text of its statements. A combined ALTER crosses the boundary once, whatever it carries out. */
function withStatements(plan: MigrationPlan): MigrationPlan {
  const texts = plan.statements.map((statement) => `${statement};`)
  const operations = plan.operations.map((operation) => {
    const { statementIndex, statementCount } = operation
    return { ...operation, sql: texts.slice(statementIndex, statementIndex + statementCount).join('\n') }
  })
  return { ...plan, operations }
}

/** Reads the text of a snapshot file; `source` names it in messages. */
export function readSnapshot(text: string, source: string): Snapshot {
  return call('readSnapshot', requireText(text, 'text'), requireText(source, 'source'))
}

/** Reads the text of a migration file. Whatever the text holds, the answer is a value: problems are in its `diagnostics`. */
export function readMigration(text: string, source: string): MigrationFile {
  return call('readMigration', requireText(text, 'text'), requireText(source, 'source'))
}

/**
 * SQL in exactly the text that ClickHouse's own formatter gives: `formatQuerySingleLine` (`line`, when absent) or `formatQuery`
 * (`pretty`). Several statements are joined with a semicolon and a line break.
 *
 * Comments and the inline data of an INSERT are not part of that text, so never write it over a file that somebody keeps.
 *
 * @throws ChkitError with a place for each statement that does not parse
 */
export function formatSql(sql: string, options: FormatSqlOptions = {}): string {
  return call('formatSql', requireText(sql, 'sql'), encodeObject('options', options))
}

/**
 * The statements of a SQL text with what they are about. It never throws: what does not parse is in `diagnostics`, and so
 * are names of functions, types, engines, codecs and indexes that ClickHouse does not have.
 */
export function parseSql(sql: string): ParsedSql {
  return call('parseSql', requireText(sql, 'sql'))
}

/** The statements of a SQL text as they are written, without the semicolons between them. */
export function splitSqlStatements(sql: string): string[] {
  return call('splitSqlStatements', requireText(sql, 'sql'))
}

/** What the rows of a server's system tables say, as definitions. */
export function definitionsFromCatalogue(catalogue: Catalogue): CatalogueSchema {
  return call('definitionsFromCatalogue', encodeObject('catalogue', catalogue))
}

/** How the definitions that a server has differ from those that are expected. */
export function compareDefinitions(
  expected: SchemaDefinition[],
  actual: SchemaDefinition[],
  options: CompareOptions = {},
): DriftReport {
  const sides = [encodeList('expected', expected), encodeList('actual', actual)] as const
  return call('compareDefinitions', ...sides, encodeObject('options', options))
}

/**
 * Loads the definitions that schema files export. Needs Node or Bun; `@chkit/core/schema-loader` is the same without a detour.
 */
export async function loadSchemaDefinitions(
  globs: string | string[],
  options?: SchemaLoaderOptions,
): Promise<SchemaDefinition[]> {
  const loader = await import('#schema-loader')
  if (loader.loadSchemaDefinitions !== undefined) return loader.loadSchemaDefinitions(globs, options)
  throw new ChkitError([
    createDiagnostic('no_file_system', {
      message: 'This runtime cannot load schema files.',
      help: 'Import the definitions, or load the files with Node or Bun.',
    }),
  ])
}
