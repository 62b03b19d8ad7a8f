import { createDiagnostic } from './diagnostics.js'
import type { Diagnostic, ValidationIssue } from './generated/wire.js'

/** What every function of chkit throws: one or more diagnostics. */
export class ChkitError extends Error {
  override readonly name: string = 'ChkitError'
  /** The code of the first error, such as `CHK1001`. */
  readonly code: string
  /** Everything that was found, the errors among it. */
  readonly diagnostics: Diagnostic[]

  constructor(diagnostics: Diagnostic[], options: { cause?: unknown; message?: string } = {}) {
    const found = diagnostics.length > 0 ? diagnostics : [withoutReason()]
    const first = found.find(({ severity }) => severity === 'error') ?? found[0]
    super(options.message ?? first?.message, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = first?.code ?? ''
    this.diagnostics = found
  }
}

/** The definitions contradict themselves. Thrown by `assertValidDefinitions`, `toCreateSQL` and `planDiff`. */
export class ChxValidationError extends ChkitError {
  override readonly name: string = 'ChxValidationError'
  /** What `validateDefinitions` returns for the same definitions. */
  readonly issues: ValidationIssue[]

  constructor(issues: ValidationIssue[], diagnostics: Diagnostic[] = issues.map(diagnosticOf)) {
    super(diagnostics, {
      message: `Schema validation failed with ${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}`,
    })
    this.issues = issues
  }
}

/** A command line names a flag that the command does not have. */
export class UnknownFlagError extends ChkitError {
  override readonly name: string = 'UnknownFlagError'
  /** The flag as it was written. */
  readonly flag: string

  constructor(flag: string) {
    super([createDiagnostic('unknown_flag', { message: `Unknown flag: ${flag}` })])
    this.flag = flag
  }
}

/** A flag that needs a value stands alone. */
export class MissingFlagValueError extends ChkitError {
  override readonly name: string = 'MissingFlagValueError'
  /** The flag, with its leading dashes. */
  readonly flag: string

  constructor(flag: string) {
    super([createDiagnostic('missing_flag_value', { message: `Missing value for flag: ${flag}` })])
    this.flag = flag
  }
}

/** The text of anything that was thrown; never throws itself. */
export function messageOf(thrown: unknown): string {
  try {
    const message: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'message') : undefined
    return typeof message === 'string' ? message : String(thrown)
  } catch {
    return 'A value was thrown that cannot be written as text.'
  }
}

/** A text that may end in words of somebody else, ended like a sentence. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

function diagnosticOf(issue: ValidationIssue): Diagnostic {
  return createDiagnostic(issue.code, {
    message: issue.message,
    target: `${issue.kind}:${issue.database}.${issue.name}`,
  })
}

function withoutReason(): Diagnostic {
  return createDiagnostic('internal', { message: 'Something failed without saying why.' })
}
