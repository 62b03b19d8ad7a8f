import { randomUUID } from 'node:crypto'
import { type ClickHouseExecutor, createClickHouseExecutor, quoteIdentifier } from '@chkit/clickhouse'
import type { ChxUserClickHouseConfig } from '@chkit/core'
import { inject, onTestFinished } from 'vitest'
import type { TestServer } from './global-setup.js'

/** The server of this run. */
export function testServer(): TestServer {
  return inject('clickhouse')
}

/** An executor that is closed when the test is over. */
export function testExecutor(config: ChxUserClickHouseConfig, options: { cwd?: string } = {}): ClickHouseExecutor {
  const executor = createClickHouseExecutor(config, options)
  onTestFinished(() => executor.close())
  return executor
}

/** A database of one test. */
export interface TestDatabase {
  name: string
  /** The `clickhouse` section of a config that points at it. */
  config: ChxUserClickHouseConfig & { database: string }
  executor: ClickHouseExecutor
}

/** Makes an Atomic database that nobody else uses, dropped when the test is over. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const config = { ...testServer(), database: name }
  const executor = createClickHouseExecutor(config)
  await executor.execute(`CREATE DATABASE ${quoteIdentifier(name)} ENGINE = Atomic`, { database: null })
  onTestFinished(async () => {
    await executor.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)} SYNC`, { database: null })
    await executor.close()
  })
  return { name, config, executor }
}
