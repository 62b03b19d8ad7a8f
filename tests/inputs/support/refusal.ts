import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { quoteString } from '@chkit/clickhouse'
import { createDiagnostic, type Diagnostic, type DiagnosticName } from '@chkit/core'
import { expect } from 'vitest'
import type { Envelope, ProgramRun, TestProject } from '../../e2e/support/project.js'

/** A run of the program that must be refused. */
export interface Refusal {
  args: string[]
  finding: DiagnosticName
  /** 1 when absent. */
  exitCode?: number
  /** What the message, the help or the place must say. */
  says?: RegExp
  env?: Record<string, string>
  /** What may not occur in anything that is printed. */
  secret?: string
}

/** Runs the program in both of its voices; each must refuse in its own way, and nothing may be different afterwards. */
export async function expectRefusal(project: TestProject, refusal: Refusal): Promise<void> {
  const { args, finding, exitCode = 1, says = /./, env = {}, secret } = refusal
  const { code } = createDiagnostic(finding, { message: '' })
  const before = await stateOf(project)

  const [text, json] = await Promise.all([project.chkit(args, env), project.chkit([...args, '--json'], env)])

  expect({ exitCode: text.exitCode, stderr: text.stderr }).toEqual({ exitCode, stderr: expect.stringContaining(code) })
  expectNoTrace(text)
  expect(unwrapped(text.stderr)).toMatch(says)

  expect({ exitCode: json.exitCode, stderr: json.stderr }).toEqual({ exitCode, stderr: '' })
  expectNoTrace(json)
  const envelope = onlyEnvelope(json.stdout)
  const command = args.find((argument) => !argument.startsWith('-'))
  expect(envelope).toMatchObject({ command, schemaVersion: 1, ok: false, error: { code } })
  const diagnostics: Diagnostic[] = envelope.diagnostics
  expect(diagnostics.find(({ severity }) => severity === 'error')?.name).toBe(finding)
  // The last is what everybody knows a validation error by.
  expect(envelope.error.message).toMatch(/[.!?…]$|^Schema validation failed with/)
  expect(diagnostics.map(spoken).join(' ')).toMatch(says)

  if (secret !== undefined)
    expect([text, json].map(({ stdout, stderr }) => stdout + stderr).join()).not.toContain(secret)
  expect(await stateOf(project)).toEqual(before)
}

/** Stdout holds one JSON object and nothing else. */
function onlyEnvelope(stdout: string): Envelope {
  expect(stdout).toMatch(/^\{[\s\S]*\}\n$/)
  return JSON.parse(stdout)
}

function expectNoTrace({ stdout, stderr }: ProgramRun): void {
  const output = stdout + stderr
  expect(output).not.toMatch(/^\s+at (?:.*\()?(?:file:|node:|\/).*:\d+:\d+\)?$/m)
  expect(output).not.toMatch(/node:internal|\/dist\/|UnhandledPromise|unsettled|\[object Object\]|undefined is not/)
}

/** What a diagnostic tells, as one text. */
function spoken({ message, help, path, target, span, related = [] }: Diagnostic): string {
  const place = span === undefined ? '' : `${span.source}:${span.line}:${span.column}`
  return [message, place, path, target, ...related.map((fact) => fact.message), help].join(' ')
}

/** Text without the line breaks that the width of a terminal makes. */
function unwrapped(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

/** Everything that a command could have changed: the project's files, and its database. */
async function stateOf(project: TestProject): Promise<{ files: Record<string, string>; server: unknown[] }> {
  return { files: fingerprints(project.folder), server: await serverState(project) }
}

function fingerprints(folder: string, root = folder): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    const shown = relative(root, path)
    const stats = lstatSync(path)
    if (stats.isSymbolicLink()) found[shown] = `-> ${readlinkSync(path)}`
    else if (stats.isDirectory()) Object.assign(found, { [shown]: 'folder' }, fingerprints(path, root))
    else found[shown] = createHash('sha256').update(readFileSync(path)).digest('hex')
  }
  return found
}

function serverState({ server, database }: TestProject): Promise<unknown[]> {
  const tables = `SELECT name, create_table_query, total_rows FROM system.tables WHERE database = ${quoteString(database)}`
  const itself = `SELECT name, engine, 0 FROM system.databases WHERE name = ${quoteString(database)}`
  return server.query(`SELECT * FROM (${tables} UNION ALL ${itself}) ORDER BY name`, { database: null })
}
