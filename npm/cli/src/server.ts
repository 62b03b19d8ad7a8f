import { basename } from 'node:path'
import { type ClickHouseExecutor, createClickHouseExecutor } from '@chkit/clickhouse'
import { ChkitError, createDiagnostic } from '@chkit/core'
import { type CommandContext, isCi } from './command.js'
import type { Project } from './project.js'

/** Lets a command use the server of the config, says which one that is, and ends the connection whatever happens. */
export async function withServer<Result>(
  context: CommandContext,
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
  context.progress.line(({ colors }) => `${colors.dim(`${executor.database} on ${executor.address}`)}\n`)
  if (config.clickhouse.url.startsWith('embedded:')) warnOfEngineInCi(context, executor.address)
  try {
    return await use(executor)
  } finally {
    await executor.close()
  }
}

/** On a fresh machine the embedded engine is empty, and everything passes on it. */
function warnOfEngineInCi({ host: { env }, warn }: CommandContext, address: string): void {
  if (!isCi(env) || env.CLICKHOUSE_URL) return
  warn(
    createDiagnostic('embedded_by_default', {
      message: `CI is set and CLICKHOUSE_URL is not, so the embedded engine ${address} is used.`,
      help: 'Set CLICKHOUSE_URL to the server that is meant, or to this address if that is what is meant.',
    }),
  )
}
