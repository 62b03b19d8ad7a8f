import { expect, test } from 'vitest'
import { chooseBySeed } from '../../scripts/proofs/suite.mjs'

const names = Array.from({ length: 100 }, (_, index) => `scenario ${index}`)

test('the same seed chooses the same tests, in whatever order they come', () => {
  expect(chooseBySeed([...names].reverse(), 0.25, 'seed')).toEqual(chooseBySeed(names, 0.25, 'seed'))
})

test('another seed chooses others', () => {
  expect(chooseBySeed(names, 0.25, 'seed')).not.toEqual(chooseBySeed(names, 0.25, 'another'))
})

test('a fraction is a fraction, and never nothing', () => {
  expect(chooseBySeed(names, 0.25, 'seed')).toHaveLength(25)
  expect(chooseBySeed(names, 0.001, 'seed')).toHaveLength(1)
  expect(new Set(chooseBySeed(names, 1, 'seed'))).toEqual(new Set(names))
})
