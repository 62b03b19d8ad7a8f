import { expect, it } from 'vitest'
import { ChkitError, ChxValidationError, createDiagnostic, type ValidationIssue } from '../src/index.js'

const warning = createDiagnostic('unknown_member', { message: 'A member is not known.' })
const error = createDiagnostic('invalid_shape', { message: 'It has no name.', path: 'definitions[0].name' })

it('speaks with the words and the code of its first error', () => {
  const thrown = new ChkitError([warning, error], { cause: 'why' })
  expect(thrown).toMatchObject({ name: 'ChkitError', code: 'CHK1001', message: 'It has no name.', cause: 'why' })
  expect(thrown.diagnostics).toEqual([warning, error])
  expect('cause' in new ChkitError([error])).toBe(false)
})

it('fills a diagnostic from the registry', () => {
  expect(error).toEqual({
    code: 'CHK1001',
    name: 'invalid_shape',
    severity: 'error',
    message: 'It has no name.',
    docs: 'crates/diagnostics/pages/CHK1001.md',
    path: 'definitions[0].name',
  })
})

it('counts the issues of a validation', () => {
  const issue: ValidationIssue = {
    code: 'duplicate_column_name',
    kind: 'table',
    database: 'app',
    name: 'events',
    message: 'Table app.events has two columns named "id".',
  }
  const one = new ChxValidationError([issue])
  expect(one).toBeInstanceOf(ChkitError)
  expect(one).toMatchObject({
    name: 'ChxValidationError',
    message: 'Schema validation failed with 1 issue',
    code: 'CHK2002',
    issues: [issue],
  })
  expect(one.diagnostics).toMatchObject([{ name: issue.code, target: 'table:app.events', message: issue.message }])
  expect(new ChxValidationError([issue, issue]).message).toBe('Schema validation failed with 2 issues')
})
