/** The engine: Rust to WebAssembly, its JavaScript glue, and the same bytes as text for the builds that read no file. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from '../lib/hash.mjs'
import { inRoot, npmTool, workFolder } from '../lib/paths.mjs'
import { frozen, run } from '../lib/run.mjs'
import { rustTool } from '../setup.mjs'
import { rustToolchain, rustTools } from '../versions.mjs'

/** Where `@chkit/core` finds the engine. */
export const engineOutput = inRoot('npm/core/engine')

const bindgenOptions = ['--target', 'web', '--omit-default-module-path', '--experimental-reset-state-function']

// wasm-opt learns from the module itself which features it may use. What is called from one place stays a function of
// its own: inlined, it would make the frames of what recurses many times as large.
const optimizerOptions = ['-O3', '--one-caller-inline-max-function-size=0']

/** Everything that is compiled into the engine. */
export const engineInputs = () => [
  ...filesUnder([inRoot('Cargo.toml'), inRoot('Cargo.lock'), inRoot('scripts/build/engine.mjs')]),
  ...filesUnder(
    [inRoot('crates'), inRoot('bindings/wasm')],
    (path) => !/^crates\/xtask|\/(tests|benches|target)$|\.snap$/.test(path),
  ),
]

/** Versions of the tools that make it. */
export const engineFacts = async () => [
  `rust ${rustToolchain()}`,
  `wasm-bindgen ${rustTools['wasm-bindgen-cli']()}`,
  `binaryen ${JSON.parse(readFileSync(inRoot('node_modules/binaryen/package.json'), 'utf8')).version}`,
]

/** Compiles, binds, optimizes. */
export async function makeEngine() {
  const staging = join(workFolder, 'engine')
  rmSync(staging, { recursive: true, force: true })
  await run(
    'cargo',
    [
      'build',
      '--quiet',
      '--package',
      'chkit-wasm',
      '--target',
      'wasm32-unknown-unknown',
      '--profile',
      'wasm',
      ...(frozen ? ['--locked'] : []),
    ],
    { echo: true },
  )
  const target = process.env.CARGO_TARGET_DIR ?? inRoot('target')
  const compiled = join(target, 'wasm32-unknown-unknown/wasm/chkit_wasm.wasm')
  await run(await rustTool('wasm-bindgen-cli', 'wasm-bindgen'), [
    ...bindgenOptions,
    '--out-dir',
    staging,
    '--out-name',
    'chkit_engine',
    compiled,
  ])
  const wasm = join(staging, 'chkit_engine_bg.wasm')
  await run(npmTool('wasm-opt'), [...optimizerOptions, wasm, '--output', wasm])

  rmSync(engineOutput, { recursive: true, force: true })
  mkdirSync(engineOutput, { recursive: true })
  for (const name of ['chkit_engine.js', 'chkit_engine.d.ts', 'chkit_engine_bg.wasm'])
    cpSync(join(staging, name), join(engineOutput, name))
  const text = readFileSync(wasm).toString('base64')
  writeFileSync(join(engineOutput, 'wasm-base64.js'), `export default '${text}'\n`)
  writeFileSync(join(engineOutput, 'wasm-base64.d.ts'), 'declare const base64: string\nexport default base64\n')
}
