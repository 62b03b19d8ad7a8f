import { basename } from 'node:path'
import { type ClickHouseExecutor, createClickHouseExecutor } from '@chkit/clickhouse'
import { ChkitError, createDiagnostic } from '@chkit/core'
import type { Project } from './project.js'

/** Lets a command use the server of the config, and ends the connection whatever happens. */
export async function withServer<Result>(
  { config, configPath, cwd }: Project,
  use: (executor: ClickHouseExecutor) => Promise<Result>,
): Promise<Result> {
  if (config.clickhouse === undefined) {
    throw new ChkitError([
      createDiagnostic('clickhouse_not_configured', {
        message: `The config ${basename(configPath)} names no server.`,
        help: "Add clickhouse: { url: 'http://localhost:8123' } to it, or embedded:.chkit/engine for no server at all.",
        path: 'clickhouse',
      }),
    ])
  }
  const executor = createClickHouseExecutor(config.clickhouse, { cwd })
  try {
    return await use(executor)
  } finally {
    await executor.close()
  }
}
