/** The config file is the first of these that is there. */
export const CONFIG_FILES = [
  'clickhouse.config.ts',
  'clickhouse.config.mts',
  'clickhouse.config.mjs',
  'clickhouse.config.js',
] as const
