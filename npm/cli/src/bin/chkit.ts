#!/usr/bin/env node
import { VERSION } from '../version.js'

/**
 * How much of a function of the engine runs before V8 compiles it again and better: what Node has from 22 on.
 * With the seventh of it that Node 20 has, that happens for small schemas too, and takes longer than the rest of a run.
 */
const TIERING_BUDGET = 13_000_000

const [first] = process.argv.slice(2)
if (first === '--version' || first === '-v') {
  process.stdout.write(`${VERSION}\n`)
} else {
  if (process.versions.node.startsWith('20.')) {
    const { setFlagsFromString } = await import('node:v8')
    setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`)
  }
  // From Node 22 on, what is compiled here is compiled once.
  const { default: module } = (await import('node:module')) as { default: { enableCompileCache?: () => unknown } }
  module.enableCompileCache?.()
  // Loaded only now, so that the version is told at the price of starting Node.
  const { main } = await import('../main.js')
  process.exitCode = await main(process.argv.slice(2))
}
