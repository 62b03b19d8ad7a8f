/** The test suites. A folder under `tests/` that has `*.test.ts` files is one, without being named here. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from '../lib/hash.mjs'
import { inRoot, npmTool, workFolder } from '../lib/paths.mjs'
import { capture, frozen } from '../lib/run.mjs'
import { cargoTally, vitestTally } from '../lib/tally.mjs'
import { rustTool } from '../setup.mjs'

/**
 * @typedef {object} SuiteRun
 * @property {string[]} args For the program that runs the suite, such as a filter by name.
 * @property {Record<string, string>} env
 * @property {boolean} echo Show the output while it is written.
 * @property {boolean} [part] Only a part was asked for: the tests that were not are no failures.
 */

/**
 * @typedef {object} SuiteResult
 * @property {number} passed
 * @property {number} failed
 * @property {string} output
 */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} about
 * @property {boolean} needsBuild Whether it uses the built packages.
 * @property {(run: SuiteRun) => Promise<SuiteResult>} run
 */

const locked = frozen ? ['--locked'] : []
const colour = process.stdout.isTTY ? { CARGO_TERM_COLOR: 'always', FORCE_COLOR: '1' } : { NO_COLOR: '1' }

/** Quick suites first; a folder that is not named here comes after them. */
const folderOrder = ['workspace', 'scenarios', 'properties', 'inputs', 'engine', 'e2e', 'packaging']

/** Folders under `tests/` that hold test files, in the order in which they run. */
export function testFolders() {
  /** @param {string} name */
  const rank = (name) => (folderOrder.includes(name) ? folderOrder.indexOf(name) : folderOrder.length)
  return readdirSync(inRoot('tests'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => entry.name)
    .filter((name) => filesUnder([inRoot('tests', name)]).some((file) => file.endsWith('.test.ts')))
    .sort((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1))
}

/** All suites, in the order in which they run. */
export function suites() {
  return [
    rustSuite,
    wasmSuite,
    vitestSuite('unit', 'the npm packages, each by itself (npm/*/test)'),
    ...testFolders().map((name) => vitestSuite(name, `tests/${name}`)),
  ]
}

/** @type {Suite} */
const rustSuite = {
  name: 'rust',
  about: 'the Rust crates, natively',
  needsBuild: false,
  run: (options) => cargoTest(['--quiet', '--workspace', '--exclude', 'chkit-wasm'], options),
}

/** @type {Suite} */
const wasmSuite = {
  name: 'wasm',
  about: 'the engine as WebAssembly, called over its boundary',
  needsBuild: false,
  run: async (options) => {
    const runner = await rustTool('wasm-bindgen-cli', 'wasm-bindgen-test-runner')
    const env = { ...options.env, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: runner }
    // The runner does not know the test harness' --quiet.
    return cargoTest(['--package', 'chkit-wasm', '--target', 'wasm32-unknown-unknown'], { ...options, env })
  },
}

/**
 * @param {string[]} selection
 * @param {SuiteRun} options
 * @returns {Promise<SuiteResult>}
 */
async function cargoTest(selection, { args, env, echo }) {
  const { code, output } = await capture('cargo', ['test', '--no-fail-fast', ...locked, ...selection, ...args], {
    echo,
    env: { ...colour, ...env },
  })
  return { ...cargoTally(output, code), output }
}

/**
 * @param {string} name
 * @param {string} about
 * @returns {Suite}
 */
function vitestSuite(name, about) {
  return {
    name,
    about,
    needsBuild: name !== 'workspace',
    run: async ({ args, env, echo, part = false }) => {
      const reportFile = join(workFolder, 'reports', `${name}.json`)
      rmSync(reportFile, { force: true })
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
      const { code, output } = await capture(npmTool('vitest'), ['run', '--project', name, ...reporters, ...args], {
        echo,
        env: { ...colour, ...env },
      })
      const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined
      return { ...vitestTally(report, code, part), output }
    },
  }
}
