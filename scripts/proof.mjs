/**
 * Runs the measured proofs: `npm run proof [-- <name>…] [--ci] [--seed <text>] [--without-corpus]`. With `--ci` the long
 * ones run a part that the seed chooses; with `--without-corpus` only what needs no corpus runs, and the rest is named.
 */
import { parseArgs } from 'node:util'
import { Failure, main } from './lib/failure.mjs'
import { capture } from './lib/run.mjs'
import { close, sum } from './lib/tally.mjs'
import { stopwatch } from './lib/time.mjs'
import { proofs } from './proofs/proofs.mjs'
import { setUp } from './setup.mjs'

await main(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ci: { type: 'boolean', default: false },
      seed: { type: 'string' },
      'without-corpus': { type: 'boolean', default: false },
    },
  })
  const unknown = positionals.find((name) => !proofs.some((proof) => proof.name === name))
  if (unknown !== undefined) {
    const list = proofs.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n')
    throw new Failure(`There is no proof ${unknown}. Choose from:\n${list}`)
  }
  await setUp()
  // A commit always draws the same part; another commit draws another one.
  const seed = values.seed ?? (await capture('git', ['rev-parse', 'HEAD'])).stdout.trim()
  const corpus = !values['without-corpus']
  const results = []
  const left = []
  for (const proof of proofs.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const elapsed = stopwatch()
    const fraction = values.ci ? proof.ciFraction : 1
    if (fraction === 0) continue
    if (!corpus && proof.corpus !== undefined) left.push(`${proof.name} (${proof.corpus})`)
    if (!corpus && proof.corpus === 'all of it') continue
    console.log(`\n== ${proof.name}: ${proof.about}${fraction < 1 ? ` (a part, seed ${seed})` : ''}`)
    const result = await proof.run({ fraction, seed, corpus })
    console.log(result.lines.join('\n'))
    console.log(`${result.passed} passed and ${result.failed} failed in ${elapsed()}`)
    results.push(result)
  }
  if (left.length > 0) console.log(`\nNot run, because it needs the corpus: ${left.join(', ')}`)
  close(sum(results))
})
