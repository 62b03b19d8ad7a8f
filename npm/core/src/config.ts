import { shapeError } from './input.js'

/** What `clickhouse.config.ts` holds. */
export interface ChxUserConfig {
  /** One or more globs of schema files, from the directory of the command. */
  schema: string | string[]
  /** Where `migrations` and `meta` are kept; `./chkit` when absent. */
  outDir?: string
  migrationsDir?: string
  metaDir?: string
  plugins?: ChxPluginRegistration[]
  check?: ChxCheckConfig
  safety?: ChxSafetyConfig
  clickhouse?: ChxUserClickHouseConfig
}

/** What makes `chkit check` fail. */
export interface ChxCheckConfig {
  failOnPending?: boolean
  failOnChecksumMismatch?: boolean
  failOnDrift?: boolean
  /** Whether objects that the schema does not know count as drift; not when absent, for a database may be shared. */
  failOnExtraObjects?: boolean
  /** Whether changes of the schema files that `chkit generate` has not seen count; only a warning when absent. */
  failOnUngenerated?: boolean
}

/** What `chkit migrate` may do without being asked again. */
export interface ChxSafetyConfig {
  allowDestructive?: boolean
}

/** How the server is reached. */
export interface ChxUserClickHouseConfig {
  /** `http://…`, `https://…`, or `embedded:<directory>` for the engine in this process. */
  url: string
  username?: string
  password?: string
  database?: string
  /** Use TLS although the URL says `http:`. */
  secure?: boolean
  /** Certificates for TLS. */
  tls?: ChxTlsConfig
  /** How long making a connection may take, in milliseconds. */
  connectTimeout?: number
  /** How long a statement may take until its answer is complete, in milliseconds. */
  requestTimeout?: number
}

/** Certificates for TLS, each as PEM text or as the path of a PEM file. */
export interface ChxTlsConfig {
  /** The authority that signed the server's certificate, when the system does not know it. */
  ca?: string
  /** This client's certificate, for mutual TLS; needs `key`. */
  cert?: string
  /** The key of this client's certificate. */
  key?: string
  /** The name the server's certificate is for, when it is not the host of the URL. */
  serverName?: string
  /** `false` accepts any certificate, which leaves the connection open to interception. */
  rejectUnauthorized?: boolean
}

/** `ChxUserClickHouseConfig` with its defaults filled in. */
export interface ChxResolvedClickHouseConfig {
  url: string
  username: string
  password: string
  database: string
  secure: boolean
  tls?: ChxTlsConfig
  connectTimeout?: number
  requestTimeout?: number
}

/** `ChxUserConfig` with its defaults filled in. */
export interface ChxResolvedConfig {
  schema: string[]
  outDir: string
  migrationsDir: string
  metaDir: string
  plugins: ChxPluginRegistration[]
  check: Required<ChxCheckConfig>
  safety: Required<ChxSafetyConfig>
  clickhouse?: ChxResolvedClickHouseConfig
}

/** What a configuration function is told. */
export interface ChxConfigEnv {
  /** The command that runs, such as `generate`. */
  command?: string
  mode?: string
}

/** A configuration that depends on the command. */
export type ChxConfigFn<T extends ChxUserConfig = ChxUserConfig> = (env: ChxConfigEnv) => T | Promise<T>

/** What a configuration file may export. */
export type ChxConfigInput<T extends ChxUserConfig = ChxUserConfig> = T | ChxConfigFn<T>

/** Another name of `ChxUserConfig`. */
export type ChxConfig = ChxUserConfig

/** Another name of `ChxResolvedConfig`. */
export type ResolvedChxConfig = ChxResolvedConfig

/** A plugin by the path of its module. */
export interface ChxLegacyPluginRegistration {
  resolve: string
  name?: string
  enabled?: boolean
  options?: Record<string, unknown>
}

/** A plugin as a value. */
export interface ChxInlinePluginRegistration<TPlugin = unknown, TOptions extends object = Record<string, unknown>> {
  plugin: TPlugin
  name?: string
  enabled?: boolean
  options?: TOptions
}

/** A plugin in a configuration: a module path, a path with options, or the plugin itself. */
export type ChxPluginRegistration = string | ChxLegacyPluginRegistration | ChxInlinePluginRegistration

/** Gives a configuration its types; returns it unchanged. */
export function defineConfig<T extends ChxUserConfig>(config: T): T
export function defineConfig<T extends ChxUserConfig>(config: ChxConfigFn<T>): ChxConfigFn<T>
export function defineConfig<T extends ChxUserConfig>(config: ChxConfigInput<T>): ChxConfigInput<T> {
  return config
}

/** Fills in the defaults of a configuration. Nothing is validated and no environment variable is read. */
export function resolveConfig(config: ChxUserConfig): ChxResolvedConfig {
  if (typeof config !== 'object' || config === null) throw shapeError('config', 'an object', config)
  const outDir = config.outDir ?? './chkit'
  return {
    schema: Array.isArray(config.schema) ? config.schema : [config.schema],
    outDir,
    migrationsDir: config.migrationsDir ?? joinPath(outDir, 'migrations'),
    metaDir: config.metaDir ?? joinPath(outDir, 'meta'),
    plugins: config.plugins ?? [],
    check: {
      failOnPending: config.check?.failOnPending ?? true,
      failOnChecksumMismatch: config.check?.failOnChecksumMismatch ?? true,
      failOnDrift: config.check?.failOnDrift ?? true,
      failOnExtraObjects: config.check?.failOnExtraObjects ?? false,
      failOnUngenerated: config.check?.failOnUngenerated ?? false,
    },
    safety: { allowDestructive: config.safety?.allowDestructive ?? false },
    ...(config.clickhouse ? { clickhouse: resolveClickHouse(config.clickhouse) } : {}),
  }
}

function resolveClickHouse(config: ChxUserClickHouseConfig): ChxResolvedClickHouseConfig {
  return {
    url: config.url,
    username: config.username ?? 'default',
    password: config.password ?? '',
    database: config.database ?? 'default',
    secure: config.secure ?? false,
    ...(config.tls ? { tls: config.tls } : {}),
    ...(config.connectTimeout === undefined ? {} : { connectTimeout: config.connectTimeout }),
    ...(config.requestTimeout === undefined ? {} : { requestTimeout: config.requestTimeout }),
  }
}

/** Joins as `node:path` does on POSIX, without needing Node: `./chkit` and `meta` give `chkit/meta`. */
function joinPath(directory: string, name: string): string {
  const joined = `${directory}/${name}`
  const absolute = directory.startsWith('/')
  const parts: string[] = []
  for (const part of joined.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..' || (!absolute && (parts.length === 0 || parts.at(-1) === '..'))) parts.push(part)
    else parts.pop()
  }
  return `${absolute ? '/' : ''}${parts.join('/')}`
}
