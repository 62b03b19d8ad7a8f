import { codes, type DiagnosticName } from './generated/codes.js'
import type { Diagnostic, Span } from './generated/wire.js'

/** What a diagnostic says beyond its name; the rest comes from the registry. */
export interface DiagnosticFields {
  /** One sentence that names the object. */
  message: string
  /** What to do, starting with a verb. */
  help?: string
  /** The object it is about, as an operation key (`table:app.events`). */
  target?: string
  /** Where in the input, as in `definitions[3].columns[0].type`. */
  path?: string
  /** Where in a text. */
  span?: Span
  /** What another program said, in its own words. */
  cause?: { code?: string; message: string }
}

/** A diagnostic with the code, severity and page that are registered for its name. */
export function createDiagnostic(name: DiagnosticName, fields: DiagnosticFields): Diagnostic {
  const { code, severity, docs } = codes[name]
  const { message, ...rest } = fields
  return { code, name, severity, message, docs, ...rest }
}
