import type { TestProject } from 'vitest/node'
import { startServer } from './server.mjs'

/** How the suites reach ClickHouse. */
export interface TestServer {
  url: string
  username: string
  password: string
}

declare module 'vitest' {
  interface ProvidedContext {
    clickhouse: TestServer
  }
}

/** Gives a run its server: the one that `CHKIT_TEST_URL` names, or one of its own. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { CHKIT_TEST_URL: url, CHKIT_TEST_USER: username = 'default', CHKIT_TEST_PASSWORD: password = '' } = process.env
  if (url !== undefined) {
    project.provide('clickhouse', { url, username, password })
    return undefined
  }
  const server = await startServer()
  project.provide('clickhouse', { url: server.url, username: 'default', password: '' })
  return server.stop
}
