/** The two sides that are compared: a real ClickHouse, and what is built here. */
import { spawn } from 'node:child_process'
import { startServer } from '../../../tests/support/server.mjs'
import { Failure } from '../../lib/failure.mjs'
import { inRoot } from '../../lib/paths.mjs'
import { environment, run } from '../../lib/run.mjs'

/**
 * Both texts of a statement.
 * @typedef {{ line: string, pretty: string }} Texts
 */

/**
 * Why and where, in bytes, a text is refused; `code` is chkit's, or the server's number.
 * @typedef {{ code: string, at: number, message: string }} Refusal
 */

/**
 * @typedef {object} Sides
 * @property {string} url Of the server.
 * @property {string} binary The example `format` of `crates/sql`.
 */

/** The code of statements of kinds that have no tree. */
export const UNREAD = 'CHK3008'

/** The code of texts that end the process that reads them. */
export const CRASH = 'crash'

/** What the example writes before the reason of a refusal. */
const REFUSED = '\u0001'

/** No text is longer: the server's default `max_query_size`. */
export const MAX_BYTES = 262_144

/** How many texts go to a side at once. */
export const BATCH = 2_000

/**
 * Starts a server, builds our side, and does the work with both.
 * @template T
 * @param {(sides: Sides) => Promise<T>} work
 */
export async function withSides(work) {
  await run('cargo', ['build', '--quiet', '--package', 'chkit-sql', '--example', 'format', '--example', 'grammar'])
  const server = await startServer()
  try {
    return await work({ url: server.url, binary: inRoot('target/debug/examples/format') })
  } finally {
    await server.stop()
  }
}

/**
 * The one column of a query's answer.
 * @param {string} url
 * @param {string} query
 * @returns {Promise<string[]>}
 */
export async function askColumn(url, query) {
  const response = await fetch(`${url}/?default_format=JSONCompactColumns`, { method: 'POST', body: query })
  if (!response.ok) throw new Failure(`The server refuses ${query}: ${await response.text()}`)
  const [column = []] = /** @type {string[][]} */ (await response.json())
  return column
}

/**
 * The server's texts of each statement; null where it refuses.
 * @param {string[]} texts
 * @param {string} url
 * @returns {Promise<(Texts | null)[]>}
 */
export async function serverTexts(texts, url) {
  if (texts.length === 0) return []
  const form = new FormData()
  form.append('texts', new Blob([texts.map((text, index) => JSON.stringify([index, text])).join('\n')]))
  const parameters = new URLSearchParams({
    query: 'SELECT i, formatQuerySingleLineOrNull(t), formatQueryOrNull(t) FROM texts ORDER BY i',
    default_format: 'JSONCompact',
    texts_format: 'JSONCompactEachRow',
    texts_structure: 'i UInt32, t String',
  })
  const response = await fetch(`${url}/?${parameters}`, { method: 'POST', body: form })
  if (!response.ok) throw new Failure(`The server does not answer: ${await response.text()}`)
  /** @type {{ data: [number, string | null, string | null][] }} */
  const { data } = JSON.parse(await response.text())
  if (data.length !== texts.length) throw new Failure(`The server answers ${data.length} of ${texts.length} texts.`)
  return data.map(([, line, pretty]) => (line === null || pretty === null ? null : { line, pretty }))
}

/**
 * Why the server refuses each text, one after the other.
 * @param {string[]} texts
 * @param {string} url
 * @returns {Promise<Refusal[]>}
 */
export async function serverRefusals(texts, url) {
  const refusals = []
  for (const text of texts) {
    const literal = `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    const response = await fetch(url, { method: 'POST', body: `SELECT formatQuerySingleLine(${literal})` })
    const message = await response.text()
    const [, code = ''] = /^Code: (\d+)/.exec(message) ?? []
    const [, position = '1'] = /failed at position (\d+)/.exec(message) ?? []
    refusals.push({ code, at: Number(position) - 1, message })
  }
  return refusals
}

/**
 * Our texts of each statement, or why it is refused. A text that ends the process is refused as a {@link CRASH}.
 * @param {string[]} texts
 * @param {string} binary
 * @param {Record<string, string>} [env] Variables for it.
 * @returns {Promise<(Texts | Refusal)[]>}
 */
export async function ownTexts(texts, binary, env = {}) {
  if (texts.length === 0) return []
  const answers = (await answer(['both', ...texts].join('\0'), binary, env))?.split('\0')
  if (answers?.length === 2 * texts.length + 1) return texts.map((_, index) => ownText(answers, 2 * index))
  if (texts.length === 1) return [{ code: CRASH, at: 0, message: 'the process ends' }]
  const half = texts.length >> 1
  return [...(await ownTexts(texts.slice(0, half), binary, env)), ...(await ownTexts(texts.slice(half), binary, env))]
}

/**
 * @param {string[]} answers
 * @param {number} index
 * @returns {Texts | Refusal}
 */
function ownText(answers, index) {
  const [line = '', pretty = ''] = answers.slice(index, index + 2)
  if (!line.startsWith(REFUSED)) return { line, pretty }
  const [, at = '0', code = '', message = ''] = /^(\d+):(CHK\d+): ([\s\S]*)$/.exec(line.slice(REFUSED.length)) ?? []
  return { code, at: Number(at), message }
}

/**
 * What a program writes; nothing when it does not end well.
 * @param {string} input
 * @param {string} binary
 * @param {Record<string, string>} env
 * @returns {Promise<string | undefined>}
 */
function answer(input, binary, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, [], { env: { ...environment, ...env }, stdio: ['pipe', 'pipe', 'ignore'] })
    /** @type {Buffer[]} */
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    // A process that ends before it has read everything breaks its input; how it ended is what counts.
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks).toString() : undefined))
    child.stdin.end(input)
  })
}
