/** Dependency direction: each crate and package may use only what lies below it, and the engine stays a function of its arguments. */
import { packageManifests } from '../lib/packages.mjs'
import { run } from '../lib/run.mjs'

/** Each may depend on those before it. Tools (`chkit-xtask`) stand beside the layers: they use any of them, and nothing uses a tool. */
const crateLayers = ['chkit-diagnostics', 'chkit-sql', 'chkit-schema', 'chkit-planner', 'chkit-core', 'chkit-wasm']
const crateTools = ['chkit-xtask', 'xtask']
const bindings = ['chkit-wasm']

const host = 'only a binding may touch the host'
const bulk = 'it is kept out of the engine for its size'

/** What nothing below the bindings may link, and why. Tests may. @type {Record<string, string>} */
const banned = {
  ...Object.fromEntries(
    [
      'wasm-bindgen',
      'js-sys',
      'web-sys',
      'serde-wasm-bindgen',
      'getrandom',
      'rand',
      'fastrand',
      'uuid',
      'chrono',
      'time',
      'jiff',
      'tokio',
      'tempfile',
      'walkdir',
    ].map((name) => [name, host]),
  ),
  regex: bulk,
  sqlparser: bulk,
}

/** Packages on the same row do not know each other; each may depend on the rows above. */
const packageLayers = [['@chkit/core'], ['@chkit/clickhouse', '@chkit/codegen'], ['chkit']]

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string[]} dependencies Names of what ships or is built with it.
 * @property {string[]} devDependencies Names of what only its tests use.
 * @property {string[]} [optional] Names of the dependencies that only a feature brings in.
 * @property {string[]} [featuresOf] Names of the dependencies of which it turns on features.
 */

/**
 * @param {Manifest[]} manifests Of all crates of the workspace.
 * @returns {string[]} One sentence per problem.
 */
export function crateProblems(manifests) {
  const problems = []
  for (const { name, dependencies, devDependencies, optional = [], featuresOf = [] } of manifests) {
    if (crateTools.includes(name)) continue
    const layer = crateLayers.indexOf(name)
    if (layer < 0) {
      problems.push(`${name} has no place in the layers of scripts/checks/layers.mjs.`)
      continue
    }
    for (const dependency of [...dependencies, ...devDependencies]) {
      const other = crateLayers.indexOf(dependency)
      if (other >= layer || crateTools.includes(dependency))
        problems.push(`${name} depends on ${dependency}, which is not below it.`)
    }
    for (const dependency of dependencies) {
      const reason = banned[dependency]
      // What a feature brings in does not ship, as long as only tools turn the feature on.
      if (reason === undefined || bindings.includes(name) || optional.includes(dependency)) continue
      problems.push(`${name} depends on ${dependency}: ${reason}.`)
    }
    for (const dependency of featuresOf.filter((candidate) => crateLayers.includes(candidate))) {
      problems.push(`${name} turns on features of ${dependency}: only a tool may.`)
    }
  }
  return problems
}

/**
 * @param {Manifest[]} manifests Of all published packages.
 * @returns {string[]} One sentence per problem.
 */
export function packageProblems(manifests) {
  const problems = []
  for (const { name, dependencies, devDependencies } of manifests) {
    const layer = packageLayers.findIndex((row) => row.includes(name))
    if (layer < 0) {
      problems.push(`${name} has no place in the layers of scripts/checks/layers.mjs.`)
      continue
    }
    for (const dependency of [...dependencies, ...devDependencies]) {
      const other = packageLayers.findIndex((row) => row.includes(dependency))
      if (other >= layer) problems.push(`${name} depends on ${dependency}, which is not below it.`)
    }
  }
  return problems
}

/** Checks every Cargo.toml and package.json of the workspace. */
export async function layerProblems() {
  return [...crateProblems(await crateManifests()), ...packageProblems(npmManifests())]
}

/** @returns {Promise<Manifest[]>} */
async function crateManifests() {
  /** @type {{ packages: { name: string, features: Record<string, string[]>, dependencies: CargoDependency[] }[] }} */
  const metadata = JSON.parse(await run('cargo', ['metadata', '--no-deps', '--format-version', '1']))
  return metadata.packages.map(({ name, features, dependencies }) => {
    /** @param {(dependency: CargoDependency) => boolean} accept */
    const names = (accept) => dependencies.filter(accept).map((dependency) => dependency.name)
    return {
      name,
      dependencies: names(({ kind }) => kind !== 'dev'),
      devDependencies: names(({ kind }) => kind === 'dev'),
      optional: names(({ optional }) => optional && !features.default),
      featuresOf: names((dependency) => dependency.features.length > 0),
    }
  })
}

/** @typedef {{ name: string, kind: string | null, optional: boolean, features: string[] }} CargoDependency */

/** @returns {Manifest[]} */
const npmManifests = () =>
  packageManifests().map(({ manifest }) => ({
    name: manifest.name,
    dependencies: Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.optionalDependencies,
    }),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
  }))
