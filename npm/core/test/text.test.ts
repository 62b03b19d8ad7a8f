import { describe, expect, it } from 'vitest'
import { ChkitError, normalizeEngine, normalizeSQLFragment, splitTopLevelComma } from '../src/index.js'

describe('normalizeSQLFragment', () => {
  it.each([
    ['  SELECT\n\t1  ', 'SELECT 1'],
    ['a\u00a0\u2003b', 'a b'],
    ['', ''],
    // White space is part of a quoted value.
    ['SELECT  \'a  b\',  "c  d",  `e  f`', 'SELECT \'a  b\', "c  d", `e  f`'],
    ["SELECT  'it''s  x'  ,  1", "SELECT 'it''s  x' , 1"],
    [String.raw`SELECT  'a\'  b'  ,  1`, String.raw`SELECT 'a\'  b' , 1`],
    [String.raw`SELECT  'a\\'  ,  1`, String.raw`SELECT 'a\\' , 1`],
    // On one line a line comment would swallow what follows it.
    ['SELECT id -- the id\nFROM t', 'SELECT id FROM t'],
    ['SELECT id -- one\n  -- two\nFROM t', 'SELECT id FROM t'],
    ["SELECT '-- no  comment' FROM t", "SELECT '-- no  comment' FROM t"],
    ['SELECT /* a  -- b */  1', 'SELECT /* a  -- b */ 1'],
    // What is never closed is left as it is.
    ["a  'b  c", "a 'b  c"],
    ['a  /* b  c', 'a /* b  c'],
  ])('%j becomes %j', (fragment, normalized) => {
    expect(normalizeSQLFragment(fragment)).toBe(normalized)
    expect(normalizeSQLFragment(normalized)).toBe(normalized)
  })

  it('stays linear on long input', () => {
    const started = performance.now()
    normalizeSQLFragment("' ".repeat(200_000))
    normalizeSQLFragment('/*'.repeat(200_000))
    normalizeSQLFragment('- '.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('normalizeEngine', () => {
  it.each([
    [' MergeTree ', 'MergeTree()'],
    ['SharedMergeTree', 'MergeTree()'],
    ['SharedReplacingMergeTree(version)', 'ReplacingMergeTree(version)'],
    ['ReplicatedMergeTree()', 'ReplicatedMergeTree()'],
    ['', '()'],
  ])('%j becomes %j', (engine, normalized) => expect(normalizeEngine(engine)).toBe(normalized))
})

describe('splitTopLevelComma', () => {
  it.each([
    ['a, b ,c', ['a', 'b', 'c']],
    ['', []],
    [' , a,, ', ['a']],
    ['f(a, b), (c, d)', ['f(a, b)', '(c, d)']],
    ['f(a, g(b, c)), d', ['f(a, g(b, c))', 'd']],
    ['\'a,b\', "c,d", `e,f`', ["'a,b'", '"c,d"', '`e,f`']],
    [String.raw`'a\',b', c`, [String.raw`'a\',b'`, 'c']],
    ['a), b', ['a)', 'b']],
  ])('%j is %j', (text, parts) => expect(splitTopLevelComma(text)).toEqual(parts))
})

describe('text that is not text', () => {
  it.each([
    ['normalizeSQLFragment', normalizeSQLFragment],
    ['normalizeEngine', normalizeEngine],
    ['splitTopLevelComma', splitTopLevelComma],
  ])('%s refuses it', (_name, helper) => {
    for (const value of [undefined, null, 1, {}, []]) {
      expect(() => helper(value as unknown as string)).toThrow(ChkitError)
    }
    expect(() => helper('half a pair: \ud83d')).toThrow('offset 13')
  })
})
