import { afterAll, beforeAll, expect, test } from 'vitest'
import { capture } from '../../scripts/lib/run.mjs'
import { expectedReport } from './expected.js'
import { emptyProject, type Project } from './support/project.js'
import { nodeRuntimes, otherRuntimes, type Runtime } from './support/runtimes.js'

let project: Project
beforeAll(() => {
  project = emptyProject()
})
afterAll(() => project.remove())

const named = (runtimes: Runtime[]) => runtimes.map((runtime): [string, Runtime] => [runtime.name, runtime])

async function reportOf({ executable, args }: Runtime, program: string): Promise<unknown> {
  const { code, stdout, output } = await capture(executable(), [...args, program], { cwd: project.folder })
  expect(code, output).toBe(0)
  return JSON.parse(stdout)
}

test.each(named([...nodeRuntimes, ...otherRuntimes]))('%s: import', async (_name, runtime) => {
  expect(await reportOf(runtime, 'esm.mjs')).toEqual(expectedReport)
})

test.each(named(nodeRuntimes))('%s: require', async (_name, runtime) => {
  expect(await reportOf(runtime, 'require.cjs')).toEqual(expectedReport)
})
