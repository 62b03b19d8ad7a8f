import { ChkitError, ChxValidationError, createDiagnostic, type Diagnostic } from '@chkit/core'
import type { Report } from '../command.js'

/** The report of a command that threw. */
export function reportOfError(error: unknown): Report {
  return { exitCode: 1, payload: payloadOf(error), failure: diagnosticsOf(error), text: () => '' }
}

/** Of an invalid schema the envelope tells all issues, not only the first. */
function payloadOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof ChxValidationError)) return {}
  const { code, message, issues } = error
  return { error: { code, name: 'validation_failed', message }, issues }
}

function diagnosticsOf(error: unknown): Diagnostic[] {
  if (error instanceof ChkitError) return error.diagnostics
  return [
    createDiagnostic('internal', {
      message: sentence(`Something that cannot happen did: ${messageOf(error)}`),
      help: 'Run it again with CHKIT_DEBUG=1 and report what it prints; this is a bug in chkit.',
    }),
  ]
}

/** The stack of an error and of its causes, for `CHKIT_DEBUG=1`. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error)
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\nCaused by: ${traceOf(error.cause)}`
}

/** The text of anything that was thrown; never throws itself. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error)
  } catch {
    return 'a value that cannot be written as text'
  }
}

/** A text that may end in words of somebody else, ended like a sentence. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
