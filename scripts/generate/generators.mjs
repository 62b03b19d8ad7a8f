/** What is generated and committed. A check runs all of this again and compares. */
import { filesUnder, hashOf } from '../lib/hash.mjs'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'

/**
 * @typedef {object} Generator
 * @property {string} name
 * @property {string[]} outputs Files and folders, inside the repository.
 * @property {() => Promise<unknown>} run
 */

/** In the order in which they build on each other. @type {Generator[]} */
export const generators = [
  {
    name: 'ClickHouse facts',
    outputs: ['crates/sql/src/facts/tables.rs'],
    run: () => run('node', ['scripts/facts.mjs']),
  },
  {
    name: 'wire types and diagnostic codes',
    outputs: ['npm/core/src/generated', 'crates/diagnostics/pages/README.md'],
    run: () => run('cargo', ['run', '--quiet', '--package', 'xtask', '--', 'generate']),
  },
  {
    name: 'pages of chkit explain',
    outputs: ['npm/cli/src/generated'],
    run: () => run('node', ['npm/cli/scripts/diagnostic-pages.mjs']),
  },
  {
    name: 'commands reference',
    outputs: ['docs/commands.md'],
    run: () => run('node', ['npm/cli/scripts/commands-reference.mjs']),
  },
]

/** Runs all generators and returns one sentence for each file that was not what its generator makes. */
export async function staleGenerated() {
  const before = contents()
  for (const generator of generators) await generator.run()
  const after = contents()
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .map((file) => `${file} was not what its generator makes; it is now: commit it.`)
}

/** Hash of every generated file, by path. */
function contents() {
  const files = generators.flatMap(({ outputs }) => filesUnder(outputs.map((path) => inRoot(path))))
  return new Map(files.map((file) => [file.slice(inRoot().length + 1), hashOf([file])]))
}
