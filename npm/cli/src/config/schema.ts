import * as z from 'zod/mini'

/*
 * In this file the message of a check is the phrase that completes "must be …"; `explain.ts` builds the sentence.
 */

const text = z.string('a text').check(z.minLength(1, 'a text that is not empty'))
const anyText = z.string('a text')
const flag = z.optional(z.boolean('true or false'))
const milliseconds = z.optional(
  z.number('a number of milliseconds').check(z.positive('a number of milliseconds above 0')),
)
const schemaPaths = 'a path or a list of paths, such as "src/db/schema/**/*.ts"'
const serverUrl = 'http://…, https://… or embedded:<folder>'

function isServerUrl(url: string): boolean {
  if (url.startsWith('embedded:')) return url.length > 'embedded:'.length
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}

/** The keys of every object in a config, by the path of the object. */
const shapes = {
  'clickhouse.tls': {
    ca: z.optional(anyText),
    cert: z.optional(anyText),
    key: z.optional(anyText),
    serverName: z.optional(text),
    rejectUnauthorized: flag,
  },
  check: {
    failOnPending: flag,
    failOnChecksumMismatch: flag,
    failOnDrift: flag,
    failOnExtraObjects: flag,
    failOnUngenerated: flag,
  },
  safety: { allowDestructive: flag },
}

const clickhouseShape = {
  url: z.string(serverUrl).check(z.refine(isServerUrl, serverUrl)),
  username: z.optional(anyText),
  password: z.optional(anyText),
  database: z.optional(text),
  secure: flag,
  tls: z.optional(z.strictObject(shapes['clickhouse.tls'], 'an object')),
  connectTimeout: milliseconds,
  requestTimeout: milliseconds,
}

const configShape = {
  schema: z.union([text, z.array(text).check(z.minLength(1))], schemaPaths),
  outDir: z.optional(text),
  migrationsDir: z.optional(text),
  metaDir: z.optional(text),
  plugins: z.optional(z.array(z.any(), 'a list')),
  check: z.optional(z.strictObject(shapes.check, 'an object')),
  safety: z.optional(z.strictObject(shapes.safety, 'an object')),
  clickhouse: z.optional(z.strictObject(clickhouseShape, 'an object')),
}

/** The shape of a config. That `plugins` is empty is judged after it, with a diagnostic of its own. */
export const configSchema = z.strictObject(configShape, 'an object')

/** The keys that each object of a config knows, by the path of the object. */
export const knownKeys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ '': configShape, clickhouse: clickhouseShape, ...shapes }).map(([path, shape]) => [
    path,
    Object.keys(shape),
  ]),
)
