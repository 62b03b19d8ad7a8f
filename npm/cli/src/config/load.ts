import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { ChkitError, type ChxUserConfig, createDiagnostic } from '@chkit/core'
import { loadModule, settled } from '@chkit/core/schema-loader'
import { messageOf, sentence } from '../output/error.js'
import { explainIssues } from './explain.js'
import { CONFIG_FILES } from './files.js'
import { configSchema } from './schema.js'

/** A config file that was found, and what it holds. */
export interface LoadedConfig {
  path: string
  config: ChxUserConfig
}

/** What decides which config is loaded and how. */
export interface ConfigRequest {
  /** The value of `--config`. */
  path: string | undefined
  command: string
  mode: string
  cwd: string
}

/** Finds the config, loads it, calls it when it is a function, and validates it. */
export async function loadConfig(request: ConfigRequest): Promise<LoadedConfig> {
  const path = findConfig(request)
  const name = basename(path)
  const exported = await importConfig(path, request.cwd)
  const config = typeof exported === 'function' ? await callConfig(exported, path, request) : exported
  const result = parse(config, name)
  if (!result.success) throw new ChkitError(explainIssues(result.error.issues, config, name))
  refusePlugins(result.data.plugins ?? [], name)
  return { path, config: config as ChxUserConfig }
}

function findConfig({ path, cwd }: ConfigRequest): string {
  const candidates = path === undefined ? CONFIG_FILES : [path]
  const found = candidates.map((candidate) => resolve(cwd, candidate)).find((candidate) => existsSync(candidate))
  if (found !== undefined) return found
  throw new ChkitError([
    createDiagnostic('config_not_found', {
      message: path === undefined ? `There is no ${CONFIG_FILES[0]} in ${cwd}.` : `There is no config file ${path}.`,
      help:
        path === undefined ? 'Run chkit init to make one, or name it with --config.' : 'Check the path after --config.',
    }),
  ])
}

async function importConfig(path: string, cwd: string): Promise<unknown> {
  const module = await loadModule(path, { cwd, diagnostic: 'config_not_loaded', noun: 'config file' })
  const exported = module.default ?? module.config
  if (exported !== undefined) return exported
  throw new ChkitError([
    createDiagnostic('config_invalid', {
      message: `The config ${basename(path)} exports no config.`,
      help: 'Write `export default defineConfig({ … })`, or export it with the name `config`.',
    }),
  ])
}

/** Calls a config function as the author of the file expects it. */
async function callConfig(config: unknown, path: string, { command, mode }: ConfigRequest): Promise<unknown> {
  try {
    return await settled((config as (environment: { command: string; mode: string }) => unknown)({ command, mode }))
  } catch (error) {
    const diagnostic = createDiagnostic('config_not_loaded', {
      message: sentence(
        `The function that the config ${basename(path)} exports stops with an error: ${messageOf(error)}`,
      ),
      help: `Correct it; it was called with { command: "${command}", mode: "${mode}" }.`,
    })
    throw new ChkitError([diagnostic], { cause: error })
  }
}

/** Members may be getters, and these may throw. */
function parse(config: unknown, source: string): ReturnType<typeof configSchema.safeParse> {
  try {
    return configSchema.safeParse(config)
  } catch (error) {
    const diagnostic = createDiagnostic('config_not_loaded', {
      message: sentence(`The config ${source} cannot be read: ${messageOf(error)}`),
      help: 'Write plain values instead of getters that throw.',
    })
    throw new ChkitError([diagnostic], { cause: error })
  }
}

function refusePlugins(plugins: readonly unknown[], source: string): void {
  if (plugins.length === 0) return
  throw new ChkitError([
    createDiagnostic('plugins_not_supported', {
      message: `The config ${source} lists ${plugins.length === 1 ? 'a plugin' : `${plugins.length} plugins`}, and this chkit cannot run plugins.`,
      help: 'Take "plugins" out of the config, or use a release of chkit that runs them.',
      path: 'plugins',
    }),
  ])
}
