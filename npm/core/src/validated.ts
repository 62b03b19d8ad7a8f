import { type Answer, call } from './engine.js'
import { ChkitError, ChxValidationError } from './errors.js'
import type { ValidationIssueCode } from './generated/wire.js'

const issueCodes: ReadonlySet<string> = new Set<ValidationIssueCode>([
  'duplicate_object_name',
  'duplicate_column_name',
  'duplicate_index_name',
  'duplicate_projection_name',
  'primary_key_missing_column',
  'order_by_missing_column',
])

/**
 * The value of an answer. When all that is wrong are issues of the definitions, they are thrown as a `ChxValidationError`;
 * `definitions` is the encoded text they came from.
 */
export function validatedValue<T>(answer: Answer<T>, definitions: string): T {
  if (answer.ok) return answer.value
  const errors = answer.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length === 0 || !errors.every(({ name }) => issueCodes.has(name))) throw new ChkitError(answer.diagnostics)
  // Validation alone also reports what the other call forgives, such as the very same definition twice.
  const messages = new Set(errors.map(({ message }) => message))
  const issues = call('validateDefinitions', definitions).filter(({ message }) => messages.has(message))
  throw new ChxValidationError(issues, answer.diagnostics)
}

/** An answer about a single definition: the engine takes lists, and its caller knows of none. */
export function withoutIndex<T>(answer: Answer<T>): Answer<T> {
  if (answer.ok) return answer
  const rename = (text: string) => text.replace(/\bdefinitions?\[0\]/g, 'definition')
  const diagnostics = answer.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    message: rename(diagnostic.message),
    ...(diagnostic.path === undefined ? {} : { path: rename(diagnostic.path) }),
    ...(diagnostic.span === undefined ? {} : { span: { ...diagnostic.span, source: rename(diagnostic.span.source) } }),
  }))
  return { ok: false, diagnostics }
}
