/** Manifests and lockfiles agree: one version everywhere, exact pins, no registry host. */
import { existsSync, readFileSync } from 'node:fs'
import { packageManifests } from '../lib/packages.mjs'
import { inRoot } from '../lib/paths.mjs'
import { rustToolchain } from '../versions.mjs'

/** @param {string} path */
const text = (path) => readFileSync(inRoot(path), 'utf8')

/** @returns {string[]} One sentence per problem. */
export function manifestProblems() {
  const problems = []
  const packages = packageManifests()
  const version = packages[0]?.manifest.version
  for (const { folder, manifest } of packages) {
    const { name, version: other } = manifest
    if (other !== version) problems.push(`npm/${folder}: ${name} has version ${other}, the others have ${version}.`)
    for (const [dependency, wanted] of Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      if (!/^\d/.test(String(wanted)))
        problems.push(`npm/${folder}: ${dependency} is not pinned to one version (${wanted}).`)
    }
    const licence = `npm/${folder}/LICENSE`
    if (!existsSync(inRoot(licence)) || text(licence) !== text('LICENSE'))
      problems.push(`${licence} is not a copy of LICENSE.`)
  }
  const cargo = text('Cargo.toml')
  if (!cargo.includes(`\nversion = "${version}"\n`))
    problems.push(`Cargo.toml: the workspace's version is not ${version}, the one of the npm packages.`)
  const rustVersion = rustToolchain().split('.').slice(0, 2).join('.')
  if (!cargo.includes(`\nrust-version = "${rustVersion}"\n`))
    problems.push(`Cargo.toml: rust-version is not ${rustVersion}, the one of rust-toolchain.toml.`)
  for (const lockfile of ['package-lock.json', 'tests/packaging/runtimes/package-lock.json']) {
    if (/"resolved": "https?:/.test(text(lockfile)))
      problems.push(`${lockfile} names a registry host: install with the project's .npmrc.`)
  }
  return problems
}
