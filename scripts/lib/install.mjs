/** Installs the packed packages as a user would, once for each content. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './hash.mjs'
import { withLock } from './lock.mjs'
import { packPackages } from './pack.mjs'
import { workspacePackages } from './packages.mjs'
import { workFolder } from './paths.mjs'
import { run } from './run.mjs'

/**
 * A folder with the `package.json` and the `node_modules` that `npm install` makes of the tarballs of this package and of
 * those of ours it stands on. It is kept and shared: copy it, do not write into it.
 * @param {string} name Such as `chkit`.
 * @returns {Promise<string>}
 */
export async function installedPackage(name) {
  const needed = withImports(name)
  const tarballs = (await packPackages()).filter((tarball) => needed.has(tarball.name)).map(({ path }) => path)
  return withLock('install', async () => {
    const folder = join(workFolder, 'installed', name.replace('/', '-'))
    const marker = join(folder, 'contents')
    const contents = hashOf(tarballs)
    if (existsSync(marker) && readFileSync(marker, 'utf8') === contents) return folder
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
    await run('npm', ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs], {
      cwd: folder,
    })
    writeFileSync(marker, contents)
    return folder
  })
}

/** @param {string} name */
function withImports(name) {
  const packages = workspacePackages()
  const needed = new Set([name])
  // Each package stands after those it imports, so backwards every one is known before its turn.
  for (const candidate of [...packages].reverse()) {
    if (!needed.has(candidate.name)) continue
    for (const { name: imported, folder } of packages) if (candidate.imports.includes(folder)) needed.add(imported)
  }
  return needed
}
