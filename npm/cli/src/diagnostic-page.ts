/** The page of a diagnostic. */
export interface DiagnosticPage {
  code: string
  name: string
  /** Its first sentence. */
  summary: string
  /** All of it but the title, as Markdown. */
  text: string
}
