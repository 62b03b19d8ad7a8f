/**
 * Sets up what the other scripts need: npm dependencies, the Rust toolchain, and the tools that are built from source.
 * Every script calls it first; when nothing is missing it takes a fraction of a second.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Failure, main } from './lib/failure.mjs'
import { withLock } from './lib/lock.mjs'
import { installProblem } from './lib/lockfile.mjs'
import { cacheFolder, inRoot, root } from './lib/paths.mjs'
import { capture, frozen, run } from './lib/run.mjs'
import { minimumNode, rustToolchain, rustTools } from './versions.mjs'

/** Makes everything ready that `npm test` and `npm start` stand on. */
export async function setUp() {
  checkNode(process.versions.node)
  await withLock('setup', async () => {
    await installToolchain()
    // On a fresh machine both take minutes, one waiting for the network and the other for the processor.
    await Promise.all([installPackages().then(installEngineLibrary), rustTool('wasm-bindgen-cli', 'wasm-bindgen')])
  })
}

/** @param {string} version */
function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = minimumNode.split('.').map(Number)
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return
  throw new Failure(
    `Node ${minimumNode} or newer is needed, this is ${version}.\nInstall it with: nvm install ${neededMajor} (or from https://nodejs.org)`,
  )
}

async function installPackages() {
  const problem = installProblem(root)
  if (!problem) return
  // `npm ci` never changes the lockfile and fails when it does not fit; it also deletes what is installed, so it is for fresh checkouts.
  const command = frozen || !existsSync(join(root, 'node_modules')) ? 'ci' : 'install'
  console.log(`${problem}: npm ${command}`)
  await run('npm', [command, '--no-audit', '--no-fund'], { echo: true })
}

/** The lockfile knows the library of the embedded ClickHouse for some platforms only, and npm installs nothing that it does not know. */
async function installEngineLibrary() {
  /** @type {{ optionalDependencies: Record<string, string> }} */
  const { optionalDependencies } = JSON.parse(readFileSync(inRoot('node_modules/chdb/package.json'), 'utf8'))
  const library = `@chdb/lib-${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}`
  const version = optionalDependencies[library]
  if (version === undefined || existsSync(inRoot('node_modules', library))) return
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', `${library}@${version}`], { echo: true })
}

async function installToolchain() {
  const toolchain = rustToolchain()
  if ((await capture('rustup', ['--version'])).code === 127) {
    throw new Failure(
      "rustup is needed to build the engine, and was not found.\nInstall it with: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --default-toolchain none",
    )
  }
  if ((await capture('cc', ['--version'])).code === 127) {
    const command = process.platform === 'darwin' ? 'xcode-select --install' : 'sudo apt-get install -y build-essential'
    throw new Failure(`A C linker (cc) is needed by Rust, and was not found.\nInstall it with: ${command}`)
  }
  const installed = await capture('rustup', ['component', 'list', '--installed', '--toolchain', toolchain])
  const missing = ['clippy', 'rustfmt', 'rust-std-wasm32-unknown-unknown'].filter(
    (component) => installed.code !== 0 || !installed.stdout.includes(component),
  )
  if (missing.length === 0) return
  console.log(`Rust ${toolchain} lacks ${missing.join(', ')}: rustup toolchain install`)
  await run(
    'rustup',
    [
      'toolchain',
      'install',
      toolchain,
      '--profile',
      'minimal',
      '--no-self-update',
      '-c',
      'clippy',
      '-c',
      'rustfmt',
      '-t',
      'wasm32-unknown-unknown',
    ],
    { echo: true },
  )
}

/**
 * Path of an executable of one of the {@link rustTools}, which is compiled into the cache folder when it is not there.
 * @param {keyof typeof rustTools} crate
 * @param {string} executable
 */
export async function rustTool(crate, executable) {
  const version = rustTools[crate]()
  const folder = join(cacheFolder, 'tools', `${crate}-${version}`)
  const path = join(folder, 'bin', executable)
  if (existsSync(path)) return path
  console.log(`${crate} ${version} is compiled once (a few minutes)`)
  await run('cargo', [`+${rustToolchain()}`, 'install', '--root', folder, `--version=${version}`, crate], {
    echo: true,
  })
  return path
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(setUp)
