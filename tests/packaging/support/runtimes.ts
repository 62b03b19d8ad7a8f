/** The runtimes and bundlers of `runtimes/package.json`, installed into the cache folder when they are first needed. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesUnder, hashOf } from '../../../scripts/lib/hash.mjs'
import { withLock } from '../../../scripts/lib/lock.mjs'
import { cacheFolder } from '../../../scripts/lib/paths.mjs'
import { capture } from '../../../scripts/lib/run.mjs'

const manifests = fileURLToPath(new URL('../runtimes', import.meta.url))
const folder = join(cacheFolder, 'runtimes', hashOf(filesUnder([manifests])).slice(0, 16))
// Miniflare asks for a newer Node than the oldest that these tests run on; it gets one when it runs.
const installArguments = ['ci', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund']
const installCommand = `npm ${installArguments.join(' ')} --prefix ${folder}`

/** Installs what is missing. */
export async function installRuntimes(): Promise<void> {
  await withLock('runtimes', async () => {
    const done = join(folder, 'complete')
    if (existsSync(done)) return
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(manifests, name), join(folder, name))
    const { code, output } = await capture('npm', installArguments, { cwd: folder })
    if (code !== 0) throw new Error(`The runtimes cannot be installed. Try: ${installCommand}\n${output}`)
    writeFileSync(done, '')
  })
}

/** Path of a file of an installed runtime. */
export function runtimeFile(...parts: string[]): string {
  const path = join(folder, 'node_modules', ...parts)
  if (!existsSync(path)) throw new Error(`${parts.join('/')} is missing. Install it with: ${installCommand}`)
  return path
}

/** Loads a JavaScript package of the runtimes, such as a bundler. */
export const loadTool: (name: string) => unknown = createRequire(join(folder, 'index.js'))

const platform = `${process.platform}-${process.arch}`

/** One way to run a program without a browser. */
export interface Runtime {
  name: string
  /** The executable, asked for when it is used. */
  executable: () => string
  /** Arguments before the program. */
  args: string[]
}

/** The supported versions of Node. Elsewhere than on Linux no npm package carries them: there the one that runs the tests stands for all. */
export const nodeRuntimes: Runtime[] =
  platform === 'linux-x64'
    ? ['20', '22', '24'].map((version) => ({
        name: `Node ${version}`,
        executable: () => runtimeFile(`node-${version}-linux-x64`, 'bin', 'node'),
        args: [],
      }))
    : [{ name: `Node ${process.versions.node}`, executable: () => process.execPath, args: [] }]

const bunPackages: Record<string, string> = {
  'linux-x64': '@oven/bun-linux-x64',
  'darwin-arm64': '@oven/bun-darwin-aarch64',
}

const denoPackages: Record<string, string> = {
  'linux-x64': '@deno/linux-x64-glibc',
  'darwin-arm64': '@deno/darwin-arm64',
}

/** Bun, and Deno without any permission. */
export const otherRuntimes: Runtime[] = [
  { name: 'Bun', executable: () => runtimeFile(forPlatform(bunPackages), 'bin', 'bun'), args: ['run'] },
  {
    name: 'Deno',
    executable: () => runtimeFile(forPlatform(denoPackages), 'deno'),
    args: ['run', '--quiet', '--no-prompt', '--no-remote', '--no-lock', '--node-modules-dir=manual'],
  },
]

function forPlatform(packages: Record<string, string>): string {
  const name = packages[platform]
  if (name === undefined) throw new Error(`tests/packaging/support/runtimes.ts knows no package for ${platform}.`)
  return name
}
