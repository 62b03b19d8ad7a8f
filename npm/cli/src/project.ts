import { resolve } from 'node:path'
import { type ChxResolvedConfig, resolveConfig } from '@chkit/core'
import type { CommandContext } from './command.js'
import { loadConfig } from './config/load.js'

/** The value of `mode` that a config function gets when `NODE_ENV` says nothing. */
const DEFAULT_MODE = 'development'

/** A project as its config describes it, with absolute folders. */
export interface Project {
  config: ChxResolvedConfig
  configPath: string
  /** What the config's relative paths start from. */
  cwd: string
}

/** Loads the config of the project that a command runs in. */
export async function loadProject(command: string, context: CommandContext): Promise<Project> {
  const { host, secrets } = context
  const request = {
    path: context.flags['--config'] as string | undefined,
    command,
    mode: host.env.NODE_ENV ?? DEFAULT_MODE,
    cwd: host.cwd,
  }
  const loaded = await loadConfig(request)
  const config = resolveConfig(loaded.config)
  if (config.clickhouse !== undefined) secrets.push(...connectionSecrets(config.clickhouse))
  return { config, configPath: loaded.path, cwd: host.cwd }
}

/** The absolute path of a folder that the config names. */
export function projectPath(project: Project, path: string): string {
  return resolve(project.cwd, path)
}

/** Every spelling in which the config holds a secret: as it is, in the URL, and in the URL's parameters. */
function connectionSecrets({ url, password, tls }: NonNullable<ChxResolvedConfig['clickhouse']>): string[] {
  const key = tls?.key ?? ''
  const own = [password, key.includes('-----BEGIN ') ? key : '']
  if (!URL.canParse(url)) return own
  const { password: encoded, searchParams } = new URL(url)
  return [...own, encoded, decoded(encoded), searchParams.get('password') ?? '']
}

/** A text without percent-encoding; as it is when it has percent signs that encode nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
