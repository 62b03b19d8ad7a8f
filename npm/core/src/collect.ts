import { createDiagnostic } from './diagnostics.js'
import { isSchemaDefinition } from './dsl.js'
import { ChkitError, messageOf, sentence } from './errors.js'
import { shapeError } from './input.js'
import type { SchemaDefinition } from './model.js'

/** A definition and the export that holds it. */
export interface ExportedDefinition {
  definition: SchemaDefinition
  exportName: string
}

/** The definitions among a module's exports, each object once. Arrays are searched, to any depth; plain objects are not. */
export function collectExports(module: Record<string, unknown>): ExportedDefinition[] {
  if (typeof module !== 'object' || module === null) throw shapeError('mod', 'a module or an object of exports', module)
  const found: ExportedDefinition[] = []
  const seen = new Set<unknown>()
  for (const exportName of Object.keys(module)) {
    for (const definition of definitionsIn(module, exportName, seen)) found.push({ definition, exportName })
  }
  return found
}

function definitionsIn(module: Record<string, unknown>, exportName: string, seen: Set<unknown>): SchemaDefinition[] {
  const found: SchemaDefinition[] = []
  try {
    const waiting: unknown[] = [module[exportName]]
    for (const value of waiting) {
      if (seen.has(value)) continue
      seen.add(value)
      if (Array.isArray(value)) for (const item of value) waiting.push(item)
      else if (isSchemaDefinition(value)) found.push(value)
    }
  } catch (error) {
    throw new ChkitError(
      [
        createDiagnostic('not_data', {
          message: sentence(`The export \`${exportName}\` cannot be read: ${messageOf(error)}`),
          help: 'Check whether two schema files import each other, or a getter throws.',
          path: `mod.${exportName}`,
          cause: { message: messageOf(error) },
        }),
      ],
      { cause: error },
    )
  }
  return found
}
