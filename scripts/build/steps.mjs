/** What is built, in order: the engine, then each package after those it imports. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from '../lib/hash.mjs'
import { workspacePackages } from '../lib/packages.mjs'
import { inRoot, npmTool } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { engineFacts, engineInputs, engineOutput, makeEngine } from './engine.mjs'

/**
 * @typedef {object} BuildStep
 * @property {string} name
 * @property {() => string[]} inputs Files whose content decides whether the step runs.
 * @property {() => Promise<string[]>} facts Further things that decide it.
 * @property {string[]} outputs Files and folders it makes.
 * @property {() => Promise<void>} make
 */

/** @type {BuildStep[]} */
export const buildSteps = [
  { name: 'wasm', inputs: engineInputs, facts: engineFacts, outputs: [engineOutput], make: makeEngine },
  ...workspacePackages().map(packageStep),
]

/**
 * @param {import('../lib/packages.mjs').WorkspacePackage} workspacePackage
 * @returns {BuildStep}
 */
function packageStep({ folder, imports }) {
  const home = inRoot('npm', folder)
  const notInput = new Set([`npm/${folder}/dist`, `npm/${folder}/test`])
  return {
    name: folder,
    inputs: () => [
      ...filesUnder([home], (path) => !notInput.has(path)),
      // Of the packages it imports only the types matter: their code is not bundled into this one.
      ...imports.flatMap((name) => filesUnder([inRoot('npm', name, 'dist')]).filter((file) => file.endsWith('.d.ts'))),
      ...filesUnder([inRoot('tsconfig.base.json'), inRoot('package-lock.json'), inRoot('scripts/build/steps.mjs')]),
    ],
    facts: async () => [],
    outputs: [`${home}/dist`],
    make: async () => {
      await run(npmTool('tsdown'), ['--logLevel', 'warn'], { cwd: home, env: { NO_COLOR: '1' } })
      linkPrograms(home)
    },
  }
}

/**
 * Makes the programs of a package known to `npx`: npm links only those that exist, and on a fresh checkout none is built yet.
 * @param {string} home
 */
function linkPrograms(home) {
  /** @type {{ name: string, bin?: Record<string, string> }} */
  const { name, bin = {} } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  for (const [program, path] of Object.entries(bin)) {
    if (!existsSync(npmTool(program))) symlinkSync(join('..', name, path), npmTool(program))
  }
}
