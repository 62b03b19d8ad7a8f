// @ts-check
/** The parser against the `sqlparser` crate, per byte: on statements of the tests' grammar and, where it is there, of the corpus. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { judge } from './support.mjs'

/** @param {string} name @param {string[]} statements None: the benchmark draws some. */
function measure(name, statements) {
  console.log(name)
  const { status, stdout, stderr } = spawnSync(
    'cargo',
    ['bench', '--quiet', '--package', 'chkit-sql', '--bench', 'parser'],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      input: statements.join('\0'),
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`The benchmark ended with exit code ${status}.\n${stderr}`)
  console.log(stdout.trimEnd())
  judge('parsing against sqlparser', Number(/^ratio (.+)$/m.exec(stdout)?.[1]), { goal: 0.5, bound: 1, unit: 'x' })
}

measure('statements of the grammar', [])

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
