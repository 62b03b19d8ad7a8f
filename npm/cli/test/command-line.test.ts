import { describe, expect, test } from 'vitest'
import { codes } from '../../core/src/generated/codes.js'
import { runCommandLine } from '../src/command-line.js'
import { commands } from '../src/command-table.js'

/** Runs a command line that ends before anything is read or written. */
async function run(...args: string[]) {
  let stdout = ''
  let stderr = ''
  const exitCode = await runCommandLine(args, {
    cwd: '/nowhere',
    env: {},
    stdin: {},
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    onInterrupt: () => () => undefined,
  })
  return { exitCode, stdout, stderr }
}

describe('help', () => {
  test.each([[], ['--help'], ['-h'], ['help']])('%j lists every command', async (...args) => {
    const { exitCode, stdout, stderr } = await run(...args)
    expect([exitCode, stderr]).toEqual([0, ''])
    for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`${name}[^\\n]* ${summary}`))
  })

  test.each(commands.map(({ name }) => name))('of %s shows its flags, examples and exit codes', async (name) => {
    const definition = commands.find((command) => command.name === name)
    const { exitCode, stdout } = await run(name, '--help')
    expect(exitCode).toBe(0)
    expect(await run('help', name)).toMatchObject({ stdout })
    for (const flag of definition?.flags ?? []) expect(stdout).toContain(flag.name)
    for (const example of definition?.examples ?? []) expect(stdout).toContain(example.command)
    for (const { code } of definition?.exitCodes ?? []) expect(stdout).toContain(`  ${code}  `)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})

test.each(['-v', '--version'])('%s prints the version', async (flag) => {
  const { exitCode, stdout } = await run(flag)
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

describe('a mistake', () => {
  test.each([
    [['migarte'], 'CHK8007', 'Did you mean chkit migrate?'],
    [['codegen'], 'CHK8013', 'chkit --help'],
    [['status', '--jsn'], 'CHK8008', 'Did you mean --json?'],
    [['generate', '--dry-run=1'], 'CHK8008', 'Did you mean --dryrun?'],
    [['--table', 'status'], 'CHK8008', 'chkit status --table'],
    [['generate', '--name'], 'CHK8009', '--name=<value>'],
    [['generate', '--name', '--dryrun'], 'CHK8009', '--name=<value>'],
    [['status', 'all'], 'CHK8011', 'chkit status --help'],
    [['init', '--template=fancy'], 'CHK8010', 'Use one of minimal, analytics.'],
    [['init', '--template', 'analitics'], 'CHK8010', 'Did you mean --template analytics?'],
    [['generate', '--rename-table=x'], 'CHK8010', '--rename-table app.old=app.new'],
    [['generate', '--structural-changes', 'rebuilt'], 'CHK8010', 'Did you mean --structural-changes rebuild?'],
  ])('%j is %s, with help', async (args, code, help) => {
    const text = await run(...args)
    expect([text.exitCode, text.stdout]).toEqual([1, ''])
    expect(text.stderr.replace(/\s+/g, ' ')).toContain(`error ${code} `)
    expect(text.stderr.replace(/\s+/g, ' ')).toContain(help)
    expect(text.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m)

    const json = await run(...args, '--json')
    const envelope = JSON.parse(json.stdout)
    expect([json.exitCode, json.stderr]).toEqual([1, ''])
    expect(Object.keys(envelope).slice(0, 4)).toEqual(['command', 'schemaVersion', 'ok', 'error'])
    expect(envelope).toMatchObject({ schemaVersion: 1, ok: false, error: { code } })
    expect(envelope.error.hint).toContain(help)
  })

  test('of an unknown command is followed by the list of commands', async () => {
    expect((await run('migarte')).stderr).toContain('Usage: chkit')
  })

  test('in a flag does not repeat its value, which may be a secret', async () => {
    const { stderr } = await run('status', '--pasword=hunter2')
    expect(stderr).toContain('--pasword')
    expect(stderr).not.toContain('hunter2')
  })

  test('in the folder names the folder and the way out', async () => {
    const { stderr } = await run('status')
    expect(stderr).toContain('CHK8001')
    expect(stderr).toContain('chkit init')
  })
})

test('a boolean flag may be spelled out', async () => {
  expect(JSON.parse((await run('status', '--json=true')).stdout)).toMatchObject({ command: 'status', ok: false })
  expect((await run('status', '--json=false')).stdout).toBe('')
})

describe('explain', () => {
  test('shows the page of every diagnostic that chkit knows, by code and by name', async () => {
    const listed = JSON.parse((await run('explain', '--json')).stdout).diagnostics as { code: string; name: string }[]
    expect(listed.map(({ code, name }) => [name, code])).toEqual(
      Object.entries(codes).map(([name, { code }]) => [name, code]),
    )
    for (const { code, name } of listed) {
      const { exitCode, stdout, stderr } = await run('explain', code)
      expect([exitCode, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(new RegExp(`^${code} ${name}\\n\\n`))
      expect(stdout).toContain('What to do')
      expect(stdout).not.toMatch(/\]\(|^```/m)
      expect(await run('explain', name)).toMatchObject({ stdout })
    }
  })

  test('keeps code as it is and wraps everything else', async () => {
    const { stdout } = await run('explain', 'chk3007')
    expect(stdout).toContain('\n\n  -- chkit: no-retry\n  INSERT INTO app.daily SELECT * FROM app.events;\n\n')
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('suggests the nearest of what it does not know', async () => {
    const { exitCode, stderr } = await run('explain', 'drop_table_dataloss')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('CHK8014')
    expect(stderr).toContain('Did you mean drop_table_data_loss?')
    expect(stderr).toContain('npx chkit explain CHK8014')
  })

  test('takes one argument', async () => {
    expect((await run('explain', 'CHK1001', 'CHK1002')).stderr).toContain('CHK8011')
    expect((await run('explain', '--jsn')).stderr).toContain('CHK8008')
  })
})
