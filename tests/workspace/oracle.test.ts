import { expect, test } from 'vitest'
import { kindOf } from '../../scripts/proofs/oracle/judge.mjs'
import { mutate } from '../../scripts/proofs/oracle/mutate.mjs'
import { Random } from '../../scripts/proofs/oracle/random.mjs'
import { Pool } from '../../scripts/proofs/oracle/splice.mjs'
import { tokensOf } from '../../scripts/proofs/oracle/tokens.mjs'

const draw = (seed: string) => {
  const random = new Random(seed)
  return Array.from({ length: 20 }, () => random.below(1000))
}

test('the same seed gives the same numbers, another one others', () => {
  expect(draw('seed')).toEqual(draw('seed'))
  expect(draw('seed')).not.toEqual(draw('other'))
})

test('tokens are the text without white space and comments', () => {
  expect(tokensOf("SELECT a.`b c`, 'it''s' /* no */ -> 1.5e3 -- no").map(({ text }) => text)).toEqual([
    'SELECT',
    'a',
    '.',
    '`b c`',
    ',',
    "'it''s'",
    '->',
    '1.5e3',
  ])
})

test('a mutant differs in one token, and a word alone has none', () => {
  const random = new Random('mutants')
  const mutants = new Set(Array.from({ length: 200 }, () => mutate('SELECT a, b FROM t', random)))
  expect(mutants).toContain('SELECT a, b')
  expect([...mutants].some((text) => /SELECT\s+a a\s*, b FROM t/.test(text ?? ''))).toBe(true)
  expect(mutate('SELECT', random)).toBeUndefined()
})

test('a piece is replaced by one of the same role', () => {
  const random = new Random('splices')
  const pool = new Pool(new Set(['uint8', 'string']))
  pool.add('CREATE TABLE t (a UInt8)', random)
  pool.add('CREATE TABLE u (b String)', random)
  const splices = Array.from({ length: 100 }, () => pool.splice('CREATE TABLE t (a UInt8)', random) ?? '')
  expect(
    new Set(
      splices.map((text) =>
        tokensOf(text)
          .map((token) => token.text)
          .join(' '),
      ),
    ),
  ).toEqual(
    new Set([
      'CREATE TABLE t ( a UInt8 )',
      'CREATE TABLE t ( a String )',
      'CREATE TABLE t ( b String )',
      'CREATE TABLE u ( b String )',
    ]),
  )
  expect(pool.splice('OPTIMIZE', random)).toBeUndefined()
})

test.each([
  ['(SELECT 1)', 'select'],
  ['with 1 as a select a', 'select'],
  ['CREATE OR REPLACE TABLE t (a Int8)', 'create table'],
  ['ALTER TEMPORARY TABLE t DROP COLUMN a', 'alter table'],
  ['DROP t', 'drop'],
  ['FOO', 'no statement'],
])('%s is of the kind %s', (text, kind) => {
  expect(kindOf(text)).toBe(kind)
})
