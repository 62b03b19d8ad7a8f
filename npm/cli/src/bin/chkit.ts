#!/usr/bin/env node
import { VERSION } from '../version.js'

const [first] = process.argv.slice(2)
if (first === '--version' || first === '-v') {
  process.stdout.write(`${VERSION}\n`)
} else {
  // Loaded only now, so that the version is told at the price of starting Node.
  const { main } = await import('../main.js')
  process.exitCode = await main(process.argv.slice(2))
}
