import { describe, expect, test } from 'vitest'
import { explainIssues } from '../src/config/explain.js'
import { configSchema } from '../src/config/schema.js'

/** What is wrong with a config: `[path, message, help]`. */
function findings(config: unknown): (string | undefined)[][] {
  const result = configSchema.safeParse(config)
  if (result.success) return []
  return explainIssues(result.error.issues, config, 'c.ts').map(({ path, message, help }) => [path, message, help])
}

describe('a config', () => {
  test('may hold everything that is documented', () => {
    const config = {
      schema: ['a.ts', 'b/**/*.ts'],
      outDir: 'x',
      migrationsDir: 'y',
      metaDir: 'z',
      plugins: [],
      check: { failOnPending: false, failOnChecksumMismatch: false, failOnDrift: false, failOnExtraObjects: true },
      safety: { allowDestructive: true },
      clickhouse: {
        url: 'https://ch.example:8443',
        username: 'u',
        password: '',
        database: 'd',
        secure: true,
        tls: { ca: 'ca.pem', cert: 'c', key: 'k', serverName: 's', rejectUnauthorized: true },
        connectTimeout: 1,
        requestTimeout: 2,
      },
    }
    expect(findings(config)).toEqual([])
    expect(findings({ schema: 'a.ts', clickhouse: { url: 'embedded:.chkit/engine' } })).toEqual([])
  })

  test.each([
    [{}, 'schema', 'must be a path or a list of paths, such as "src/db/schema/**/*.ts", but it is undefined.'],
    [{ schema: [] }, 'schema', 'but it is an empty list.'],
    [
      { schema: 'a', check: { failOnDrift: 'yes' } },
      'check.failOnDrift',
      'must be true or false, but it is the text "yes".',
    ],
    [{ schema: 'a', check: true }, 'check', 'must be an object, but it is true.'],
    [{ schema: 'a', outDir: 7 }, 'outDir', 'must be a text, but it is 7.'],
    [{ schema: 'a', plugins: 'x' }, 'plugins', 'must be a list'],
    [null, undefined, 'The config c.ts must be an object, but it is null.'],
    [[], undefined, 'The config c.ts must be an object, but it is an empty list.'],
  ])('%j is refused at %s', (config, path, text) => {
    const [found] = findings(config)
    expect(found?.[0]).toBe(path)
    expect(found?.[1]).toContain(text)
  })

  test.each([
    [{ schema: 'a', migrationDir: 'x' }, 'migrationDir', 'Did you mean "migrationsDir"?'],
    [
      { schema: 'a', clickhouse: { url: 'http://x', user: 'u' } },
      'clickhouse.user',
      'Did you mean "clickhouse.username"?',
    ],
    [{ schema: 'a', failOnDrift: true }, 'failOnDrift', 'Did you mean "check.failOnDrift"?'],
    [{ schema: 'a', safety: { zzz: 1 } }, 'safety.zzz', 'Use one of allowDestructive.'],
  ])('%j has an unknown key', (config, path, help) => {
    expect(findings(config).map(([at, , what]) => [at, what])).toEqual([[path, help]])
  })

  test('reports everything that is wrong at once', () => {
    const config = { shema: 'a', check: { failOnDrift: 1 }, clickhouse: { url: 'localhost:8123' } }
    expect(findings(config).map(([path]) => path)).toEqual(
      expect.arrayContaining(['schema', 'shema', 'check.failOnDrift', 'clickhouse.url']),
    )
  })

  test('never quotes what stands below clickhouse', () => {
    const secret = 'hunter2hunter2'
    for (const clickhouse of [
      { url: secret },
      { url: 'http://x', password: [secret] },
      { url: 'http://x', secure: secret },
    ]) {
      expect(JSON.stringify(findings({ schema: 'a', clickhouse }))).not.toContain(secret)
    }
  })

  test('names the environment when a connection setting is undefined', () => {
    const [found] = findings({ schema: 'a', clickhouse: { url: undefined } })
    expect(found?.[2]).toContain('environment variable')
  })
})
