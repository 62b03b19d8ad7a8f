import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { messageOf } from './errors.js'
import type { Span } from './generated/wire.js'

/** Where in a file something went wrong. Without a column, the whole line is meant. */
interface Place {
  file: string
  line: number
  column?: number
}

/**
 * Where in the user's files an error that was thrown while a module was loaded comes from.
 *
 * Compiled code keeps its lines but not its columns, so only syntax errors name a column. `nameOf` gives a file the name
 * that the caller shows; `isOwnFile` tells frames of chkit from those of the user.
 */
export function locateError(
  thrown: unknown,
  file: string,
  options: { nameOf: (file: string) => string; isOwnFile: (file: string) => boolean },
): Span | undefined {
  const place = syntaxErrorPlace(thrown) ??
    stackPlace(thrown, options.isOwnFile) ??
    importPlace(thrown, file) ?? { file, line: 1 }
  const text = readText(place.file)
  return text === undefined ? undefined : spanOf(place, text, options.nameOf(place.file))
}

/** What went wrong, without the places that runtimes add to the text: they are in the span. */
export function plainMessage(thrown: unknown): string {
  return messageOf(firstOf(thrown))
    .replace(/^ParseError: /, '')
    .replace(/\s*\n \S.*:\d+:\d+\s*$/, '')
    .replace(/\nRequire stack:[\s\S]*$/, '')
    .replace(/ imported from \S+$/, '')
    .trim()
}

/** Bun collects syntax errors; the first one matters. */
function firstOf(thrown: unknown): unknown {
  return thrown instanceof AggregateError ? thrown.errors[0] : thrown
}

/** Node's compiler puts the place of a syntax error into the message, Bun's into a property. */
function syntaxErrorPlace(thrown: unknown): Place | undefined {
  const error = firstOf(thrown)
  if (typeof error !== 'object' || error === null) return undefined
  const position: unknown = Reflect.get(error, 'position')
  if (typeof position === 'object' && position !== null) {
    const [file, line, column] = ['file', 'line', 'column'].map((name): unknown => Reflect.get(position, name))
    if (typeof file === 'string' && typeof line === 'number' && typeof column === 'number' && line > 0) {
      return { file: filePath(file), line, column }
    }
  }
  const parsed = error instanceof Error ? /^ParseError: [\s\S]*\n (.+):(\d+):(\d+)\s*$/.exec(error.message) : null
  const [, file, line, column] = parsed ?? []
  return file === undefined ? undefined : { file: filePath(file), line: Number(line), column: Number(column) + 1 }
}

/** The innermost frame in a file of the user. */
function stackPlace(thrown: unknown, isOwnFile: (file: string) => boolean): Place | undefined {
  const stack = thrown instanceof Error ? thrown.stack : undefined
  for (const frame of (stack ?? '').split('\n')) {
    const [, location, line] = /^\s+at (?:.*\()?(.+?):(\d+):\d+\)?$/.exec(frame) ?? []
    if (location === undefined || /^(?:node|native|bun):/.test(location)) continue
    const file = filePath(location)
    if (!/[\\/]node_modules[\\/]/.test(file) && !isOwnFile(file)) return { file, line: Number(line) }
  }
  return undefined
}

/** An import that could not be resolved: the line that names it. */
function importPlace(thrown: unknown, file: string): Place | undefined {
  const message = messageOf(thrown)
  const [, wanted] = /'([^'\n]+)'/.exec(message) ?? []
  if (wanted === undefined) return undefined
  const [, importer] = / imported from (.+)$/.exec(message) ?? []
  const source = importer ?? file
  const index = (readText(source) ?? '').split('\n').findIndex((line) => line.includes(wanted))
  return index === -1 ? undefined : { file: source, line: index + 1 }
}

function filePath(location: string): string {
  return location.startsWith('file:') ? fileURLToPath(location) : location
}

/** The text of a file; nothing where it cannot be read. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function spanOf(place: Place, text: string, source: string): Span {
  const lines = text.split('\n')
  const line = Math.min(place.line, lines.length)
  const content = lines[line - 1] ?? ''
  const first = content.length - content.trimStart().length
  const column = place.column === undefined ? first : Math.min(place.column - 1, content.length)
  const lineStart = lines.slice(0, line - 1).reduce((length, previous) => length + previous.length + 1, 0)
  const end = place.column === undefined ? content.trimEnd().length : Math.min(column + 1, content.length)
  return { source, start: lineStart + column, end: lineStart + Math.max(column, end), line, column: column + 1 }
}
