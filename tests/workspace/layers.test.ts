import { describe, expect, test } from 'vitest'
import { crateProblems, layerProblems, packageProblems } from '../../scripts/checks/layers.mjs'

const alone = { dependencies: [], devDependencies: [] }

test('the workspace keeps its direction', async () => {
  expect(await layerProblems()).toEqual([])
})

describe('crates', () => {
  test('a crate may depend on what is below it', () => {
    expect(crateProblems([{ ...alone, name: 'chkit-planner', dependencies: ['chkit-schema', 'chkit-sql'] }])).toEqual(
      [],
    )
  })

  test('a crate may not depend on what is above it, nor may its tests', () => {
    const upwards = 'chkit-sql depends on chkit-planner, which is not below it.'
    expect(crateProblems([{ ...alone, name: 'chkit-sql', dependencies: ['chkit-planner'] }])).toEqual([upwards])
    expect(crateProblems([{ ...alone, name: 'chkit-sql', devDependencies: ['chkit-planner'] }])).toEqual([upwards])
  })

  test('below the bindings nothing touches the host', () => {
    const host = 'chkit-core depends on wasm-bindgen: only a binding may touch the host.'
    expect(crateProblems([{ ...alone, name: 'chkit-core', dependencies: ['wasm-bindgen'] }])).toEqual([host])
    expect(crateProblems([{ ...alone, name: 'chkit-wasm', dependencies: ['wasm-bindgen'] }])).toEqual([])
  })

  test('what touches the host may hide behind a feature that only a tool turns on', () => {
    const core = { ...alone, name: 'chkit-core', dependencies: ['wasm-bindgen'], optional: ['wasm-bindgen'] }
    expect(crateProblems([core, { ...alone, name: 'xtask', featuresOf: ['chkit-core'] }])).toEqual([])
    expect(crateProblems([core, { ...alone, name: 'chkit-wasm', featuresOf: ['chkit-core'] }])).toEqual([
      'chkit-wasm turns on features of chkit-core: only a tool may.',
    ])
  })

  test('tests and benchmarks may use what the engine may not', () => {
    expect(crateProblems([{ ...alone, name: 'chkit-sql', devDependencies: ['sqlparser'] }])).toEqual([])
  })

  test('a tool may use everything, and nothing uses a tool', () => {
    expect(crateProblems([{ ...alone, name: 'xtask', dependencies: ['chkit-core', 'walkdir'] }])).toEqual([])
    expect(crateProblems([{ ...alone, name: 'chkit-core', dependencies: ['xtask'] }])).toEqual([
      'chkit-core depends on xtask, which is not below it.',
    ])
  })

  test('a new crate has to be given its place', () => {
    expect(crateProblems([{ ...alone, name: 'chkit-new' }])).toEqual([
      'chkit-new has no place in the layers of scripts/checks/layers.mjs.',
    ])
  })
})

describe('packages', () => {
  test('the command line may depend on all of them', () => {
    const dependencies = ['@chkit/core', '@chkit/clickhouse', '@chkit/codegen', 'zod']
    expect(packageProblems([{ ...alone, name: 'chkit', dependencies }])).toEqual([])
  })

  test('packages of the same layer do not know each other', () => {
    expect(packageProblems([{ ...alone, name: '@chkit/codegen', dependencies: ['@chkit/clickhouse'] }])).toEqual([
      '@chkit/codegen depends on @chkit/clickhouse, which is not below it.',
    ])
  })
})
