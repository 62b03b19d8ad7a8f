/**
 * Runs the tests: `npm test [-- <suite>…] [-- <arguments of the suite's runner>]`.
 * Without a name all suites run, and only what failed is shown; named suites show everything.
 */
import { build } from './build.mjs'
import { Failure, main } from './lib/failure.mjs'
import { close, sum } from './lib/tally.mjs'
import { stopwatch } from './lib/time.mjs'
import { setUp } from './setup.mjs'
import { suites } from './test/suites.mjs'

await main(async (args) => {
  const split = args.indexOf('--')
  const names = split < 0 ? args : args.slice(0, split)
  const forRunner = split < 0 ? [] : args.slice(split + 1)
  const known = suites()
  const unknown = names.find((name) => !known.some((suite) => suite.name === name))
  if (unknown !== undefined) {
    const list = known.map((suite) => `  ${suite.name.padEnd(12)} ${suite.about}`).join('\n')
    throw new Failure(`There is no suite ${unknown}. Choose from:\n${list}`)
  }
  const chosen = known.filter((suite) => names.length === 0 || names.includes(suite.name))
  if (forRunner.length > 0 && chosen.length !== 1) throw new Failure('Arguments for a runner need exactly one suite.')

  await setUp()
  if (chosen.some((suite) => suite.needsBuild)) await build()
  const total = stopwatch()
  const results = []
  for (const suite of chosen) {
    const elapsed = stopwatch()
    const echo = names.length > 0
    const result = await suite.run({ args: forRunner, env: {}, echo, part: forRunner.length > 0 })
    results.push(result)
    if (result.failed > 0 && !echo) console.log(`\n${result.output.trimEnd()}\n`)
    const counts = `${result.passed} passed${result.failed > 0 ? `, ${result.failed} failed` : ''}`
    console.log(`${suite.name.padEnd(12)} ${counts.padEnd(24)} ${elapsed()}`)
  }
  console.log(`\n${chosen.length} suites in ${total()}`)
  close(sum(results))
})
