import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installProblem } from '../../scripts/lib/lockfile.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chkit-lockfile-'))
  mkdirSync(join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const writeJson = (path: string, value: unknown) => writeFileSync(join(folder, path), JSON.stringify(value))

/** A project that wants `left`, with what its lockfile says and what is installed. */
function project(locked: object, installed: object): string | undefined {
  writeJson('package.json', { dependencies: { left: '1.0.0' } })
  writeJson('package-lock.json', { packages: { '': { dependencies: { left: '1.0.0' } }, ...locked } })
  writeJson('node_modules/.package-lock.json', { packages: installed })
  return installProblem(folder)
}

const left = { 'node_modules/left': { version: '1.0.0' } }

test('nothing has to be done when all is installed as locked', () => {
  expect(project(left, left)).toBeUndefined()
})

test('a missing package is installed', () => {
  expect(project(left, {})).toBe('node_modules/left is not installed as locked')
})

test('another version is installed', () => {
  expect(project(left, { 'node_modules/left': { version: '1.0.1' } })).toBe(
    'node_modules/left is not installed as locked',
  )
})

test('a build for another platform may be missing', () => {
  expect(project({ ...left, 'node_modules/left-windows': { version: '1.0.0', optional: true } }, left)).toBeUndefined()
})

test('a changed manifest is installed', () => {
  project(left, left)
  writeJson('package.json', { dependencies: { left: '1.0.0', right: '1.0.0' } })
  expect(installProblem(folder)).toBe('package.json has other dependencies than package-lock.json')
})
