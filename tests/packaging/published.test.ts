import { describe, expect, inject, test } from 'vitest'
import { capture } from '../../scripts/lib/run.mjs'
import { runtimeFile } from './support/runtimes.js'

const tarballs = inject('tarballs').map(({ name, path }): [string, string] => [name, path])

describe.each(tarballs)('%s', (_name, path) => {
  test('publint finds nothing', async () => {
    const { code, output } = await capture(process.execPath, [
      runtimeFile('publint', 'src', 'cli.js'),
      path,
      '--strict',
    ])
    expect(code, output).toBe(0)
  })

  test('its types are right however it is imported', async () => {
    const { code, output } = await capture(process.execPath, [
      runtimeFile('@arethetypeswrong', 'cli', 'dist', 'index.js'),
      path,
      ...['--profile', 'esm-only'],
      // An engine has no types.
      ...['--exclude-entrypoints', './core.wasm'],
    ])
    expect(code, output).toBe(0)
  })
})
