// @ts-check
/** What a user waits for before anything happens: importing the core, starting the command, planning a small project. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { judge, least, median, ms, timeInTurn } from './support.mjs'

/** What `node -e 0` takes, in milliseconds, on the machine for which the budgets below are meant; all others are measured by it. */
const referenceStart = 40

const require = createRequire(import.meta.url)
const core = pathToFileURL(require.resolve('@chkit/core')).href
const chkit = join(require.resolve('chkit'), '../bin/chkit.js')
// Inside the repository, so that the project finds the packages.
const project = mkdtempSync(join(fileURLToPath(new URL('.', import.meta.url)), '../../.build/', 'bench-project-'))

/** @param {string[]} args @param {Record<string, string>} [env] */
const node = (args, env = {}) =>
  execFileSync(process.execPath, args, { cwd: project, env: { ...process.env, ...env }, stdio: 'pipe' })

try {
  node([chkit, 'init', '--template', 'analytics'])
  const program = `import(${JSON.stringify(core)}).then(({ canonicalizeDefinitions }) => canonicalizeDefinitions([{ kind: 'view', database: 'a', name: 'b', as: 'SELECT 1' }]))`
  const cold = () => {
    const cache = mkdtempSync(join(tmpdir(), 'chkit-bench-cache-'))
    try {
      node([chkit, 'generate', '--dryrun'], { TMPDIR: cache })
    } finally {
      rmSync(cache, { recursive: true, force: true })
    }
  }
  const times = timeInTurn(21, {
    'node -e 0': () => node(['-e', '0']),
    'import and first call': () => node(['-e', program]),
    'chkit --version': () => node([chkit, '--version']),
    'generate --dryrun, warm': () => node([chkit, 'generate', '--dryrun']),
    'generate --dryrun, cold': cold,
  })
  console.log(`  ${' '.repeat(24)} ${'least'.padStart(10)} ${'median'.padStart(10)}`)
  for (const [name, list] of Object.entries(times)) {
    console.log(`  ${name.padEnd(24)} ${ms(least(list)).padStart(10)} ${ms(median(list)).padStart(10)}`)
  }
  const bare = least(times['node -e 0'])
  const version = least(times['chkit --version'])
  /** @param {string} name @param {number} figure @param {number} budget in milliseconds */
  const judgeStart = (name, figure, budget) =>
    judge(name, figure / bare, { bound: budget / referenceStart, unit: ' bare starts' })
  judgeStart('import and first call above a bare start', least(times['import and first call']) - bare, 40)
  judgeStart('chkit --version above a bare start', version - bare, 25)
  judgeStart('generate --dryrun above --version, warm', least(times['generate --dryrun, warm']) - version, 120)
  judgeStart('generate --dryrun above --version, cold', least(times['generate --dryrun, cold']) - version, 350)
} finally {
  rmSync(project, { recursive: true, force: true })
}
