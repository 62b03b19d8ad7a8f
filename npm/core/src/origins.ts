import type { ExportedDefinition } from './collect.js'
import { ChkitError, ChxValidationError } from './errors.js'
import type { Diagnostic, Span } from './generated/wire.js'
import type { SchemaDefinition } from './model.js'
import { readText } from './module-errors.js'

/** A definition and where it comes from. */
export interface Origin extends ExportedDefinition {
  /** The file that exports it. */
  path: string
  /** The same as people write it. */
  file: string
}

/** Runs a function over definitions, and adds to what it reports where in the author's files that is. */
export function withOrigins<T>(origins: Origin[], run: (definitions: SchemaDefinition[]) => T): T {
  try {
    return run(origins.map(({ definition }) => definition))
  } catch (error) {
    if (!(error instanceof ChkitError)) throw error
    const diagnostics = error.diagnostics.map((diagnostic) => withOrigin(diagnostic, origins))
    throw error instanceof ChxValidationError
      ? new ChxValidationError(error.issues, diagnostics)
      : new ChkitError(diagnostics, { cause: error })
  }
}

function withOrigin(diagnostic: Diagnostic, origins: Origin[]): Diagnostic {
  const index = /^definitions\[(\d+)\]/.exec(diagnostic.path ?? '')?.[1]
  const related = [...(diagnostic.related ?? [])]
  if (index !== undefined) {
    const origin = origins[Number(index)]
    if (origin === undefined) return diagnostic
    const { definition, exportName, file } = origin
    const span = diagnostic.span && placeInFile(diagnostic.span, origin)
    related.push(exported(inWords(definition), exportName, file))
    return { ...diagnostic, related, ...(span === undefined ? {} : { span }) }
  }
  const meant = origins.filter(({ definition }) => keyOf(definition) === diagnostic.target)
  related.push(...meant.map(({ exportName, file }) => exported(undefined, exportName, file)))
  return related.length === 0 ? diagnostic : { ...diagnostic, related }
}

/**
 * Where in its file a place in the text of a member is. Only where the file holds that very text between quotes, and once:
 * a place that is guessed would mislead.
 */
function placeInFile(span: Span, { definition, path, file }: Origin): Span | undefined {
  const member = readable(() => memberAt(definition, span.source))
  const text = typeof member === 'string' && member !== '' ? readText(path) : undefined
  if (text === undefined) return undefined
  const found = ["'", '"', '`'].flatMap((quote) => occurrences(text, `${quote}${member}${quote}`))
  const [at, another] = found
  if (at === undefined || another !== undefined) return undefined
  const [start, end] = [at + 1 + span.start, at + 1 + span.end]
  const before = text.slice(0, start)
  return { source: file, start, end, line: before.split('\n').length, column: start - before.lastIndexOf('\n') }
}

function occurrences(text: string, wanted: string): number[] {
  const found = []
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) found.push(at)
  return found
}

/** The value that a path such as `definitions[3].columns[0].type` leads to. */
function memberAt(definition: SchemaDefinition, path: string): unknown {
  const steps = path.replace(/^definitions\[\d+\]/, '').matchAll(/\.([\w$]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)
  let value: unknown = definition
  for (const [, name, position, quoted] of steps) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, name ?? position ?? JSON.parse(quoted ?? '""'))
  }
  return value
}

function exported(object: string | undefined, exportName: string, file: string): { message: string } {
  const message =
    object === undefined
      ? `It is exported as \`${exportName}\` by ${file}.`
      : `It belongs to ${object}, exported as \`${exportName}\` by ${file}.`
  return { message }
}

/** The object, where it has a name that can be read: what is wrong with a definition may be just that. */
function inWords(definition: SchemaDefinition): string | undefined {
  const [kind, database, name] = readable(() => [definition.kind, definition.database, definition.name]) ?? []
  if (typeof database !== 'string' || typeof name !== 'string') return undefined
  return `${String(kind).replaceAll('_', ' ')} ${database.trim()}.${name.trim()}`
}

/** What a function reads of a definition; nothing where a getter of its author throws. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function keyOf({ kind, database, name }: SchemaDefinition): string {
  return `${kind}:${String(database).trim()}.${String(name).trim()}`
}
