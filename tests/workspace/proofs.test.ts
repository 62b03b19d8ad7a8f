import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.mjs'
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

/** Runs a command as on a machine that has no corpus. */
const withoutCorpus = (command: string, ...args: string[]) =>
  spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, CHKIT_CORPUS: '/nowhere' } })
const prove = (...args: string[]) => withoutCorpus(process.execPath, inRoot('scripts/proof.mjs'), '--ci', ...args)

test('without the corpus, what needs it fails', () => {
  const { status, stderr } = prove('sql')
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('The corpus is not there') })
})

test('where that is said to be so, it is left out and named', () => {
  const { status, stdout } = prove('--without-corpus', 'sql', 'mutants')
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringContaining('Not run, because it needs the corpus: sql (all of it), mutants (all of it)'),
  })
})

test('what continuous integration is asked for is not guessed', () => {
  const { status, stderr } = withoutCorpus(inRoot('.ci/run'), '--without-corpsu')
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'usage: .ci/run [--without-corpus]\n' })
})
