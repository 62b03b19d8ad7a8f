/** Measures speed: `npm run bench [-- <name>…]` runs `tests/bench/<name>.bench.mjs`, each in a process of its own. */
import { readdirSync } from 'node:fs'
import { build } from './build.mjs'
import { Failure, main } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { setUp } from './setup.mjs'

await main(async (args) => {
  const known = readdirSync(inRoot('tests/bench'))
    .filter((file) => file.endsWith('.bench.mjs'))
    .map((file) => file.replace('.bench.mjs', ''))
    .sort()
  const unknown = args.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Failure(`There is no benchmark ${unknown}. Choose from: ${known.join(', ')}`)
  if (known.length === 0) throw new Failure('tests/bench has no benchmarks.')
  await setUp()
  await build()
  for (const name of known.filter((candidate) => args.length === 0 || args.includes(candidate))) {
    console.log(`\n== ${name}`)
    await run(process.execPath, ['--expose-gc', inRoot('tests/bench', `${name}.bench.mjs`)], { echo: true })
  }
})
