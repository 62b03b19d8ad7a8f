import { ChkitError } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { keyInScope, scopeTables } from '../src/table-scope.js'

const tables = ['app.events', 'app.events_raw', 'app.users', 'log.events']

describe('a table selector', () => {
  test.each([
    ['events', ['app.events', 'log.events']],
    ['events*', ['app.events', 'app.events_raw', 'log.events']],
    ['app.events', ['app.events']],
    ['app.e*', ['app.events', 'app.events_raw']],
    ['nothing', []],
  ])('%s means %j', (selector, matchedTables) => {
    expect(scopeTables(selector, tables)).toEqual({
      enabled: true,
      selector,
      matchedTables,
      matchCount: matchedTables.length,
    })
  })

  test.each(['*', 'app.*', 'a*b', '*.events', 'a.b.c', '', 'app.', ' '])('"%s" is refused', (selector) => {
    expect(() => scopeTables(selector, tables)).toThrow(ChkitError)
  })

  test('is not needed', () => {
    expect(scopeTables(undefined, tables)).toEqual({ enabled: false, matchedTables: [], matchCount: 0 })
  })
})

test('a scope covers its tables, their members and their databases, and no view', () => {
  const scope = scopeTables('app.events', tables)
  const covered = ['table:app.events', 'table:app.events:column:x', 'database:app']
  expect(covered.filter((key) => keyInScope(key, scope))).toEqual(covered)
  const outside = ['table:app.users', 'table:app.events_raw:column:x', 'database:log', 'view:app.events']
  expect(outside.filter((key) => keyInScope(key, scope))).toEqual([])
  expect(keyInScope('view:x.y', scopeTables(undefined, tables))).toBe(true)
})
