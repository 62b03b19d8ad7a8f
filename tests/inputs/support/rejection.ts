import { ChkitError, createDiagnostic, type Diagnostic, type DiagnosticName, planDiff } from '@chkit/core'
import { expect } from 'vitest'

/** What a bad input is answered with: the name of the finding, and where. */
export type Finding = [name: DiagnosticName, path?: string]

/** Runs something that must be refused, and returns what it was refused with. */
export function rejectionOf(run: () => unknown): ChkitError {
  let thrown: unknown
  try {
    run()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(ChkitError)
  const error = thrown as ChkitError
  expectWellMade(error)
  // Whatever it was, the engine is there for the next one.
  expect(planDiff([], []).operations).toEqual([])
  return error
}

/** The findings of a rejection that are errors. */
export function findingsOf(run: () => unknown): Finding[] {
  return rejectionOf(run)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ name, path }) => (path === undefined ? [name as DiagnosticName] : [name as DiagnosticName, path]))
}

function expectWellMade(error: ChkitError): void {
  expect(error.diagnostics.length).toBeGreaterThan(0)
  expect(error.code).toBe(error.diagnostics.find(({ severity }) => severity === 'error')?.code)
  for (const diagnostic of error.diagnostics.slice(0, 30)) expectWellMadeDiagnostic(diagnostic)
}

/** What holds for every diagnostic there is. */
export function expectWellMadeDiagnostic({ code, name, docs, message, help, span }: Diagnostic): void {
  expect(createDiagnostic(name as DiagnosticName, { message })).toMatchObject({ code, docs })
  expect(code).toMatch(/^CHK[1-8]\d{3}$/)
  expect(message).toMatch(/^[^a-z\s].*[.!?…]$/s)
  expect(message.length).toBeLessThanOrEqual(1_001)
  expect(message).not.toMatch(/\n\s+at |undefined is not|Cannot read prop|\[object Object\]/)
  if (help !== undefined) expect(help).toMatch(/^[A-Z]/)
  if (span === undefined) return
  expect(span.start).toBeGreaterThanOrEqual(0)
  expect(span.end).toBeGreaterThanOrEqual(span.start)
  expect(span.line).toBeGreaterThanOrEqual(1)
  expect(span.column).toBeGreaterThanOrEqual(1)
}
