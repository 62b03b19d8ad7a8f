import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { capture } from '../../scripts/lib/run.mjs'
import { expectedReport } from './expected.js'
import { buildWorker } from './support/bundlers.js'
import { emptyProject, type Project } from './support/project.js'
import { nodeRuntimes, runtimeFile } from './support/runtimes.js'

let project: Project
beforeEach(() => {
  project = emptyProject()
})
afterEach(() => project.remove())

/** Asks the worker once. Miniflare wants a newer Node than these tests do, so it runs in a process of its own. */
const askWorker = (miniflare: string, folder: string, wasmFile: string) => `
import { Miniflare } from ${JSON.stringify(miniflare)}
const worker = new Miniflare({
  compatibilityDate: '2026-07-01',
  modulesRoot: ${JSON.stringify(folder)},
  modules: [
    { type: 'ESModule', path: ${JSON.stringify(join(folder, 'worker.mjs'))} },
    { type: 'CompiledWasm', path: ${JSON.stringify(wasmFile)} },
  ],
})
console.log(await (await worker.dispatchFetch('http://worker/')).text())
await worker.dispose()
`

test('workerd: the engine is a module of its own, compiled by the platform', async () => {
  await buildWorker(project, 'worker.mjs')
  const [wasmFile, ...others] = project.wasmFiles('dist')
  expect(others).toEqual([])
  project.write(
    'ask.mjs',
    askWorker(runtimeFile('miniflare', 'dist', 'src', 'index.js'), join(project.folder, 'dist'), wasmFile ?? ''),
  )
  const newestNode = nodeRuntimes.at(-1)?.executable() ?? process.execPath
  const { code, stdout, output } = await capture(newestNode, ['ask.mjs'], { cwd: project.folder })
  expect(code, output).toBe(0)
  expect(JSON.parse(stdout)).toEqual(expectedReport)
})
