/** The npm packages of the workspace, each after those it imports. */
import { readdirSync, readFileSync } from 'node:fs'
import { Failure } from './failure.mjs'
import { inRoot } from './paths.mjs'

/**
 * @typedef {object} WorkspacePackage
 * @property {string} name As published.
 * @property {string} version
 * @property {string} folder Its folder under `npm/`.
 * @property {string[]} imports Folders of the packages of the workspace it depends on.
 */

/** Every `package.json` under `npm/`, in the byte order of their folders. */
export const packageManifests = () =>
  readdirSync(inRoot('npm'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({
      folder: entry.name,
      manifest: JSON.parse(readFileSync(inRoot('npm', entry.name, 'package.json'), 'utf8')),
    }))
    .sort((left, right) => (left.folder < right.folder ? -1 : 1))

/** @returns {WorkspacePackage[]} */
export function workspacePackages() {
  const manifests = packageManifests()
  const folderOf = new Map(manifests.map(({ folder, manifest }) => [manifest.name, folder]))
  let waiting = manifests.map(({ folder, manifest }) => ({
    name: manifest.name,
    version: manifest.version,
    folder,
    imports: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies })
      .map((name) => folderOf.get(name))
      .filter((name) => name !== undefined),
  }))
  /** @type {WorkspacePackage[]} */
  const ordered = []
  while (waiting.length > 0) {
    const ready = waiting.filter(({ imports }) =>
      imports.every((folder) => ordered.some((done) => done.folder === folder)),
    )
    if (ready.length === 0)
      throw new Failure(`These packages import each other: ${waiting.map(({ name }) => name).join(', ')}`)
    ordered.push(...ready)
    waiting = waiting.filter((candidate) => !ready.includes(candidate))
  }
  return ordered
}
