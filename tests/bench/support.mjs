// @ts-check
/** Measuring by ratio: machines differ and are noisy, so every figure stands beside one of the same run. */

/**
 * Runs the candidates in turn, so that all meet the same noise, and gives each one's times, sorted.
 *
 * @param {number} rounds
 * @param {Record<string, () => unknown>} candidates
 * @returns {Record<string, number[]>} milliseconds
 */
export function timeInTurn(rounds, candidates) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(candidates)) {
      globalThis.gc?.()
      const start = performance.now()
      run()
      // The first round warms up.
      if (round > 0) times[name]?.push(performance.now() - start)
    }
  }
  for (const list of Object.values(times)) list.sort((left, right) => left - right)
  return times
}

/** @param {readonly number[] | undefined} sorted */
export const median = (sorted) => sorted?.[Math.floor(sorted.length / 2)] ?? Number.NaN

/**
 * The least time: what a program needs. What others took longer is what else the machine did meanwhile, which for programs of a
 * tenth of a second is the greater part.
 *
 * @param {readonly number[] | undefined} sorted
 */
export const least = (sorted) => sorted?.[0] ?? Number.NaN

/** @param {number} milliseconds */
export const ms = (milliseconds) => `${milliseconds.toFixed(1)} ms`

/**
 * Prints a figure and what it is held against; over its bound, the process fails.
 *
 * @param {string} name
 * @param {number} figure
 * @param {{ bound: number, goal?: number, unit?: string }} limits
 */
export function judge(name, figure, { bound, goal, unit = '' }) {
  const verdict = figure > bound ? 'OVER THE BOUND' : goal !== undefined && figure > goal ? 'within the bound' : 'good'
  const limits = goal === undefined ? `bound ${bound}${unit}` : `goal ${goal}${unit}, bound ${bound}${unit}`
  console.log(`${name}: ${figure.toFixed(2)}${unit} (${limits}): ${verdict}`)
  if (figure > bound) process.exitCode = 1
}
