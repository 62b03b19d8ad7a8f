import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filesUnder, hashOf } from '../../scripts/lib/hash.mjs'
import { workFolder } from '../../scripts/lib/paths.mjs'
import { forget, isFresh, markFresh } from '../../scripts/lib/stamp.mjs'

let folder: string
beforeEach(() => {
  mkdirSync(workFolder, { recursive: true })
  folder = mkdtempSync(join(workFolder, 'incremental-'))
  writeFileSync(join(folder, 'input'), 'one')
  mkdirSync(join(folder, 'output'))
  writeFileSync(join(folder, 'output', 'made'), 'made of one')
})
afterEach(() => {
  forget('incremental-test')
  rmSync(folder, { recursive: true })
})

const inputs = () => hashOf([join(folder, 'input')], ['tool 1'])
const isFreshNow = () => isFresh('incremental-test', inputs(), [join(folder, 'output')])

test('what was never made is not fresh', () => {
  expect(isFreshNow()).toBe(false)
})

test('what was made stays fresh, whatever the clock says', () => {
  markFresh('incremental-test', inputs(), [join(folder, 'output')])
  utimesSync(join(folder, 'input'), new Date(), new Date())
  expect(isFreshNow()).toBe(true)
})

test.each([
  ['an input', () => writeFileSync(join(folder, 'input'), 'two')],
  ['an output', () => writeFileSync(join(folder, 'output', 'made'), 'changed by hand')],
  ['a file beside the outputs', () => writeFileSync(join(folder, 'output', 'more'), '')],
  ['a missing output', () => rmSync(join(folder, 'output'), { recursive: true })],
])('a change of %s is seen', (_what, change) => {
  markFresh('incremental-test', inputs(), [join(folder, 'output')])
  change()
  expect(isFreshNow()).toBe(false)
})

test('another version of a tool is another input', () => {
  const files = filesUnder([folder])
  expect(hashOf(files, ['tool 1'])).not.toBe(hashOf(files, ['tool 2']))
})

test('moving text from one file to the next changes the hash', () => {
  const [left, right] = [join(folder, 'input'), join(folder, 'other')]
  writeFileSync(right, '')
  const before = hashOf([left, right])
  writeFileSync(left, '')
  writeFileSync(right, 'one')
  expect(hashOf([left, right])).not.toBe(before)
})
