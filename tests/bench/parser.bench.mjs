// @ts-check
/**
 * The parser against the `sqlparser` crate, per byte, and in WebAssembly against itself as native code: on statements of the
 * tests' grammar and, where it is there, of the corpus.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { ChkitError, formatSql } from '@chkit/core'
import { judge, least, ms, timeInTurn } from './support.mjs'

/** How many statements are drawn from the grammar. */
const DRAWN = 5000

/** @param {string[]} args @param {string} input */
function cargo(args, input) {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const { status, stdout, stderr } = spawnSync('cargo', args, { cwd, input, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`cargo ${args.join(' ')} ended with exit code ${status}.\n${stderr}`)
  return stdout
}

/** @param {string} statement */
function isFormatted(statement) {
  try {
    formatSql(statement)
    return true
  } catch (error) {
    if (error instanceof ChkitError) return false
    throw error
  }
}

/** @param {string} name @param {string[]} statements */
function measure(name, statements) {
  console.log(name)
  const native = cargo(['bench', '--quiet', '--package', 'chkit-sql', '--bench', 'parser'], statements.join('\0'))
  console.log(native.trimEnd())
  judge('parsing against sqlparser', Number(/^ratio (.+)$/m.exec(native)?.[1]), { goal: 0.5, bound: 1, unit: 'x' })

  const accepted = statements.filter(isFormatted)
  // All of them in one text, as a file holds them; a comment at the end of one must not swallow the semicolon.
  const script = accepted.join('\n;\n')
  const time = least(timeInTurn(5, { wasm: () => formatSql(script) }).wasm)
  const perByte = (time * 1e6) / Buffer.byteLength(script)
  console.log(`  formatSql ${ms(time)}, ${accepted.length} statements, ${perByte.toFixed(1)} ns per byte`)
  const nativePerByte = Number(/^ {2}all .* ([\d.]+) ns per byte$/m.exec(native)?.[1])
  judge('formatSql in WebAssembly against native code', perByte / nativePerByte, { goal: 3, bound: 6, unit: 'x' })
}

measure(
  'statements of the grammar',
  cargo(['run', '--quiet', '--package', 'chkit-sql', '--example', 'grammar'], `statement ${DRAWN} 0`).split('\0'),
)

const folder = process.env.CHKIT_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
const files = ['create', 'alter', 'other'].map((name) => join(folder, `${name}.dev.jsonl.gz`))
if (files.every((file) => existsSync(file))) {
  const statements = files
    .flatMap((file) => gunzipSync(readFileSync(file)).toString().split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ formatted, sql }) => formatted && !sql.includes('\0'))
    .map(({ sql }) => sql)
  measure('statements of the corpus', statements)
} else {
  console.log('the corpus is not there: set CHKIT_CORPUS to the folder that holds it')
}
