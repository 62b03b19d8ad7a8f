import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/** Runs a module with a plain `node` in a folder inside the package, where `@chkit/core` means the built package. */
function run(files: Record<string, string>): unknown {
  const folder = mkdtempSync(join(packageFolder, 'test', '.run-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return JSON.parse(execFileSync(process.execPath, ['main.mjs'], { cwd: folder, encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const code = (statement: string) => `(() => { try { return ${statement} } catch (error) { return error.code } })()`

it('the slim entry point works once it has its engine', () => {
  const result = run({
    'main.mjs': `
      import { readFileSync } from 'node:fs'
      import { fileURLToPath } from 'node:url'
      import * as core from '@chkit/core'
      import * as slim from '@chkit/core/slim'
      const { initialize, splitSqlStatements } = slim
      const before = ${code("splitSqlStatements('SELECT 1')")}
      const wrong = [5, undefined, new Uint8Array(4)].map((source) => ${code('initialize(source)')})
      const bytes = readFileSync(fileURLToPath(import.meta.resolve('@chkit/core/core.wasm')))
      initialize(bytes)
      initialize(new WebAssembly.Module(bytes))
      const missing = Object.keys(core).filter((name) => !(name in slim))
      console.log(JSON.stringify({ before, wrong, missing, after: splitSqlStatements('SELECT 1; SELECT 2') }))
    `,
  })
  expect(result).toEqual({
    before: 'CHK1008',
    wrong: ['CHK1001', 'CHK1001', 'CHK9003'],
    missing: [],
    after: ['SELECT 1', 'SELECT 2'],
  })
})

it('a schema file gets the very instance that its caller has, by import and by require', () => {
  const result = run({
    'schema.ts': "export { ChkitError as imported } from '@chkit/core'\nexport const typed: number = 1",
    'main.mjs': `
      import { createRequire } from 'node:module'
      import { ChkitError } from '@chkit/core'
      import { loadModule } from '@chkit/core/schema-loader'
      const { imported } = await loadModule('schema.ts')
      const required = createRequire(import.meta.url)('@chkit/core').ChkitError
      console.log(JSON.stringify([imported === ChkitError, required === ChkitError]))
    `,
  })
  expect(result).toEqual([true, true])
})

it('loadSchemaDefinitions of the main entry point is the one of the loader', () => {
  const result = run({
    'schema.ts':
      "import { view } from '@chkit/core'\nexport const one = view({ database: 'app', name: 'one', as: 'SELECT 1' })",
    'main.mjs': `
      import { loadSchemaDefinitions } from '@chkit/core'
      const names = (await loadSchemaDefinitions('schema.ts')).map(({ name }) => name)
      const error = await loadSchemaDefinitions('none.ts').catch(({ code }) => code)
      console.log(JSON.stringify({ names, error }))
    `,
  })
  expect(result).toEqual({ names: ['one'], error: 'CHK6101' })
})

it('the built files read no file, wait for nothing and know no path', () => {
  for (const name of ['index.js', 'slim.js', 'workerd.js']) {
    const text = readFileSync(join(packageFolder, 'dist', name), 'utf8')
    expect(text).not.toMatch(/import\.meta|from ["']node:|require\(/)
    expect(text).not.toMatch(/^await |^const .* = await /m)
  }
})
