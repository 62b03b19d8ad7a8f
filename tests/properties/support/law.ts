import fc from 'fast-check'
import { test } from 'vitest'

/** The same cases in every run; `CHKIT_PROPERTY_SEED` looks at others. */
const seed = Number(process.env.CHKIT_PROPERTY_SEED ?? 20_261)
/** How many times as many cases as usual: `CHKIT_PROPERTY_EFFORT=20` is a search for an hour when something is new. */
const effort = Number(process.env.CHKIT_PROPERTY_EFFORT ?? 1)

/** A test that something holds for every value of an arbitrary. Its title tells the seed, so that a failure can be had again. */
export function law<Value>(
  name: string,
  runs: number,
  arbitrary: fc.Arbitrary<Value>,
  check: (value: Value) => void,
): void {
  const numRuns = Math.max(1, Math.round(runs * effort))
  test(`${name} (${numRuns} cases, seed ${seed})`, { timeout: 60_000 * Math.max(1, effort) }, () => {
    fc.assert(
      fc.property(arbitrary, (value) => check(value)),
      { seed, numRuns },
    )
  })
}

/** Some values of an arbitrary, the same in every run. */
export function samples<Value>(arbitrary: fc.Arbitrary<Value>, count: number): Value[] {
  return fc.sample(arbitrary, { seed, numRuns: count })
}
