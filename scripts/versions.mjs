/** Versions of the tools that are not npm packages, each from its one home. */
import { readFileSync } from 'node:fs'
import { Failure } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'

/** The oldest Node the project is developed with and its packages run on. */
export const minimumNode = '20.19.0'

/**
 * @param {string} file
 * @param {RegExp} pattern
 */
function find(file, pattern) {
  const found = pattern.exec(readFileSync(inRoot(file), 'utf8'))?.[1]
  if (found === undefined) throw new Failure(`${file} has no line that matches ${pattern}.`)
  return found
}

/** The Rust toolchain: what rust-toolchain.toml says. */
export const rustToolchain = () => find('rust-toolchain.toml', /^channel = "(.+)"$/m)

/** Fuzz targets need what only nightly compilers have. */
export const fuzzToolchain = 'nightly'

/** Rust tools, compiled once into the cache folder: name of the crate and its version. */
export const rustTools = {
  /** Has to have exactly the version of the library the engine links. */
  'wasm-bindgen-cli': () => find('Cargo.toml', /^wasm-bindgen = "=(.+)"$/m),
  'cargo-deny': () => '0.20.2',
  'cargo-fuzz': () => '0.13.2',
}
