import { createDiagnostic } from './diagnostics.js'
import { isSchemaDefinition } from './dsl.js'
import type { Diagnostic } from './generated/wire.js'

/** What a schema file exports beside definitions. */
export interface Overlooked {
  warnings: Diagnostic[]
  /** Whether an export is an empty list, which is how somebody says that there shall be nothing. */
  hasEmptyList: boolean
}

/** Exports that look like definitions of a kind that is not modelled, and whether there is an empty list. */
export function findOverlooked(module: Record<string, unknown>, file: string): Overlooked {
  const found: Overlooked = { warnings: [], hasEmptyList: false }
  for (const exportName of Object.keys(module)) {
    const value = module[exportName]
    if (Array.isArray(value) && value.length === 0) found.hasEmptyList = true
    const items = Array.isArray(value) ? value : [value]
    const kinds = items.map(unknownKind).filter((kind) => kind !== undefined)
    for (const kind of new Set(kinds)) found.warnings.push(describeKind(exportName, file, kind))
  }
  return found
}

/** The finding for a file that adds nothing to the schema. */
export function describeEmptyFile(file: string): Diagnostic {
  return createDiagnostic('schema_file_empty', {
    message: `The schema file ${file} exports no definition.`,
    help: 'Export what it defines, or let the patterns of `config.schema` leave it out.',
  })
}

/** The kind of what names an object of a database and is no definition. Values of other libraries may have a kind too. */
function unknownKind(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || isSchemaDefinition(value)) return undefined
  const { kind, database, name } = value as Record<string, unknown>
  const isObject = typeof database === 'string' && typeof name === 'string'
  return typeof kind === 'string' && (isObject || kind === 'dictionary') ? kind : undefined
}

function describeKind(exportName: string, file: string, kind: string): Diagnostic {
  return createDiagnostic('unknown_kind', {
    message: `The export \`${exportName}\` of ${file} has the kind "${kind}", which chkit does not know; it is left out.`,
    help: 'Remove it, or correct its kind: table, view or materialized_view.',
  })
}
