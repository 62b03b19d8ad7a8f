import type { Diagnostic } from '@chkit/core'
import type { Host, Report } from '../command.js'
import { renderDiagnostics } from './diagnostics.js'
import { screenOf } from './screen.js'
import { hideSecrets, hideSecretsInData } from './secrets.js'

/** The version of the JSON envelope. */
const SCHEMA_VERSION = 1

/** Where and how a report is printed. */
interface PrintOptions {
  command: string
  json: boolean
  host: Host
  secrets: readonly string[]
  /** What people were told of while the command worked. */
  warnings: readonly Diagnostic[]
}

/** Prints a report: one JSON object on stdout, or text on stdout and what went wrong on stderr. */
export function printReport(report: Report, { command, json, host, secrets, warnings }: PrintOptions): void {
  const failure = report.failure === undefined ? undefined : hideSecrets(report.failure, secrets)
  if (json) {
    const payload = hideSecretsInData({ ...report.payload, ...(warnings.length > 0 && { warnings }) }, secrets)
    const envelope = { command, schemaVersion: SCHEMA_VERSION, ...failureMembers(failure), ...payload }
    host.stdout.write(`${JSON.stringify(envelope, null, 2)}\n`)
    return
  }
  const text = hideSecrets(report.text(screenOf(host.stdout, host.env)), secrets)
  if (text !== '') host.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  if (failure === undefined) return
  // Once more, for the lines of files that are shown with it.
  const shown = hideSecrets(renderDiagnostics(failure, screenOf(host.stderr, host.env)), secrets)
  host.stderr.write(`\n${shown}\n`)
}

function failureMembers(failure: Diagnostic[] | undefined): Record<string, unknown> {
  const first = failure?.find(({ severity }) => severity === 'error') ?? failure?.[0]
  if (first === undefined) return {}
  const { code, name, message, help } = first
  const hint = help === undefined ? {} : { hint: help }
  return { ok: false, error: { code, name, message, ...hint }, diagnostics: failure }
}
