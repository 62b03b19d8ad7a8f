/** Compiled by `types.test.ts`, never run. Lines that must not compile are marked with what is wrong with them. */
import {
  type ChkitError,
  type ChxConfig,
  type ChxConfigFn,
  type ChxConfigInput,
  type ChxInlinePluginRegistration,
  type ChxLegacyPluginRegistration,
  type ChxPluginRegistration,
  type ChxResolvedConfig,
  type ChxUserConfig,
  ChxValidationError,
  type ColumnDefinition,
  type ColumnRenameSuggestion,
  defineConfig,
  defineFlags,
  type FlagDef,
  type InferFlags,
  type loadSchemaDefinitions,
  type MigrationOperation,
  type MigrationPlan,
  parseFlags,
  type planDiff,
  type ResolvedChxConfig,
  type RiskLevel,
  type resolveConfig,
  type SchemaDefinition,
  type Snapshot,
  type SnapshotV1,
  type SnapshotV2,
  type TableDefinition,
  table,
  type ValidationIssue,
} from '@chkit/core'
import type { loadModule } from '@chkit/core/schema-loader'

declare module '@chkit/core' {
  interface TablePlugins {
    backfill?: { timeColumn?: string }
  }
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
declare const same: <A, B>(holds: Same<A, B>) => void

export const events = table({
  database: 'app',
  name: 'events',
  columns: [
    { name: 'id', type: 'UInt64' },
    { name: 'tags', type: 'Array(String)', nullable: false, default: 'fn:[]', comment: '', renamedFrom: 'labels' },
  ],
  engine: 'MergeTree()',
  primaryKey: ['id'],
  orderBy: ['id'],
  uniqueKey: ['id'],
  partitionBy: 'toYYYYMM(at)',
  ttl: 'at + INTERVAL 1 DAY',
  settings: { index_granularity: 8192, ttl_only_drop_parts: true, storage_policy: 'default' },
  indexes: [{ name: 'i', expression: 'id', type: 'set', typeArgs: '100', granularity: 1 }],
  projections: [{ name: 'p', query: 'SELECT id ORDER BY id' }],
  renamedFrom: { name: 'event' },
  plugins: { backfill: { timeColumn: 'at' } },
})
// @ts-expect-error A plugin's member has the type that the plugin declared.
table({ ...events, plugins: { backfill: { timeColumn: 1 } } })

same<typeof events, TableDefinition>(true)
same<ChxConfig, ChxUserConfig>(true)
same<ResolvedChxConfig, ChxResolvedConfig>(true)
same<Snapshot, SnapshotV1 | SnapshotV2>(true)
same<SnapshotV1['version'], 1>(true)
same<SnapshotV2['version'], 2>(true)
same<SchemaDefinition['kind'], 'table' | 'view' | 'materialized_view'>(true)
same<MigrationPlan['riskSummary'], Record<RiskLevel, number>>(true)
same<MigrationPlan['renameSuggestions'], ColumnRenameSuggestion[]>(true)
same<MigrationOperation['risk'], 'safe' | 'caution' | 'danger'>(true)
same<ChxConfigInput, ChxUserConfig | ChxConfigFn>(true)
same<ChxPluginRegistration, string | ChxLegacyPluginRegistration | ChxInlinePluginRegistration>(true)
same<ReturnType<typeof planDiff>, MigrationPlan>(true)
same<ReturnType<typeof resolveConfig>, ChxResolvedConfig>(true)
same<ReturnType<typeof loadSchemaDefinitions>, Promise<SchemaDefinition[]>>(true)
same<ReturnType<typeof loadModule>, Promise<Record<string, unknown>>>(true)
same<ChxValidationError['issues'], ValidationIssue[]>(true)

/** Any type of ClickHouse is accepted, and an editor still suggests the common ones. */
export const column: ColumnDefinition = { name: 'id', type: 'LowCardinality(String)' }
export const asBase: ChkitError = new ChxValidationError([])

const flags = defineFlags([
  { name: '--json', type: 'boolean', description: 'JSON' },
  { name: '--name', type: 'string', description: 'Name' },
  { name: '--rename', type: 'string[]', description: 'Renames' },
])
same<
  InferFlags<typeof flags>,
  { '--json': boolean | undefined; '--name': string | undefined; '--rename': string[] | undefined }
>(true)
const parsed = parseFlags([], flags)
// @ts-expect-error Only defined flags are there.
parsed['--other']
export const list: readonly FlagDef[] = flags

const fixed = defineConfig({ schema: 'x', safety: { allowDestructive: true } })
same<typeof fixed, { schema: string; safety: { allowDestructive: true } }>(true)
const dependent = defineConfig(async ({ command, mode }) => ({ schema: `${command}/${mode}` }))
same<typeof dependent, ChxConfigFn<{ schema: string }>>(true)
// @ts-expect-error A config needs a schema.
defineConfig({ outDir: 'x' })
