/** Runs every lint and every consistency check, and reports all failures at the end: `npm run check`. */
import { build } from './build.mjs'
import { cargoChecks, generatedCheck, nodeChecks } from './checks/checks.mjs'
import { main } from './lib/failure.mjs'
import { close } from './lib/tally.mjs'
import { stopwatch } from './lib/time.mjs'
import { setUp } from './setup.mjs'

/** @typedef {import('./checks/checks.mjs').Check} Check */

await main(async () => {
  await setUp()
  /** @type {{ name: string, problem: string }[]} */
  const failures = []
  /** @param {Check[]} checks */
  const inTurn = async (checks) => {
    for (const check of checks) {
      const elapsed = stopwatch()
      const problem = await check.run().catch((/** @type {Error} */ error) => error.stack ?? error.message)
      if (problem) failures.push({ name: check.name, problem })
      console.log(`${problem ? 'FAILED' : 'ok    '} ${check.name.padEnd(24)} ${elapsed()}`)
    }
  }
  await inTurn([generatedCheck])
  await build()
  const lanes = [cargoChecks(), nodeChecks()]
  await Promise.all(lanes.map(inTurn))
  for (const { name, problem } of failures) console.log(`\n--- ${name}\n${problem}`)
  close({ passed: lanes.flat().length + 1 - failures.length, failed: failures.length })
})
