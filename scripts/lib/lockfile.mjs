/** Tells whether the installed npm packages are those of the lockfile, without asking npm (which takes a second). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 * @property {boolean} [peer]
 */

/** @typedef {Record<string, LockedPackage & Record<string, unknown>>} LockedPackages */

const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'workspaces']

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/**
 * Says in one sentence why `npm install` has to run in the folder, or nothing when it need not.
 * @param {string} folder
 * @returns {string | undefined}
 */
export function installProblem(folder) {
  const lockFile = join(folder, 'package-lock.json')
  const installedFile = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(lockFile)) return 'There is no package-lock.json'
  if (!existsSync(installedFile)) return 'The npm packages are not installed'
  /** @type {LockedPackages} */
  const locked = readJson(lockFile).packages
  /** @type {LockedPackages} */
  const installed = readJson(installedFile).packages
  for (const [path, entry] of Object.entries(locked)) {
    if (path.includes('node_modules/')) {
      const found = installed[path]
      // Builds for other platforms are in the lockfile only.
      if (!found && entry.optional) continue
      if (!found || found.version !== entry.version || found.link !== entry.link)
        return `${path} is not installed as locked`
    } else {
      const manifestFile = join(folder, path, 'package.json')
      if (!existsSync(manifestFile)) return `package-lock.json knows ${path}, which does not exist`
      const manifest = readJson(manifestFile)
      for (const field of dependencyFields) {
        if (JSON.stringify(sorted(manifest[field])) !== JSON.stringify(sorted(entry[field]))) {
          return `${join(path, 'package.json')} has other ${field} than package-lock.json`
        }
      }
    }
  }
  return undefined
}

/**
 * Dependencies in byte order, and an absent or empty field as the same thing.
 * @param {unknown} field
 */
function sorted(field) {
  if (field === undefined || field === null) return []
  if (Array.isArray(field)) return field
  return Object.entries(field).sort(([left], [right]) => (left < right ? -1 : 1))
}
