import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createProject } from './support/project.js'

const ESCAPE = '\u001B['

describe('what the program prints', () => {
  test('fits into 80 columns and has colours only where they are wanted', async () => {
    const project = createProject('fresh')
    const plain = await project.chkit(['generate'])
    expect(plain.stdout).not.toContain(ESCAPE)
    for (const line of plain.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    const coloured = await project.chkit(['migrate'], { FORCE_COLOR: '1' })
    expect(coloured.stdout).toContain(ESCAPE)
    expect((await project.chkit(['migrate'], { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain(ESCAPE)
  })

  test('is the same text in colours', async () => {
    const project = createProject('fresh')
    await project.json(['generate'])
    await project.json(['migrate', '--apply'])
    for (const args of [
      ['generate', '--dryrun'],
      ['migrate'],
      ['status'],
      ['drift'],
      ['check'],
      ['check', '--table', 'none'],
    ]) {
      const { stdout } = await project.chkit(args)
      const coloured = await project.chkit(args, { FORCE_COLOR: '1' })
      expect([args, stripVTControlCharacters(coloured.stdout)]).toEqual([args, stdout])
    }
  })

  test('holds no secret, wherever the error comes from', async () => {
    const secret = 'hunter2-hunter2'
    const project = createProject('fresh')
    await project.json(['generate'])
    await project.json(['migrate', '--apply'])
    const { hostname, port } = new URL((await import('../support/clickhouse.js')).testServer().url)
    const leaks = [
      [['status'], { CLICKHOUSE_PASSWORD: secret }],
      [['status'], { CLICKHOUSE_URL: `http://default:${secret}@${hostname}:${port}` }],
      [['status'], { CLICKHOUSE_URL: `http://default:${secret}@127.0.0.1:1`, CHKIT_DEBUG: '1' }],
      [['status'], { CLICKHOUSE_URL: `ftp://default:${secret}@host` }],
    ] as const
    for (const [args, env] of leaks) {
      for (const flags of [[], ['--json']]) {
        const { exitCode, stdout, stderr } = await project.chkit([...args, ...flags], env)
        expect(exitCode).toBe(1)
        expect(stdout + stderr).not.toContain(secret)
      }
    }
  })

  test('is one JSON object with --json, whatever happens', async () => {
    const project = createProject('fresh')
    const unreachable = { CLICKHOUSE_URL: 'http://127.0.0.1:1' }
    for (const command of ['status', 'migrate', 'drift', 'check']) {
      const { exitCode, stdout, stderr } = await project.chkit([command, '--json'], unreachable)
      expect([command, exitCode, stderr]).toEqual([command, 1, ''])
      const envelope = JSON.parse(stdout)
      expect(envelope).toMatchObject({
        command,
        schemaVersion: 1,
        ok: false,
        error: { code: expect.stringMatching(/^CHK\d{4}$/) },
      })
      expect(envelope.error.message).toMatch(/./)
    }
  })

  test('is a diagnostic and no stack, unless CHKIT_DEBUG asks for it', async () => {
    const project = createProject('fresh')
    const unreachable = { CLICKHOUSE_URL: 'http://127.0.0.1:1' }
    const { stderr } = await project.chkit(['status'], unreachable)
    expect(stderr).toMatch(/^\nerror CHK7101 /)
    expect(stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
    expect((await project.chkit(['status'], { ...unreachable, CHKIT_DEBUG: '1' })).stderr).toMatch(
      /^\s+at .+:\d+:\d+\)?$/m,
    )
  })
})

test('init adds no example to a schema that is there', async () => {
  const project = createProject('fresh')
  const { envelope } = await project.json(['init'])
  expect(envelope.files[1]).toEqual({ path: 'src/db/schema/shop.ts', outcome: 'kept' })
})

test('init writes its files once and never again', async () => {
  const project = createProject()
  const first = await project.json(['init', '--template=analytics'])
  expect(first.envelope.files).toEqual([
    { path: 'clickhouse.config.ts', outcome: 'created' },
    { path: 'src/db/schema/example.ts', outcome: 'created' },
    { path: '.gitignore', outcome: 'created' },
  ])
  project.write('clickhouse.config.ts', '// mine')
  project.write('.gitignore', 'node_modules')
  const second = await project.json(['init'])
  expect(second.envelope.files).toEqual([
    { path: 'clickhouse.config.ts', outcome: 'kept' },
    { path: 'src/db/schema/example.ts', outcome: 'kept' },
    { path: '.gitignore', outcome: 'extended' },
  ])
  expect(project.read('clickhouse.config.ts')).toBe('// mine')
  expect(project.read('.gitignore')).toBe('node_modules\n.chkit/\n')
  expect(project.read('src/db/schema/example.ts')).toContain('active_users')
  expect((await project.json(['init'])).envelope.files[2]).toEqual({ path: '.gitignore', outcome: 'kept' })
})
