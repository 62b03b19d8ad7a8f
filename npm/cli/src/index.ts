/** What plugins and config files import from `chkit`. */
export {
  type ChxConfig,
  type ChxConfigEnv,
  type ChxConfigFn,
  type ChxConfigInput,
  type ChxResolvedConfig,
  type ChxUserConfig,
  defineConfig,
  defineFlags,
  type FlagDef,
  type InferFlags,
  MissingFlagValueError,
  type ParsedFlags,
  parseFlags,
  typedFlags,
  UnknownFlagError,
  wrapPluginRun,
} from '@chkit/core'
export * from './plugin.js'
