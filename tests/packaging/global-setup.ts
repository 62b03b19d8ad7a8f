import type { TestProject } from 'vitest/node'
import { installedPackage } from '../../scripts/lib/install.mjs'
import { packPackages, type Tarball } from '../../scripts/lib/pack.mjs'
import { installRuntimes } from './support/runtimes.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** All packages, packed. */
    tarballs: Tarball[]
    /** A folder in which the packed `@chkit/core` is installed. */
    installedCore: string
  }
}

/** Everything that is packed and installed, once for all tests. */
export async function setup(project: TestProject): Promise<void> {
  await installRuntimes()
  project.provide('tarballs', await packPackages())
  project.provide('installedCore', await installedPackage('@chkit/core'))
}
