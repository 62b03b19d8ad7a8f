import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ChkitError, type ChxUserConfig, defineConfig, resolveConfig } from '../src/index.js'

describe('resolveConfig', () => {
  it('fills in every default', () => {
    expect(resolveConfig({ schema: 'src/**/*.ts' })).toEqual({
      schema: ['src/**/*.ts'],
      outDir: './chkit',
      migrationsDir: 'chkit/migrations',
      metaDir: 'chkit/meta',
      plugins: [],
      check: {
        failOnPending: true,
        failOnChecksumMismatch: true,
        failOnDrift: true,
        failOnExtraObjects: false,
        failOnUngenerated: false,
      },
      safety: { allowDestructive: false },
    })
  })

  it('keeps what is written', () => {
    const config: ChxUserConfig = {
      schema: ['a.ts', 'b.ts'],
      outDir: 'out',
      migrationsDir: './m',
      metaDir: './n',
      plugins: ['./plugin.ts'],
      check: { failOnDrift: false },
      safety: { allowDestructive: true },
      clickhouse: { url: 'http://localhost:8123', database: 'app' },
    }
    expect(resolveConfig(config)).toEqual({
      ...config,
      check: {
        failOnPending: true,
        failOnChecksumMismatch: true,
        failOnDrift: false,
        failOnExtraObjects: false,
        failOnUngenerated: false,
      },
      clickhouse: { url: 'http://localhost:8123', username: 'default', password: '', database: 'app', secure: false },
    })
  })

  it.each(['./chkit', 'a/b/', '/abs//x', '..', '../../x', 'a/../..', '/..', '', '.', 'a/./b'])(
    'joins %j as node:path does',
    (outDir) => {
      expect(resolveConfig({ schema: 'x', outDir }).metaDir).toBe(posix.join(outDir, 'meta'))
    },
  )

  it.each([undefined, null, 'config'])('refuses %j', (config) => {
    expect(() => resolveConfig(config as unknown as ChxUserConfig)).toThrow(ChkitError)
  })
})

it('defineConfig returns what it is given', () => {
  const config = { schema: 'x' }
  const build = () => config
  expect(defineConfig(config)).toBe(config)
  expect(defineConfig(build)).toBe(build)
})
