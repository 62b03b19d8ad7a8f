/** The tarballs that would be published. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../build.mjs'
import { filesUnder, hashOf } from './hash.mjs'
import { workspacePackages } from './packages.mjs'
import { inRoot, workFolder } from './paths.mjs'
import { run } from './run.mjs'
import { isFresh, markFresh } from './stamp.mjs'

/**
 * @typedef {object} Tarball
 * @property {string} name Of the package.
 * @property {string} path
 */

const folder = join(workFolder, 'tarballs')

/**
 * Builds and packs all packages, unless the tarballs of exactly these contents are there, and returns them.
 * @returns {Promise<Tarball[]>}
 */
export async function packPackages() {
  await build()
  const packages = workspacePackages()
  const inputs = hashOf(
    filesUnder(
      packages.flatMap(({ folder: name }) =>
        ['dist', 'package.json', 'README.md', 'LICENSE'].map((part) => inRoot('npm', name, part)),
      ),
    ),
  )
  if (!isFresh('tarballs', inputs, [folder])) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    await run('npm', [
      'pack',
      '--silent',
      '--pack-destination',
      folder,
      ...packages.flatMap(({ folder: name }) => ['--workspace', `npm/${name}`]),
    ])
    markFresh('tarballs', inputs, [folder])
  }
  return packages.map(({ name, version }) => ({
    name,
    path: join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`),
  }))
}
