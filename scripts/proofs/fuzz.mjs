/** Proof: whatever bytes come, the SQL crate neither panics nor breaks its laws. Findings are kept in `crates/sql/fuzz/artifacts`. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../lib/failure.mjs'
import { inRoot, root } from '../lib/paths.mjs'
import { capture, environment, run } from '../lib/run.mjs'
import { rustTool } from '../setup.mjs'
import { fuzzToolchain } from '../versions.mjs'

/** The targets, and the rule of the grammar that their first texts are drawn from. */
const TARGETS = [
  { name: 'lexer', rule: 'statement' },
  { name: 'splitter', rule: 'statement' },
  { name: 'statements', rule: 'statement' },
  { name: 'types', rule: 'type' },
]

/** How long each target runs. */
const SECONDS = 20 * 60

/** How many texts of the grammar each target starts with. */
const SEEDS = 2000

const folder = inRoot('crates/sql/fuzz')

/**
 * @param {import('./proofs.mjs').ProofOptions} options
 * @returns {Promise<import('./proofs.mjs').ProofResult>}
 */
export async function proveByFuzzing({ fraction, seed }) {
  const isSmoke = fraction < 1
  // A part of the proof tries the texts of the grammar and makes none up: a build must not fail by chance.
  const bound = isSmoke ? ['-runs=0'] : [`-max_total_time=${SECONDS}`]
  const firstText = isSmoke ? 1 : Number.parseInt(seed.slice(0, 8), 16) || 1
  const cargoFuzz = await rustTool('cargo-fuzz', 'cargo-fuzz')
  await installToolchain()
  await run('cargo', ['build', '--quiet', '--package', 'chkit-sql', '--example', 'grammar'])
  await run(cargoFuzz, ['build', '--fuzz-dir', folder], { env: { RUSTUP_TOOLCHAIN: fuzzToolchain }, echo: true })
  const lines = []
  let failed = 0
  for (const { name, rule } of TARGETS) {
    const seeds = drawSeeds(name, rule, firstText)
    const limits = [...bound, '-max_len=4096', '-timeout=10', '-print_final_stats=1']
    const { code, output } = await capture(cargoFuzz, ['run', '--fuzz-dir', folder, name, seeds, '--', ...limits], {
      env: { RUSTUP_TOOLCHAIN: fuzzToolchain },
    })
    const texts = /stat::number_of_executed_units: (\d+)/.exec(output)?.[1] ?? '0'
    if (code !== 0) failed++
    lines.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}: ${texts} texts`)
    if (code !== 0) lines.push(output.split('\n').slice(-60).join('\n'))
  }
  return { passed: TARGETS.length - failed, failed, lines }
}

async function installToolchain() {
  const { stdout } = await capture('rustup', ['toolchain', 'list'])
  if (stdout.split('\n').some((line) => line.startsWith(fuzzToolchain))) return
  await run('rustup', ['toolchain', 'install', fuzzToolchain, '--profile', 'minimal', '--no-self-update'], {
    echo: true,
  })
}

/**
 * Writes texts of the grammar to start with, next to what earlier runs have found to be of interest.
 * @param {string} target
 * @param {string} rule
 * @param {number} first
 */
function drawSeeds(target, rule, first) {
  const seeds = join(folder, 'corpus', target)
  mkdirSync(seeds, { recursive: true })
  const { status, stdout, stderr } = spawnSync(
    'cargo',
    ['run', '--quiet', '--package', 'chkit-sql', '--example', 'grammar'],
    { cwd: root, env: environment, input: `${rule} ${SEEDS} ${first}`, encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  if (status !== 0) throw new Failure(`The grammar draws no texts:\n${stderr}`)
  for (const [index, text] of stdout.split('\0').entries()) writeFileSync(join(seeds, `seed-${index}`), text)
  return seeds
}
