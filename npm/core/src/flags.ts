import { createDiagnostic } from './diagnostics.js'
import { ChkitError, MissingFlagValueError, UnknownFlagError } from './errors.js'
import { shapeError } from './input.js'

/** One flag of a command. */
export interface FlagDef {
  /** With the leading `--`. */
  name: string
  type: 'boolean' | 'string' | 'string[]'
  description: string
  /** What stands for the value in the help, as in `--name <name>`. */
  placeholder?: string
  /** Whether `--no-<name>` sets a boolean flag to false. */
  negation?: boolean
}

/** Flags by full name, before their types are known. */
export type ParsedFlags = Record<string, string | string[] | boolean | undefined>

interface FlagValues {
  boolean: boolean
  string: string
  'string[]': string[]
}

/** The values of a list of flag definitions, by full name. */
export type InferFlags<T extends readonly FlagDef[]> = {
  [K in T[number] as K['name']]: FlagValues[K['type']] | undefined
}

/** Keeps the literal names and types of flag definitions, so that `InferFlags` can read them. */
export function defineFlags<const T extends readonly FlagDef[]>(definitions: T): T {
  return definitions
}

/** Gives parsed flags the types of their definitions. */
export function typedFlags<const T extends readonly FlagDef[]>(flags: ParsedFlags, _definitions: T): InferFlags<T> {
  return flags as InferFlags<T>
}

/**
 * Reads flags from a command line. Arguments that do not start with `--` are left to the caller.
 *
 * `--name value` and `--name=value` are the same. A boolean flag takes no value, except `=true` and `=false`.
 * Of a repeated `string` the last one counts; a `string[]` is split at commas and collects its repetitions.
 */
export function parseFlags<const T extends readonly FlagDef[]>(argv: string[], flagDefs: T): InferFlags<T> {
  if (!Array.isArray(argv)) throw shapeError('argv', 'an array of strings', argv)
  const definitions = new Map(flagDefs.map((definition) => [definition.name, definition]))
  const flags: ParsedFlags = {}
  for (let at = 0; at < argv.length; at++) {
    const token = argv[at]
    if (typeof token !== 'string' || !token.startsWith('--')) continue
    const equals = token.indexOf('=')
    const name = equals === -1 ? token : token.slice(0, equals)
    const attached = equals === -1 ? undefined : token.slice(equals + 1)
    const definition = definitions.get(name)
    if (definition === undefined) {
      flags[negatedFlag(token, name, definitions)] = false
    } else if (definition.type === 'boolean') {
      flags[name] = booleanValue(name, attached)
    } else {
      const next = argv[at + 1]
      if (attached === undefined && (next === undefined || next.startsWith('--'))) throw new MissingFlagValueError(name)
      const value = attached ?? next ?? ''
      if (attached === undefined) at++
      flags[name] = definition.type === 'string' ? value : [...listSoFar(flags[name]), ...splitList(value)]
    }
  }
  return typedFlags(flags, flagDefs)
}

/** The flag that `--no-…` turns off. Errors name the flag alone: what follows `=` may be a secret. */
function negatedFlag(token: string, name: string, definitions: ReadonlyMap<string, FlagDef>): string {
  const positive = token.startsWith('--no-') ? `--${token.slice('--no-'.length)}` : ''
  const definition = definitions.get(positive)
  if (definition?.type !== 'boolean' || definition.negation !== true) throw new UnknownFlagError(name)
  return positive
}

function booleanValue(name: string, attached: string | undefined): boolean {
  if (attached === undefined || attached === 'true') return true
  if (attached === 'false') return false
  throw new ChkitError([
    createDiagnostic('invalid_flag_value', {
      message: `The flag ${name} is either there or not; it takes no value but true and false.`,
      help: `Write ${name} alone.`,
    }),
  ])
}

function listSoFar(value: ParsedFlags[string]): string[] {
  return Array.isArray(value) ? value : []
}

function splitList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
