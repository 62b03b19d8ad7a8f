import { describe, expect, it } from 'vitest'
import { provokeTrap } from '../engine/chkit_engine.js'
import { runInEngine } from '../src/engine.js'
import { ChkitError, canonicalizeDefinitions, planDiff, table } from '../src/index.js'

const events = table({
  database: 'app',
  name: 'events',
  columns: [{ name: 'id', type: 'UInt64', comment: 'é'.repeat(1000) }],
  engine: 'MergeTree()',
  primaryKey: ['id'],
  orderBy: ['id'],
})

function failureOf(enter: () => string): unknown {
  try {
    runInEngine('planDiff', enter)
  } catch (error) {
    return error
  }
  return undefined
}

function trap(): string {
  provokeTrap()
  return ''
}

function exhaustStack(depth: number): string {
  return `${depth}${exhaustStack(depth + 1)}`
}

describe('an engine that stops', () => {
  it.each([
    ['by a trap', trap, WebAssembly.RuntimeError],
    ['by an exhausted stack', () => exhaustStack(0), RangeError],
  ])('%s is reported, and the next call works', (_how, enter, cause) => {
    const before = canonicalizeDefinitions([events])
    const error = failureOf(enter)
    expect(error).toBeInstanceOf(ChkitError)
    expect(error).toMatchObject({
      code: 'CHK9001',
      message: 'The engine stopped inside `planDiff`. This is a bug in chkit.',
      diagnostics: [{ name: 'engine_trap', severity: 'error' }],
      cause: expect.any(cause),
    })
    expect(canonicalizeDefinitions([events])).toEqual(before)
  })

  it('is replaced as often as it takes, whatever grew before', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({ ...events, name: `events_${index}` }))
    for (let round = 0; round < 3; round++) {
      expect(failureOf(trap)).toBeInstanceOf(ChkitError)
      expect(failureOf(trap)).toBeInstanceOf(ChkitError)
      expect(planDiff([], [events]).operations).toHaveLength(2)
      expect(canonicalizeDefinitions(many)).toHaveLength(many.length)
    }
  })
})
