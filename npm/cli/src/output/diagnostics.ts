import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Diagnostic, Severity, Span } from '@chkit/core'
import type { Colors, Screen } from './screen.js'
import { hideSecretsInPlace } from './secrets.js'
import { sections, truncate, wrapText } from './wrap.js'

const INDENT = '  '

/** `@babel/code-frame`, loaded only when there is a piece of text to show: loading it takes longer than most commands. */
interface CodeFrame {
  codeFrameColumns(text: string, place: { start: Position; end: Position }): string
}

interface Position {
  line: number
  column: number
}

const require = createRequire(import.meta.url)

/** Diagnostics as people read them: what, where, and what to do; an empty line between them. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], screen: Screen): string {
  const last = new Map(diagnostics.map(({ code }, index) => [code, index]))
  return sections(
    ...diagnostics.map((diagnostic, index) =>
      renderDiagnostic(diagnostic, last.get(diagnostic.code) === index, screen),
    ),
  )
}

/** `withDocs`: of several with the same code, the last one says where its page is. */
function renderDiagnostic(diagnostic: Diagnostic, withDocs: boolean, screen: Screen): string {
  const { colors, columns } = screen
  const { code, severity, message, help, span, cause, labels, related } = diagnostic
  const lines = [wrapText(`${paint(severity, colors)(`${severity} ${code}`)} ${message}`, columns)]
  const place = describePlace(diagnostic)
  if (place !== undefined) lines.push(wrapText(colors.dim(`at ${place}`), columns, INDENT))
  if (span !== undefined) lines.push(...codeFrame(span, columns))
  for (const label of labels ?? []) {
    lines.push(wrapText(`${colors.dim(`at ${formatSpan(label.span)}`)} ${label.message}`, columns, INDENT))
    lines.push(...codeFrame(label.span, columns))
  }
  for (const fact of related ?? []) {
    const where = fact.span === undefined ? '' : ` ${colors.dim(`at ${formatSpan(fact.span)}`)}`
    lines.push(wrapText(`${fact.message}${where}`, columns, INDENT))
  }
  const reason = describeCause(message, cause)
  if (reason !== undefined) lines.push(wrapText(`${colors.dim('cause:')} ${reason}`, columns, INDENT))
  if (help !== undefined) lines.push(wrapText(`${colors.cyan('help:')} ${help}`, columns, INDENT))
  if (withDocs) lines.push(`${INDENT}${colors.dim(`docs: npx chkit explain ${code}`)}`)
  return lines.join('\n')
}

function paint(severity: Severity, colors: Colors): (text: string) => string {
  switch (severity) {
    case 'error':
      return (text) => colors.bold(colors.red(text))
    case 'warning':
      return (text) => colors.bold(colors.yellow(text))
    case 'info':
      return colors.blue
    case 'hint':
      return colors.green
  }
}

/** The first line of what another program said, when the message does not say it already, and its code. */
function describeCause(message: string, cause: Diagnostic['cause']): string | undefined {
  if (cause === undefined) return undefined
  const [text = ''] = cause.message.trim().split('\n')
  const isNew = !message.includes(text.replace(/\.$/, ''))
  if (cause.code === undefined) return isNew ? text : undefined
  return isNew ? `${text} (code ${cause.code})` : `code ${cause.code}`
}

/** The target is left out: a message names its object. */
function describePlace({ span, path }: Diagnostic): string | undefined {
  return span === undefined ? path : formatSpan(span)
}

function formatSpan({ source, line, column }: Span): string {
  return `${source}:${line}:${column}`
}

/** The lines around a span, when its source is a file that can be read, as much of them as the screen shows. */
function codeFrame({ source, start, end, line, column }: Span, columns: number): string[] {
  let text: string
  try {
    text = hideSecretsInPlace(readFileSync(source, 'utf8'))
  } catch {
    // The source is a string inside a definition; the path tells which.
    return []
  }
  const marked = text.slice(start, end)
  const lastBreak = marked.lastIndexOf('\n')
  const endColumn = lastBreak === -1 ? column + marked.length : marked.length - lastBreak
  const endLine = line + marked.split('\n').length - 1
  const room = columns - INDENT.length
  const width = room - `> ${endLine} | `.length
  // What stands beyond the right edge is moved into the middle.
  const hidden = column > width ? column - Math.ceil(width / 2) : 0
  const moved = (text: string) => (hidden === 0 ? text : text.split('\n').map(cut).join('\n'))
  const cut = (text: string) => (text.length > hidden ? `…${text.slice(hidden + 1)}` : '')
  const { codeFrameColumns } = require('@babel/code-frame') as CodeFrame
  const frame = codeFrameColumns(moved(text), {
    start: { line, column: column - hidden },
    end: { line: endLine, column: Math.max(1, endColumn - hidden) },
  })
  return frame.split('\n').map((frameLine) => INDENT + truncate(frameLine, room))
}
