import { createDiagnostic, type Diagnostic } from '@chkit/core'
import type { core } from 'zod/mini'
import { nearest } from '../nearest.js'
import { knownKeys } from './schema.js'

/** How much of a value is quoted. */
const MAX_QUOTED = 60

/** Puts what zod found into words: the path, what must be there, what is there, and the key that was probably meant. */
export function explainIssues(issues: readonly core.$ZodIssue[], config: unknown, source: string): Diagnostic[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => explainUnknownKey(key, issue.path, source))
      : [explainValue(issue, config, source)],
  )
}

function explainUnknownKey(key: string, parent: core.$ZodIssue['path'], source: string): Diagnostic {
  const siblings = knownKeys.get(formatPath(parent)) ?? []
  const path = formatPath([...parent, key])
  const suggestion = suggestKey(key, parent, siblings)
  return createDiagnostic('config_unknown_key', {
    message: `The config ${source} has a key "${path}" that chkit does not know.`,
    help: suggestion === undefined ? `Use one of ${siblings.join(', ')}.` : `Did you mean "${suggestion}"?`,
    path,
  })
}

/** A slip of the fingers in this object, or the right key in the wrong object. */
function suggestKey(key: string, parent: core.$ZodIssue['path'], siblings: readonly string[]): string | undefined {
  const sibling = nearest(key, siblings)
  if (sibling !== undefined) return formatPath([...parent, sibling])
  for (const [path, keys] of knownKeys) if (keys.includes(key)) return path === '' ? key : `${path}.${key}`
  return undefined
}

function explainValue(issue: core.$ZodIssue, config: unknown, source: string): Diagnostic {
  const path = formatPath(issue.path)
  const value = issue.path.reduce<unknown>((parent, key) => Object(parent)[key], config)
  const subject = path === '' ? `The config ${source}` : `"${path}" in the config ${source}`
  return createDiagnostic('config_invalid', {
    message: `${subject} must be ${issue.message}, but it is ${describe(value, issue.path[0] !== 'clickhouse')}.`,
    help:
      value === undefined && issue.path[0] === 'clickhouse'
        ? `Set "${path}", or the environment variable that it is read from.`
        : `Change ${path === '' ? 'what the file exports' : `"${path}"`}.`,
    ...(path === '' ? {} : { path }),
  })
}

function formatPath(path: core.$ZodIssue['path']): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}

/** What a value is. Connection settings may be secrets, so of those only the kind is told. */
function describe(value: unknown, mayQuote: boolean): string {
  if (value === undefined || value === null) return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  switch (typeof value) {
    case 'string':
      if (value === '') return 'an empty text'
      return mayQuote ? `the text ${JSON.stringify(value.slice(0, MAX_QUOTED))}` : 'another text'
    case 'number':
    case 'boolean':
      return mayQuote ? String(value) : `a ${typeof value}`
    case 'object':
      return 'an object'
    default:
      return `a ${typeof value}`
  }
}
