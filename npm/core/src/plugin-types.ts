import type { ChxResolvedConfig } from './config.js'
import type { FlagDef, ParsedFlags } from './flags.js'
import type { MigrationPlan, TableScope } from './generated/wire.js'
import type { SchemaDefinition } from './model.js'

type MaybePromise<T> = T | Promise<T>

/** Who a plugin is, and with which releases it works. */
export interface ChxPluginManifest {
  name: string
  apiVersion: 1
  version?: string
  compatibility?: { cli?: { minMajor?: number; maxMajor?: number } }
}

/** A plugin: hooks into the commands, commands of its own, flags added to existing commands. */
export interface ChxPlugin {
  manifest: ChxPluginManifest
  hooks?: ChxPluginHooks
  commands?: ChxPluginCommand[]
  extendCommands?: CommandExtension[]
}

/** A command that a plugin adds. */
export interface ChxPluginCommand {
  name: string
  description?: string
  flags?: readonly FlagDef[]
  run(context: ChxPluginCommandContext): MaybePromise<undefined | number>
}

/** What a plugin's command is given. */
export interface ChxPluginCommandContext {
  pluginName: string
  config: ChxResolvedConfig
  configPath: string
  jsonMode: boolean
  /** What follows the command's name on the command line. */
  args: string[]
  flags: ParsedFlags
  /** The options of the plugin's registration. */
  options: Record<string, unknown>
  tableScope: TableScope
  print(value: unknown): void
}

/** A command of chkit itself. */
export interface CommandDef {
  name: string
  description: string
  flags: readonly FlagDef[]
  run(context: CommandRunContext): MaybePromise<undefined | number>
}

/** What a command of chkit itself is given. */
export interface CommandRunContext {
  command: string
  flags: ParsedFlags
  config: ChxResolvedConfig
  configPath: string
  dirs: { outDir: string; migrationsDir: string; metaDir: string }
  pluginRuntime: PluginRuntime
}

/** The plugins of a configuration, in the order in which their hooks run. */
export interface PluginRuntime {
  readonly plugins: readonly ChxPlugin[]
}

/** Flags that a plugin adds to commands that exist. */
export interface CommandExtension {
  command: string | string[]
  flags: readonly FlagDef[]
}

/** What every hook of a command is given. */
export interface ChxHookContext {
  command: string
  config: ChxResolvedConfig
  tableScope: TableScope
  flags: ParsedFlags
}

/** Before anything else. */
export interface ChxOnInitContext {
  command: string
  isInteractive: boolean
  jsonMode: boolean
  options: Record<string, unknown>
}

/** After everything else. */
export interface ChxOnCompleteContext extends ChxOnInitContext {
  exitCode: number
}

/** After the configuration was read. */
export interface ChxOnConfigLoadedContext extends ChxHookContext {
  configPath: string
  options: Record<string, unknown>
}

/** After the schema files were read. */
export interface ChxOnSchemaLoadedContext extends ChxHookContext {
  definitions: SchemaDefinition[]
}

/** After the plan was made. */
export interface ChxOnPlanCreatedContext extends ChxHookContext {
  plan: MigrationPlan
}

/** Before the statements of a migration run. */
export interface ChxOnBeforeApplyContext extends ChxHookContext {
  migration: string
  sql: string
  statements: string[]
}

/** After the statements of a migration ran. */
export interface ChxOnAfterApplyContext extends ChxHookContext {
  migration: string
  statements: string[]
  appliedAt: string
}

/** While `chkit check` runs. */
export interface ChxOnCheckContext extends ChxHookContext {
  command: 'check'
  configPath: string
  jsonMode: boolean
  options: Record<string, unknown>
}

/** While `chkit check` prints its report. */
export interface ChxOnCheckReportContext {
  result: ChxOnCheckResult
  print(line: string): void
}

/** Something a plugin noticed during `chkit check`. */
export interface ChxCheckFinding {
  code: string
  message: string
  severity: 'info' | 'warn' | 'error'
  metadata?: Record<string, unknown>
}

/** A plugin's part in `chkit check`. */
export interface ChxOnCheckResult {
  plugin: string
  evaluated: boolean
  ok: boolean
  findings: ChxCheckFinding[]
  metadata?: Record<string, unknown>
}

/** Where a plugin can take part. Hooks run in the order of registration and are awaited. */
export interface ChxPluginHooks {
  onInit?(context: ChxOnInitContext): MaybePromise<void>
  onComplete?(context: ChxOnCompleteContext): MaybePromise<void>
  onConfigLoaded?(context: ChxOnConfigLoadedContext): MaybePromise<void>
  /** May return other definitions. */
  onSchemaLoaded?(context: ChxOnSchemaLoadedContext): MaybePromise<SchemaDefinition[] | undefined>
  /** May return another plan. */
  onPlanCreated?(context: ChxOnPlanCreatedContext): MaybePromise<MigrationPlan | undefined>
  /** May return other statements. */
  onBeforeApply?(context: ChxOnBeforeApplyContext): MaybePromise<{ statements?: string[] } | undefined>
  onAfterApply?(context: ChxOnAfterApplyContext): MaybePromise<void>
  onCheck?(context: ChxOnCheckContext): MaybePromise<ChxOnCheckResult | undefined>
  onCheckReport?(context: ChxOnCheckReportContext): MaybePromise<void>
}
