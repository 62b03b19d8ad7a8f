import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { testFolders } from './scripts/test/suites.mjs'

/** The unit tests of the packages, and one project for each folder under `tests/`: real programs against real servers. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['npm/*/test/**/*.test.ts'] } },
      ...testFolders().map((name) => {
        const globalSetup = `tests/${name}/global-setup.ts`
        return {
          test: {
            name,
            include: [`tests/${name}/**/*.test.ts`],
            globalSetup: existsSync(globalSetup) ? [globalSetup] : [],
            testTimeout: 60_000,
            hookTimeout: 120_000,
          },
        }
      }),
    ],
  },
})
