/** Remembers from which inputs an output was made, so that nothing is made twice. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesUnder, hashOf } from './hash.mjs'
import { workFolder } from './paths.mjs'

/** @param {string} name */
const stampFile = (name) => join(workFolder, 'stamps', name)

/**
 * Whether the outputs are there, untouched, and were made from these inputs.
 * @param {string} name
 * @param {string} inputs Hash of the inputs.
 * @param {string[]} outputs Files and folders.
 */
export function isFresh(name, inputs, outputs) {
  try {
    const stamp = readFileSync(stampFile(name), 'utf8')
    const files = filesUnder(outputs)
    return files.length > 0 && stamp === `${inputs} ${hashOf(files)}\n`
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

/**
 * Records that the outputs were made from these inputs.
 * @param {string} name
 * @param {string} inputs
 * @param {string[]} outputs
 */
export function markFresh(name, inputs, outputs) {
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), `${inputs} ${hashOf(filesUnder(outputs))}\n`)
}

/** @param {string} name */
export function forget(name) {
  rmSync(stampFile(name), { force: true })
}
