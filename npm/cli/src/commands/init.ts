import { existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ChkitError, createDiagnostic } from '@chkit/core'
import type { CommandContext, Report } from '../command.js'
import type { initFlags } from '../command-table.js'
import { CONFIG_FILES } from '../config/files.js'
import { chooseFlag } from '../flag-values.js'
import { messageOf } from '../output/error.js'
import type { Screen } from '../output/screen.js'
import { analyticsSchema } from '../templates/analytics.js'
import { configTemplate } from '../templates/config.js'
import { minimalSchema } from '../templates/minimal.js'

const SCHEMA_PATH = 'src/db/schema/example.ts'
const IGNORE_PATH = '.gitignore'
/** Where the embedded engine keeps its data. */
const IGNORED_FOLDER = '.chkit/'

const schemaTemplates = { minimal: minimalSchema, analytics: analyticsSchema }
const templateNames = ['minimal', 'analytics'] as const

/** What `init` did with a file. */
interface FileOutcome {
  path: string
  outcome: 'created' | 'extended' | 'kept'
}

/** `chkit init`: the files of a new project; none of them is ever overwritten. */
export async function init({ flags, host }: CommandContext<typeof initFlags>): Promise<Report> {
  const template = chooseFlag('--template', flags['--template'] ?? 'minimal', templateNames)
  const files = [
    await createConfig(host.cwd),
    await createSchema(host.cwd, schemaTemplates[template]),
    await ignoreFolder(host.cwd),
  ]
  return { exitCode: 0, payload: { template, files }, text: (screen) => render(files, screen) }
}

/** A project that has schema files needs no example, also where somebody took the example away. */
async function createSchema(cwd: string, text: string): Promise<FileOutcome> {
  const folder = dirname(SCHEMA_PATH)
  const present = existsSync(join(cwd, folder)) ? (await readdir(join(cwd, folder))).sort() : []
  const [own] = present.filter((name) => /\.[cm]?[jt]sx?$/.test(name))
  if (own === undefined || present.includes(basename(SCHEMA_PATH))) return await createFile(cwd, SCHEMA_PATH, text)
  return { path: `${folder}/${own}`, outcome: 'kept' }
}

/** A project whose config has another of the names has a config. */
async function createConfig(cwd: string): Promise<FileOutcome> {
  const present = CONFIG_FILES.find((path) => existsSync(join(cwd, path)))
  if (present !== undefined) return { path: present, outcome: 'kept' }
  return await createFile(cwd, CONFIG_FILES[0], configTemplate)
}

async function createFile(cwd: string, path: string, text: string): Promise<FileOutcome> {
  try {
    await mkdir(dirname(join(cwd, path)), { recursive: true })
    await writeFile(join(cwd, path), text, { flag: 'wx' })
    return { path, outcome: 'created' }
  } catch (error) {
    if (existsSync(join(cwd, path))) return { path, outcome: 'kept' }
    throw notWritten(path, error)
  }
}

/** The embedded engine's data does not belong into version control. */
async function ignoreFolder(cwd: string): Promise<FileOutcome> {
  const created = await createFile(cwd, IGNORE_PATH, `${IGNORED_FOLDER}\n`)
  if (created.outcome === 'created') return created
  try {
    const text = await readFile(join(cwd, IGNORE_PATH), 'utf8')
    const lines = text.split('\n').map((line) => line.trim().replace(/^\//, ''))
    if (lines.includes(IGNORED_FOLDER) || lines.includes('.chkit')) return created
    await appendFile(join(cwd, IGNORE_PATH), `${text === '' || text.endsWith('\n') ? '' : '\n'}${IGNORED_FOLDER}\n`)
    return { path: IGNORE_PATH, outcome: 'extended' }
  } catch (error) {
    throw notWritten(IGNORE_PATH, error)
  }
}

function notWritten(path: string, error: unknown): ChkitError {
  const diagnostic = createDiagnostic('file_not_written', {
    message: `The file ${path} cannot be written.`,
    help: 'Check that you may write to the folder and that no folder has the name of the file.',
    cause: { message: messageOf(error) },
  })
  return new ChkitError([diagnostic], { cause: error })
}

function render(files: readonly FileOutcome[], { colors }: Screen): string {
  const words = {
    created: colors.green('created '),
    extended: colors.green('extended'),
    kept: colors.dim('kept    '),
  }
  return [
    ...files.map(({ path, outcome }) => `  ${words[outcome]}  ${path}`),
    '',
    'Next:',
    `  1. Describe your tables in ${colors.bold(SCHEMA_PATH)}.`,
    `  2. ${colors.bold('npx chkit generate')}         writes the first migration.`,
    `  3. ${colors.bold('npx chkit migrate --apply')}  runs it.`,
    '',
    'Set CLICKHOUSE_URL to use a server. Without it the engine runs inside chkit;',
    `install it once with ${colors.bold('npm install --save-dev chdb@3.4.0')}.`,
  ].join('\n')
}
