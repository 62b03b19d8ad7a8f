import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ClickHouseExecutor, createClickHouseExecutor, quoteIdentifier } from '@chkit/clickhouse'
import { onTestFinished } from 'vitest'
import { testServer } from '../../support/clickhouse.js'

/** The name of the database in the fixtures; each copy gets one of its own. */
const FIXTURE_DATABASE = 'fixture_db'
const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))
const NODE_MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const CHKIT = join(NODE_MODULES, 'chkit/dist/bin/chkit.js')

/** What a run of the program left behind. */
export interface ProgramRun {
  exitCode: number | null
  stdout: string
  stderr: string
}

/** A project in a folder of its own, with a database of its own that does not exist until the project makes it. */
export interface TestProject {
  folder: string
  database: string
  /** Asks the server itself, past the program. */
  server: ClickHouseExecutor
  /** Runs the built program in the project, as a process. */
  chkit(args: string[], env?: Record<string, string>): Promise<ProgramRun>
  /** The same without waiting for its end. */
  start(args: string[]): { interrupt(): void; ended: Promise<ProgramRun> }
  /** The same with `--json`: its exit code and the one object it printed. */
  json(args: string[], env?: Record<string, string>): Promise<{ exitCode: number | null; envelope: Envelope }>
  path(...parts: string[]): string
  read(...parts: string[]): string
  write(path: string, text: string): void
  remove(path: string): void
  /** The names of the migration files. */
  migrations(): string[]
}

/** What the program prints with `--json`. */
// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it.
export type Envelope = Record<string, any>

/** A new project: a copy of a fixture, or an empty folder. Gone when the test is over, with its database. */
export function createProject(fixture?: string): TestProject {
  const folder = mkdtempSync(join(tmpdir(), 'chkit-e2e-'))
  const database = `test_${randomUUID().replaceAll('-', '')}`
  const connection = testServer()
  const server = createClickHouseExecutor({ ...connection, database })
  onTestFinished(async () => {
    await server.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} SYNC`, { database: null })
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  symlinkSync(NODE_MODULES, join(folder, 'node_modules'))
  if (fixture !== undefined) copyFixture(join(FIXTURES, fixture), folder, database)

  const path = (...parts: string[]) => join(folder, ...parts)
  const start = (args: string[], env: Record<string, string> = {}) =>
    run(process.execPath, [CHKIT, ...args], folder, {
      CLICKHOUSE_URL: connection.url,
      CLICKHOUSE_USER: connection.username,
      CLICKHOUSE_PASSWORD: connection.password,
      CLICKHOUSE_DB: database,
      ...env,
    })
  const chkit: TestProject['chkit'] = (args, env) => start(args, env).ended
  return {
    folder,
    database,
    server,
    path,
    chkit,
    start,
    async json(args, env) {
      const { exitCode, stdout, stderr } = await chkit([...args, '--json'], env)
      if (stderr !== '') throw new Error(`stderr is not empty:\n${stderr}`)
      return { exitCode, envelope: JSON.parse(stdout) }
    },
    read: (...parts) => readFileSync(path(...parts), 'utf8'),
    write(file, text) {
      mkdirSync(dirname(path(file)), { recursive: true })
      writeFileSync(path(file), text)
    },
    remove: (file) => rmSync(path(file)),
    migrations: () => readdirSync(path('chkit', 'migrations')).sort(),
  }
}

function copyFixture(from: string, to: string, database: string): void {
  cpSync(from, to, { recursive: true })
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    const text = readFileSync(source, 'utf8')
    writeFileSync(join(to, source.slice(from.length)), text.replaceAll(FIXTURE_DATABASE, database))
  }
}

/** Nothing of the environment of this process reaches the program but what it needs to run. */
function run(command: string, args: string[], cwd: string, env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, { cwd, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<ProgramRun>((resolve, reject) => {
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
  return { ended, interrupt: () => void child.kill('SIGINT') }
}
