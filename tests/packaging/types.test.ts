import { afterAll, beforeAll, expect, test } from 'vitest'
import { npmTool } from '../../scripts/lib/paths.mjs'
import { capture } from '../../scripts/lib/run.mjs'
import { emptyProject, type Project } from './support/project.js'

let project: Project
beforeAll(() => {
  project = emptyProject()
})
afterAll(() => project.remove())

test.each([
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
])('types are found under moduleResolution %s', async (moduleResolution, module) => {
  const compilerOptions = {
    module,
    moduleResolution,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
  }
  project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['types.ts'] }))
  const { code, output } = await capture(npmTool('tsc'), ['--noEmit', '--pretty', 'false'], { cwd: project.folder })
  expect(output).toBe('')
  expect(code).toBe(0)
})
