import { expect, expectTypeOf, test } from 'vitest'
import {
  type ChxPlugin,
  defineFlags,
  definePlugin,
  definePluginConfig,
  isInlinePluginRegistration,
} from '../src/index.js'

const flags = defineFlags([{ name: '--out-file', type: 'string', description: 'Where to' }])
const plugin = definePlugin({
  manifest: { name: 'demo', apiVersion: 1 },
  hooks: { onPlanCreated: ({ plan }) => ({ ...plan, operations: [] }) },
  commands: [{ name: 'demo', flags, run: ({ args }) => args.length }],
  extendCommands: [{ command: ['generate', 'check'], flags }],
})

test('a plugin and its registration are what they were written as', () => {
  expectTypeOf(plugin).toEqualTypeOf<ChxPlugin>()
  expect(plugin.manifest.name).toBe('demo')
  const registration = { plugin, options: { depth: 3 } }
  expect(definePluginConfig<{ depth: number }>(registration)).toBe(registration)
})

test('a registration is inline when it carries the plugin itself', () => {
  expect(isInlinePluginRegistration({ plugin })).toBe(true)
  expect(isInlinePluginRegistration({ resolve: './plugin.ts' })).toBe(false)
  expect(isInlinePluginRegistration('./plugin.ts')).toBe(false)
})
