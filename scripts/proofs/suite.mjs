/** Proofs that are test suites: all of their tests, or a part that is chosen by a seed. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { build } from '../build.mjs'
import { Failure } from '../lib/failure.mjs'
import { npmTool, workFolder } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { suites } from '../test/suites.mjs'

/**
 * @typedef {object} SuiteProof
 * @property {number} passed
 * @property {number} failed
 * @property {number} total How many tests the suite has.
 * @property {{ name: string, passed: boolean, milliseconds: number }[]} tests Those that ran.
 * @property {string} output
 */

/**
 * Runs a fraction of a suite's tests, which the seed chooses.
 * @param {string} name Of the suite.
 * @param {import('./proofs.mjs').ProofOptions} options
 * @returns {Promise<SuiteProof>}
 */
export async function proveSuite(name, { fraction, seed }) {
  const suite = suites().find((candidate) => candidate.name === name)
  if (!suite) throw new Failure(`tests/${name} has no tests.`)
  await build()
  const names = await testNames(name)
  const chosen = chooseBySeed(names, fraction, seed)
  const filter = `^(${chosen.map((test) => test.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})$`
  const { passed, failed, output } = await suite.run({
    args: fraction < 1 ? ['--testNamePattern', filter] : [],
    env: {},
    echo: false,
    part: fraction < 1,
  })
  /** @type {{ testResults: { assertionResults: { fullName: string, status: string, duration?: number }[] }[] }} */
  const report = JSON.parse(readFileSync(`${workFolder}/reports/${name}.json`, 'utf8'))
  const tests = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, status, duration }) => ({
      name: fullName,
      passed: status === 'passed',
      milliseconds: duration ?? 0,
    }))
  return { passed, failed, total: names.length, tests, output }
}

/**
 * Full names of all tests of a suite.
 * @param {string} name
 * @returns {Promise<string[]>}
 */
async function testNames(name) {
  /** @type {{ name: string }[]} */
  const listed = JSON.parse(await run(npmTool('vitest'), ['list', '--project', name, '--json']))
  return listed.map((test) => test.name.split(' > ').join(' '))
}

/**
 * The same seed always chooses the same names, whatever their order; at least one.
 * @param {string[]} names
 * @param {number} fraction
 * @param {string} seed
 */
export function chooseBySeed(names, fraction, seed) {
  /** @param {string} name */
  const draw = (name) => createHash('sha256').update(`${seed}\n${name}`).digest('hex')
  const drawn = [...names].sort((left, right) => (draw(left) < draw(right) ? -1 : 1))
  return drawn.slice(0, Math.max(1, Math.ceil(names.length * fraction)))
}
