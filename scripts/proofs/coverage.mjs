/** Proof: the texts of the proof `bulk` go through the parser and the formatter, line by line. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRoot, root, workFolder } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { rustToolchain } from '../versions.mjs'
import { bulkTexts, typeNames } from './bulk.mjs'
import { verdict } from './oracle/report.mjs'
import { BATCH, ownTexts, withSides } from './oracle/sides.mjs'

/** How many of a hundred lines have to be run. */
const COVERED = 95

/** What is measured: reading, lowering and writing. */
const FOLDERS = ['parser', 'lower', 'format'].map((name) => inRoot('crates/sql/src', name))

const target = inRoot('target/coverage')
const binary = join(target, 'debug/examples/format')
const counts = join(workFolder, 'coverage')

/**
 * @param {import('./proofs.mjs').ProofOptions} options
 * @returns {Promise<import('./proofs.mjs').ProofResult>}
 */
export async function proveCoverage(options) {
  await run('rustup', ['component', 'add', 'llvm-tools', '--toolchain', rustToolchain()])
  await run('cargo', ['build', '--quiet', '--package', 'chkit-sql', '--example', 'format', '--target-dir', target], {
    env: { RUSTFLAGS: '-C instrument-coverage' },
  })
  rmSync(counts, { recursive: true, force: true })
  mkdirSync(counts, { recursive: true })
  const { drawn, spliced } = await withSides(async (sides) =>
    bulkTexts(options, sides.binary, await typeNames(sides.url)),
  )
  // Counts of runs that share a file are added up in it.
  const env = { LLVM_PROFILE_FILE: join(counts, '%m.profraw') }
  for (const list of [drawn, spliced]) {
    for (let from = 0; from < list.length; from += BATCH) await ownTexts(list.slice(from, from + BATCH), binary, env)
  }
  const files = await coveredLines()
  const covered = files.reduce((sum, file) => sum + file.covered, 0)
  const total = files.reduce((sum, file) => sum + file.count, 0)
  const { passed, failed, line } = verdict('lines of parser, lowering and formatter', covered, total, COVERED)
  const behind = files.filter((file) => file.covered < file.count).sort((left, right) => left.percent - right.percent)
  return {
    passed,
    failed,
    lines: [
      line,
      ...behind.map(
        ({ name, percent, ...lines }) =>
          `         ${percent.toFixed(1).padStart(5)} % ${String(lines.count - lines.covered).padStart(4)} lines not run of ${name}`,
      ),
    ],
  }
}

/** How many lines of each file there are, and how many of them were run. */
async function coveredLines() {
  const tools = join((await run('rustc', ['--print', 'target-libdir'])).trim(), '../bin')
  const merged = join(counts, 'all.profdata')
  const raw = readdirSync(counts).map((name) => join(counts, name))
  await run(join(tools, 'llvm-profdata'), ['merge', '-o', merged, ...raw])
  const exported = await run(join(tools, 'llvm-cov'), [
    ...['export', '--summary-only', '--instr-profile', merged, binary],
    ...FOLDERS,
  ])
  /** @type {{ data: { files: { filename: string, summary: { lines: { count: number, covered: number, percent: number } } }[] }[] }} */
  const { data } = JSON.parse(exported)
  return data.flatMap(({ files }) =>
    files.map(({ filename, summary }) => ({ name: relative(root, filename), ...summary.lines })),
  )
}
