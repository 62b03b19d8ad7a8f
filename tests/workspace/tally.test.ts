import { describe, expect, test } from 'vitest'
import { cargoTally, vitestTally } from '../../scripts/lib/tally.mjs'

const cargoLine = (passed: number, failed: number, ignored: number) =>
  `test result: ok. ${passed} passed; ${failed} failed; ${ignored} ignored; 0 measured; 0 filtered out; finished in 0.01s\n`

const vitestReport = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }

describe('cargo test', () => {
  test('all binaries are added up', () => {
    expect(cargoTally(cargoLine(3, 0, 0) + cargoLine(4, 1, 0), 101)).toEqual({ passed: 7, failed: 1 })
  })

  test('an ignored test counts as failed', () => {
    expect(cargoTally(cargoLine(3, 0, 2), 0)).toEqual({ passed: 3, failed: 2 })
  })

  test('a run that does not compile has failed', () => {
    expect(cargoTally('error: could not compile', 101)).toEqual({ passed: 0, failed: 1 })
  })

  test('a run without tests has failed', () => {
    expect(cargoTally(cargoLine(0, 0, 0), 0)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('vitest', () => {
  test('a skipped test counts as failed', () => {
    expect(vitestTally({ ...vitestReport, numPendingTests: 1 }, 0, false)).toEqual({ passed: 5, failed: 1 })
  })

  test('unless only a part was asked for', () => {
    expect(vitestTally({ ...vitestReport, numPendingTests: 40 }, 0, true)).toEqual({ passed: 5, failed: 0 })
  })

  test('a file that does not load is a failure without a failed test', () => {
    expect(vitestTally(vitestReport, 1, false)).toEqual({ passed: 5, failed: 1 })
  })

  test('a run that leaves no report has failed', () => {
    expect(vitestTally(undefined, 0, false)).toEqual({ passed: 0, failed: 1 })
  })
})
