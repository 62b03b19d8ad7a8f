/** All checks of `npm run check`. Each returns what is wrong, or an empty text. */
import { existsSync, readdirSync } from 'node:fs'
import { staleGenerated } from '../generate/generators.mjs'
import { inRoot, npmTool } from '../lib/paths.mjs'
import { capture, frozen } from '../lib/run.mjs'
import { rustTool } from '../setup.mjs'
import { sizeProblems } from '../sizes/sizes.mjs'
import { layerProblems } from './layers.mjs'
import { manifestProblems } from './manifests.mjs'

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {() => Promise<string>} run
 */

const locked = frozen ? '--locked ' : ''

/**
 * A check that is a program: it is passed when the program succeeds.
 * @param {string} name
 * @param {string} command
 * @param {string} args Separated by single blanks.
 * @returns {Check}
 */
const program = (name, command, args) => ({
  name,
  run: async () => {
    const { code, output } = await capture(command, args.split(' '))
    return code === 0 ? '' : output.trimEnd() || `${command} ended with exit code ${code}.`
  },
})

/** Folders with a `tsconfig.json`. */
const typescriptProjects = () =>
  [
    'scripts',
    'tests',
    ...['npm', 'examples'].flatMap((parent) => readdirSync(inRoot(parent)).map((name) => `${parent}/${name}`)),
  ].filter((folder) => existsSync(inRoot(folder, 'tsconfig.json')))

const wasm32 = '--package chkit-wasm --target wasm32-unknown-unknown'

/** Checks that use cargo, which runs one at a time. @returns {Check[]} */
export const cargoChecks = () => [
  program('rustfmt', 'cargo', 'fmt --all --check -- --color=never'),
  program('clippy', 'cargo', `clippy --quiet ${locked}--workspace --all-targets -- -D warnings`),
  program('clippy wasm32', 'cargo', `clippy --quiet ${locked}${wasm32} --all-targets -- -D warnings`),
  {
    name: 'cargo-deny',
    run: async () => {
      const executable = await rustTool('cargo-deny', 'cargo-deny')
      return program('cargo-deny', executable, `--log-level warn ${locked}check licenses bans sources`).run()
    },
  },
  { name: 'dependency direction', run: async () => (await layerProblems()).join('\n') },
]

/** Runs alone, before the others: it writes files that they read. @type {Check} */
export const generatedCheck = { name: 'generated files', run: async () => (await staleGenerated()).join('\n') }

/** Checks that use Node. @returns {Check[]} */
export const nodeChecks = () => [
  { name: 'manifests', run: async () => manifestProblems().join('\n') },
  program('biome', npmTool('biome'), 'ci --colors=off --max-diagnostics=50'),
  ...typescriptProjects().map((folder) =>
    program(`types of ${folder}`, npmTool('tsc'), `--project ${folder} --pretty false`),
  ),
  { name: 'sizes', run: async () => (await sizeProblems()).join('\n') },
]
