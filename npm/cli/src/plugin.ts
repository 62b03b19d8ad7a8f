import type { ChxInlinePluginRegistration, ChxPlugin, ChxPluginRegistration } from '@chkit/core'

export type {
  ChxCheckFinding,
  ChxHookContext,
  ChxInlinePluginRegistration,
  ChxLegacyPluginRegistration,
  ChxOnAfterApplyContext,
  ChxOnBeforeApplyContext,
  ChxOnCheckContext,
  ChxOnCheckReportContext,
  ChxOnCheckResult,
  ChxOnCompleteContext,
  ChxOnConfigLoadedContext,
  ChxOnInitContext,
  ChxOnPlanCreatedContext,
  ChxOnSchemaLoadedContext,
  ChxPlugin,
  ChxPluginCommand,
  ChxPluginCommandContext,
  ChxPluginHooks,
  ChxPluginManifest,
  ChxPluginRegistration,
  CommandDef,
  CommandExtension,
  CommandRunContext,
  PluginRuntime,
  TableScope,
} from '@chkit/core'

/** Gives a plugin its type; returns it unchanged. */
export function definePlugin(plugin: ChxPlugin): ChxPlugin {
  return plugin
}

/** Gives a plugin's registration its type; returns it unchanged. */
export function definePluginConfig<TOptions extends object = Record<string, unknown>>(
  registration: ChxInlinePluginRegistration<ChxPlugin, TOptions>,
): ChxInlinePluginRegistration<ChxPlugin, TOptions> {
  return registration
}

/** Whether a registration carries the plugin itself, and not the path of its module. */
export function isInlinePluginRegistration(
  registration: ChxPluginRegistration,
): registration is ChxInlinePluginRegistration<ChxPlugin> {
  return typeof registration === 'object' && 'plugin' in registration
}
