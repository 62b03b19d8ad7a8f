import { expect, test } from 'vitest'
import { parseScenario, readScenarios, withExpectations } from './support/document.js'

test('documents stand as the update mode writes them', () => {
  for (const { file, text, plan, sql, diagnostics, suggestions } of readScenarios()) {
    expect(withExpectations(text, { plan, sql, diagnostics, suggestions }), file).toBe(text)
  }
})

test('new expectations take the place of old ones, and empty ones have no block', () => {
  const text =
    '# t\n\nWhy.\n\n```json next\n[]\n```\n\n```plan\nold\n```\n\n```diagnostics\nold\n```\n\n```loss\nl\n```\n'
  expect(withExpectations(text, { plan: 'new', sql: 'SELECT 1;', diagnostics: '', suggestions: '' })).toBe(
    '# t\n\nWhy.\n\n```json next\n[]\n```\n\n```plan\nnew\n```\n\n```sql\nSELECT 1;\n```\n\n```loss\nl\n```\n',
  )
})

test.for([
  ['no title', 'Why.\n\n```json previous\n[]\n```\n```json next\n[]\n```\n'],
  ['no sentence', '# t\n\n```json previous\n[]\n```\n```json next\n[]\n```\n'],
  ['no next', '# t\n\nWhy.\n\n```json previous\n[]\n```\n'],
  ['a block of no role', '# t\n\nWhy.\n\n```json before\n[]\n```\n'],
  ['two blocks of one role', '# t\n\nWhy.\n\n```json next\n[]\n```\n```json next\n[]\n```\n'],
] as const)('a document with %s is refused', ([, text]) => {
  expect(() => parseScenario('table/t.md', text)).toThrow(/^tests\/scenarios\/table\/t\.md: /)
})
