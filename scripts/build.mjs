/**
 * Builds the engine and the packages, and nothing that is already there: `npm run build [-- --only <step>[,<step>]]`.
 * A step is made again when the content of its inputs changed, whatever the clock says.
 */
import { pathToFileURL } from 'node:url'
import { buildSteps } from './build/steps.mjs'
import { Failure, main } from './lib/failure.mjs'
import { hashOf } from './lib/hash.mjs'
import { withLock } from './lib/lock.mjs'
import { forget, isFresh, markFresh } from './lib/stamp.mjs'
import { stopwatch } from './lib/time.mjs'
import { setUp } from './setup.mjs'

/**
 * Runs the named steps in their order, or all of them.
 * @param {string[]} [only]
 */
export async function build(only = buildSteps.map((step) => step.name)) {
  const unknown = only.find((name) => !buildSteps.some((step) => step.name === name))
  if (unknown !== undefined) {
    throw new Failure(
      `There is no build step ${unknown}. Choose from: ${buildSteps.map((step) => step.name).join(', ')}`,
    )
  }
  await withLock('build', async () => {
    for (const step of buildSteps) {
      if (!only.includes(step.name)) continue
      const inputs = hashOf(step.inputs(), await step.facts())
      if (isFresh(step.name, inputs, step.outputs)) continue
      const elapsed = stopwatch()
      forget(step.name)
      await step.make()
      markFresh(step.name, inputs, step.outputs)
      console.log(`built ${step.name} in ${elapsed()}`)
    }
  })
}

/** @param {string[]} args */
function onlyOption(args) {
  if (args.length === 0) return undefined
  const [name, value] = args[0]?.includes('=') ? args[0].split('=') : args
  if (name !== '--only' || !value) throw new Failure('Usage: npm run build [-- --only <step>[,<step>]]')
  return value.split(',')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async (args) => {
    const only = onlyOption(args)
    const elapsed = stopwatch()
    await setUp()
    await build(only)
    console.log(`everything is built (${elapsed()})`)
  })
}
