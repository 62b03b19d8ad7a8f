import { ChkitError, type Diagnostic } from '@chkit/core'
import { expect } from 'vitest'

/** The diagnostic of something that must fail with exactly one. */
export async function diagnosticOf(promise: Promise<unknown>): Promise<Diagnostic> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ChkitError)
  if (!(error instanceof ChkitError)) throw error
  const [diagnostic, ...others] = error.diagnostics
  expect(others).toEqual([])
  if (diagnostic === undefined) throw error
  expect(error.message).toBe(diagnostic.message)
  return diagnostic
}
