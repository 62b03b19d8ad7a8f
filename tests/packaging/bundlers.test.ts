import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectedReport } from './expected.js'
import { launchBrowser, textOfPage } from './support/browser.js'
import { type Bundler, bundlers } from './support/bundlers.js'
import { emptyProject, type Project } from './support/project.js'

const named = bundlers.map((bundler): [string, Bundler] => [bundler.name, bundler])

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

let project: Project
beforeEach(() => {
  project = emptyProject()
})
afterEach(() => project.remove())

test('a page without a bundler, in Chromium', async () => {
  project.write(
    'index.html',
    `<!doctype html><title>chkit</title><body>
<script type="importmap">{ "imports": { "@chkit/core": "./node_modules/@chkit/core/dist/index.js" } }</script>
<script type="module" src="./page.mjs"></script>`,
  )
  expect(JSON.parse(await textOfPage(browser, project.folder))).toEqual(expectedReport)
})

test.each(named)('%s: the page it builds carries the engine inside, and runs in Chromium', async (_name, { build }) => {
  await build(project, 'page.mjs')
  expect(project.wasmFiles('dist')).toEqual([])
  expect(JSON.parse(await textOfPage(browser, join(project.folder, 'dist')))).toEqual(expectedReport)
})

test.each(named)('%s: with ./slim the engine is one file beside the page', async (_name, { build, wasmUrl }) => {
  project.write('wasm-url.mjs', wasmUrl)
  await build(project, 'slim-page.mjs')
  expect(project.wasmFiles('dist')).toHaveLength(1)
  expect(JSON.parse(await textOfPage(browser, join(project.folder, 'dist')))).toEqual(expectedReport)
})
