/** Counting what passed and what failed, and the closing line that says it. */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 */

/**
 * Sum of tallies.
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export const sum = (tallies) => ({
  passed: tallies.reduce((total, tally) => total + tally.passed, 0),
  failed: tallies.reduce((total, tally) => total + tally.failed, 0),
})

/**
 * Prints the closing line of a run, and lets the process fail when anything failed.
 * @param {Tally} tally
 */
export function close({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

/**
 * What a run of `cargo test` counted. Ignored tests count as failed: nobody would notice a test that never runs.
 * @param {string} output
 * @param {number} code Exit code.
 * @returns {Tally}
 */
export function cargoTally(output, code) {
  const tally = sum(
    [...output.matchAll(/^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm)].map(
      ([, passed, failed, ignored]) => ({
        passed: Number(passed),
        failed: Number(failed) + Number(ignored),
      }),
    ),
  )
  return withExitCode(tally, code)
}

/**
 * What a run of vitest counted, from its JSON report. Skipped tests and those still to be written count as failed, too.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number } | undefined} report
 * @param {number} code Exit code.
 * @param {boolean} part Only a part was asked for: the tests left out count as skipped in the report, and not at all here.
 * @returns {Tally}
 */
export function vitestTally(report, code, part) {
  if (!report) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report
  const skipped = part ? 0 : numPendingTests + numTodoTests
  return withExitCode({ passed: numPassedTests, failed: numFailedTests + skipped }, code)
}

/**
 * A run that failed without naming a test (it did not compile, a file did not load) has one failure, and so has one without tests.
 * @param {Tally} tally
 * @param {number} code
 * @returns {Tally}
 */
function withExitCode(tally, code) {
  const silent = tally.failed === 0 && (code !== 0 || tally.passed === 0)
  return silent ? { ...tally, failed: 1 } : tally
}
