import { describe, expect, it } from 'vitest'
import { wrapPluginRun } from '../src/index.js'

class WrongOptions extends Error {}

async function run(
  fn: () => number | undefined,
  jsonMode: boolean,
): Promise<{ code: number | undefined; printed: unknown[] }> {
  const printed: unknown[] = []
  const code = await wrapPluginRun({
    command: 'codegen',
    label: 'Codegen',
    jsonMode,
    print: (value) => printed.push(value),
    configErrorClass: WrongOptions,
    fn,
  })
  return { code, printed }
}

function failWith(thrown: unknown): () => never {
  return () => {
    throw thrown
  }
}

describe('wrapPluginRun', () => {
  it('passes the exit code on', async () => {
    expect(await run(() => 4, false)).toEqual({ code: 4, printed: [] })
    expect(await run(() => undefined, false)).toEqual({ code: undefined, printed: [] })
  })

  it('prints a failure and exits 1, or 2 for a mistake in the configuration', async () => {
    expect(await run(failWith(new Error('no disk')), false)).toEqual({ code: 1, printed: ['Codegen failed: no disk'] })
    expect(await run(failWith(new WrongOptions('bad option')), true)).toEqual({
      code: 2,
      printed: [{ ok: false, command: 'codegen', error: 'bad option' }],
    })
  })

  it('prints what is not an error', async () => {
    expect(await run(failWith('plain text'), false)).toEqual({ code: 1, printed: ['Codegen failed: plain text'] })
    expect((await run(failWith(Object.create(null)), false)).code).toBe(1)
  })
})
