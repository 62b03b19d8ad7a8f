import { createDiagnostic } from './diagnostics.js'
import { ChkitError, messageOf, sentence } from './errors.js'
import type { Diagnostic } from './generated/wire.js'

/** Deeper values are refused; the engine's own limit is 128. */
const maximumDepth = 100
/** More values than this are refused: a small object can refer to itself so often that it never ends. */
const maximumValues = 10_000_000
/** Analysis does not stop at the first problem, but nobody reads more than this. */
const maximumFindings = 100

/**
 * Writes a caller's value as JSON text for the engine.
 *
 * The engine judges shapes. What JSON would drop, change or choke on is refused here, with its path, because the engine
 * would never see it: functions, symbols, big integers, numbers that are not finite, cycles, inherited members,
 * collections such as `Map`, getters and `toJSON` methods that throw.
 */
export function encode(name: string, value: unknown): string {
  const walk: Walk = { remaining: maximumValues, findings: [], ancestors: new Set() }
  if (!isPlainData(value, maximumDepth, walk)) inspect(value, name, walk)
  if (walk.remaining <= 0) throw new ChkitError([tooLarge(name)])
  if (walk.findings.length > 0) throw new ChkitError(walk.findings)
  try {
    return JSON.stringify(value)
  } catch (error) {
    throw new ChkitError([tooLarge(name, error)], { cause: error })
  }
}

/** Writes a list for the engine. */
export function encodeList(name: string, value: unknown): string {
  if (!Array.isArray(value)) throw shapeError(name, 'an array', value)
  return encode(name, value)
}

/** Writes an object for the engine. */
export function encodeObject(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw shapeError(name, 'an object', value)
  return encode(name, value)
}

/** A string argument as it is, or an error. A lone surrogate is refused, because it would not reach the engine unchanged. */
export function requireText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw shapeError(path, 'a string', value)
  const surrogate = value.search(/\p{Surrogate}/u)
  if (surrogate === -1) return value
  throw new ChkitError([
    createDiagnostic('invalid_character', {
      message: `\`${path}\` holds half of a surrogate pair at offset ${surrogate}.`,
      help: 'Remove it, or read the text with the encoding it was written in.',
      path,
    }),
  ])
}

/** The error for a value of the wrong shape. */
export function shapeError(path: string, expected: string, found: unknown): ChkitError {
  return new ChkitError([
    createDiagnostic('invalid_shape', {
      message: `\`${path}\` must be ${expected}, but it is ${describe(found)}.`,
      path,
    }),
  ])
}

interface Walk {
  remaining: number
  readonly findings: Diagnostic[]
  readonly ancestors: Set<object>
}

/**
 * Whether a value is made of nothing but what JSON keeps. It says no too often rather than too seldom:
 * `inspect` then looks closely. Kept apart and small, because it runs over every value of a large schema.
 */
function isPlainData(value: unknown, depth: number, walk: Walk): boolean {
  walk.remaining--
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth === 0 || walk.remaining <= 0) return false
  try {
    if (Array.isArray(value)) {
      for (const item of value) if (!isPlainData(item, depth - 1, walk)) return false
      return true
    }
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return false
    for (const key in value) {
      const member = (value as Record<string, unknown>)[key]
      if (member !== undefined && !isPlainData(member, depth - 1, walk)) return false
    }
    return true
  } catch {
    return false
  }
}

/** Follows a value as `JSON.stringify` does and notes everything that JSON cannot hold. */
function inspect(value: unknown, path: string, walk: Walk): void {
  walk.remaining--
  if (walk.remaining <= 0 || walk.findings.length >= maximumFindings) return
  if (value === undefined) {
    walk.findings.push(undefinedValue(path))
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value))
      walk.findings.push(notData(path, `is ${value}`, 'Write a finite number, or the value as a string.'))
  } else if (typeof value === 'bigint') {
    walk.findings.push(notData(path, 'is a BigInt', 'Write it as a string or as a number.'))
  } else if (typeof value === 'function' || typeof value === 'symbol') {
    walk.findings.push(notData(path, `is ${describe(value)}`, 'Write the value itself.'))
  } else if (typeof value === 'object' && value !== null) {
    inspectObject(value, path, walk)
  }
}

function inspectObject(value: object, path: string, walk: Walk): void {
  if (walk.ancestors.has(value)) {
    walk.findings.push(notData(path, 'contains itself', 'Remove the reference that leads back.'))
    return
  }
  if (walk.ancestors.size >= maximumDepth) {
    walk.findings.push(
      createDiagnostic('nesting_too_deep', {
        message: `\`${path}\` is nested deeper than ${maximumDepth} levels.`,
        help: 'Write a flatter value.',
        path,
      }),
    )
    return
  }
  walk.ancestors.add(value)
  try {
    const toJSON: unknown = Reflect.get(value, 'toJSON')
    if (typeof toJSON === 'function') inspect(Reflect.apply(toJSON, value, []), path, walk)
    else if (Array.isArray(value)) inspectItems(value, path, walk)
    else inspectMembers(value, path, walk)
  } catch (error) {
    walk.findings.push(
      createDiagnostic('not_data', {
        message: sentence(`\`${path}\` cannot be read: ${messageOf(error)}`),
        help: 'Give a plain object, without getters or `toJSON` methods that throw.',
        path,
        cause: { message: messageOf(error) },
      }),
    )
  }
  walk.ancestors.delete(value)
}

function inspectItems(items: readonly unknown[], path: string, walk: Walk): void {
  for (let index = 0; index < items.length && walk.remaining > 0; index++)
    inspect(items[index], `${path}[${index}]`, walk)
}

function inspectMembers(value: object, path: string, walk: Walk): void {
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1)
  if (opaqueObjects.has(tag)) {
    walk.findings.push(notData(path, `is a ${tag}`, 'Write a plain object or an array.'))
    return
  }
  for (const key in value) {
    const memberPath = `${path}${memberSuffix(key)}`
    if (!Object.hasOwn(value, key)) {
      walk.findings.push(notData(memberPath, 'is inherited from a prototype', 'Copy it into the object itself.'))
    } else {
      const member = readMember(value, key, memberPath, walk)
      if (member !== undefined) inspect(member, memberPath, walk)
    }
  }
}

/** Reads one member, so that a getter that throws is reported with its own path and the others are still looked at. */
function readMember(value: object, key: string, path: string, walk: Walk): unknown {
  try {
    return Reflect.get(value, key)
  } catch (error) {
    walk.findings.push(
      createDiagnostic('not_data', {
        message: sentence(`\`${path}\` is a getter that throws: ${messageOf(error)}`),
        help: 'Write the value itself.',
        path,
        cause: { message: messageOf(error) },
      }),
    )
    return undefined
  }
}

/** Objects whose content is not in their members, so that JSON would write `{}`. */
const opaqueObjects: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'RegExp', 'Error'])

function memberSuffix(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'bigint') return 'a BigInt'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function notData(path: string, what: string, help: string): Diagnostic {
  return createDiagnostic('not_data', { message: `\`${path}\` ${what}, which cannot be written as data.`, help, path })
}

function undefinedValue(path: string): Diagnostic {
  return createDiagnostic('invalid_shape', {
    message: `\`${path}\` is undefined.`,
    help: 'Check the import it comes from: when two files import each other, one of them sees undefined values.',
    path,
  })
}

function tooLarge(path: string, error?: unknown): Diagnostic {
  return createDiagnostic('text_too_large', {
    message: `\`${path}\` is too large to be written as JSON text.`,
    help: 'Give fewer or shorter values.',
    path,
    ...(error === undefined ? {} : { cause: { message: messageOf(error) } }),
  })
}
