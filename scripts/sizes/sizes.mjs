/** The size budget: what ships is measured, recorded in a committed file, and held to bounds. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { packPackages } from '../lib/pack.mjs'
import { inRoot } from '../lib/paths.mjs'

const KiB = 1024
const record = inRoot('npm/sizes.txt')

/** How far a size may be from its record before it has to be recorded again, so that growth is seen in review. */
const tolerance = 0.02

/** Bounds of what users load. @type {Record<string, number>} */
const bounds = { 'engine, raw': 1536 * KiB, 'engine, brotli': 450 * KiB }

/** @typedef {Record<string, number>} Sizes Bytes by what was measured. */

/** @returns {Promise<Sizes>} */
export async function measureSizes() {
  const tarballs = await packPackages()
  const wasm = readFileSync(inRoot('npm/core/engine/chkit_engine_bg.wasm'))
  return {
    'engine, raw': wasm.length,
    'engine, brotli': (await promisify(brotliCompress)(wasm)).length,
    ...Object.fromEntries(tarballs.map(({ name, path }) => [`${name}, tarball`, statSync(path).size])),
  }
}

/** What the committed file says. @returns {Sizes} */
function recordedSizes() {
  const text = existsSync(record) ? readFileSync(record, 'utf8') : ''
  return Object.fromEntries(
    [...text.matchAll(/^([^#\n].*?) {2,}(\d+)$/gm)].map(([, name, bytes]) => [name, Number(bytes)]),
  )
}

/** @param {Sizes} sizes */
const asText = (sizes) =>
  [
    '# Sizes in bytes of what users load and install. Written by `npm run generate`: do not edit.',
    ...Object.entries(sizes).map(([name, bytes]) => `${name.padEnd(28)}${String(bytes).padStart(10)}`),
    '',
  ].join('\n')

/** Writes the record when it is no longer near; says whether it did. */
export async function recordSizes() {
  const measured = await measureSizes()
  if (sizeDrift(measured, recordedSizes()).length === 0) return false
  writeFileSync(record, asText(measured))
  return true
}

/** @returns {Promise<string[]>} One sentence per size that is over its bound or not near its record. */
export async function sizeProblems() {
  const measured = await measureSizes()
  const over = Object.entries(bounds).flatMap(([name, bound]) => {
    const is = measured[name] ?? Number.POSITIVE_INFINITY
    return is > bound ? [`${name} is ${is} bytes, which is over its bound of ${bound}.`] : []
  })
  const drift = sizeDrift(measured, recordedSizes())
  return [...over, ...drift, ...(drift.length > 0 ? ['Record the new sizes with: npm run generate'] : [])]
}

/** All sizes with their bounds, for `npm run proof`. @returns {Promise<import('../proofs/proofs.mjs').ProofResult>} */
export async function sizeReport() {
  const measured = Object.entries(await measureSizes())
  const lines = measured.map(([name, bytes]) => {
    const bound = bounds[name]
    return `${name.padEnd(28)}${String(bytes).padStart(10)}${bound === undefined ? '' : `  of at most ${bound}`}`
  })
  const failed = measured.filter(([name, bytes]) => bytes > (bounds[name] ?? Number.POSITIVE_INFINITY)).length
  return { passed: measured.length - failed, failed, lines }
}

/**
 * @param {Sizes} measured
 * @param {Sizes} recorded
 * @returns {string[]} One sentence per size that is not near its record.
 */
export function sizeDrift(measured, recorded) {
  const names = [...new Set([...Object.keys(measured), ...Object.keys(recorded)])]
  return names.flatMap((name) => {
    const is = measured[name]
    const was = recorded[name]
    if (is === undefined) return [`${name} is recorded and no longer there.`]
    if (was === undefined) return [`${name} (${is} bytes) is not recorded.`]
    return Math.abs(is - was) > was * tolerance ? [`${name} is ${is} bytes, recorded are ${was}.`] : []
  })
}
