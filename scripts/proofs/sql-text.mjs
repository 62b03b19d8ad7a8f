/** Proof: `formatSql` gives the very text that ClickHouse gives, statement by statement of the corpus. */
import { pathToFileURL } from 'node:url'
import { build } from '../build.mjs'
import { inRoot } from '../lib/paths.mjs'
import { corpusRecords } from './corpus.mjs'

/** How many differing statements are shown of each part. */
const SHOWN = 5

/**
 * The parts of the proof, and how many of a hundred statements have to be equal.
 * @type {{ file: string, about: string, bound: number, takes: (kind: string) => boolean }[]}
 */
const PARTS = [
  { file: 'create', about: 'CREATE', bound: 99.9, takes: () => true },
  { file: 'alter', about: 'ALTER, DROP, RENAME and others', bound: 99.9, takes: () => true },
  { file: 'other', about: 'SELECT', bound: 99.8, takes: (kind) => kind === 'select' },
]

/** How many of a hundred texts that the server refuses may be accepted, and on how many both have to agree. */
const FALSE_ACCEPTS = 0.5
const AGREEMENT = 99

/**
 * @param {import('./proofs.mjs').ProofOptions} options
 * @returns {Promise<import('./proofs.mjs').ProofResult>}
 */
export async function proveSqlText(options) {
  await build()
  /** @type {{ formatSql: (sql: string, options?: { layout: string }) => string }} */
  const { formatSql } = await import(pathToFileURL(inRoot('npm/core/dist/index.js')).href)

  /** The text, or the message of what refuses it, behind an exclamation mark. */
  const textOf = (/** @type {string} */ sql, /** @type {'line' | 'pretty'} */ layout) => {
    try {
      return formatSql(sql, { layout })
    } catch (error) {
      return `! ${error instanceof Error ? error.message : error}`
    }
  }

  const lines = []
  let failed = 0
  let passed = 0
  for (const { file, about, bound, takes } of PARTS) {
    const records = corpusRecords(file, options).filter(({ kind = '', formatted }) => formatted && takes(kind))
    for (const layout of /** @type {const} */ (['line', 'pretty'])) {
      const expected = (/** @type {import('./corpus.mjs').CorpusRecord} */ { formatted, pretty }) =>
        layout === 'pretty' ? (pretty ?? formatted) : formatted
      const results = records.map((record) => ({ record, text: textOf(record.sql, layout) }))
      const different = results.filter(({ record, text }) => text !== expected(record))
      const equal = records.length - different.length
      const share = (100 * equal) / records.length
      share >= bound ? passed++ : failed++
      lines.push(
        `${share >= bound ? 'ok    ' : 'FAILED'} ${about}, ${layout}: ${equal} of ${records.length} equal, ${share.toFixed(3)} % (bound ${bound} %)`,
        ...byKind(results, different),
        ...different.slice(0, SHOWN).map(({ record, text }) => shownDifference(text, expected(record) ?? '')),
      )
    }
  }

  const judged = ['create', 'alter', 'other', 'mutants']
    .flatMap((file) => corpusRecords(file, options).map((record) => ({ file, record })))
    .filter(({ file, record }) => file !== 'other' || record.kind === 'select')
    .map(({ file, record }) => ({
      file,
      accepts: !textOf(record.sql, 'line').startsWith('! '),
      expected: record.accepted ?? Boolean(record.formatted),
      sql: record.sql,
    }))
  const refused = judged.filter(({ expected }) => !expected)
  const falseAccepts = refused.filter(({ accepts }) => accepts)
  const falseShare = (100 * falseAccepts.length) / Math.max(1, refused.length)
  falseShare <= FALSE_ACCEPTS ? passed++ : failed++
  lines.push(
    `${falseShare <= FALSE_ACCEPTS ? 'ok    ' : 'FAILED'} accepted although the server refuses: ${falseAccepts.length} of ${refused.length}, ${falseShare.toFixed(2)} % (bound ${FALSE_ACCEPTS} %)`,
    ...falseAccepts.slice(0, SHOWN).map(({ sql }) => `         ${clip(sql)}`),
  )
  const mutants = judged.filter(({ file }) => file === 'mutants')
  const agreeing = mutants.filter(({ accepts, expected }) => accepts === expected).length
  const agreement = (100 * agreeing) / Math.max(1, mutants.length)
  agreement >= AGREEMENT ? passed++ : failed++
  lines.push(
    `${agreement >= AGREEMENT ? 'ok    ' : 'FAILED'} mutants: both agree on ${agreeing} of ${mutants.length}, ${agreement.toFixed(2)} % (bound ${AGREEMENT} %)`,
  )
  return { passed, failed, lines }
}

/**
 * One line for each kind of statement that has a difference.
 * @param {{ record: import('./corpus.mjs').CorpusRecord }[]} results
 * @param {{ record: import('./corpus.mjs').CorpusRecord }[]} different
 */
function byKind(results, different) {
  const count = (/** @type {typeof results} */ list, /** @type {string} */ kind) =>
    list.filter(({ record }) => record.kind === kind).length
  const kinds = [...new Set(different.map(({ record }) => record.kind ?? ''))].sort()
  return kinds.map((kind) => {
    const total = count(results, kind)
    return `         ${kind}: ${total - count(different, kind)} of ${total}`
  })
}

/**
 * Both texts from shortly before the first difference on.
 * @param {string} text
 * @param {string} expected
 */
function shownDifference(text, expected) {
  let at = 0
  while (at < text.length && text[at] === expected[at]) at++
  const from = text.startsWith('! ') ? 0 : Math.max(0, at - 30)
  return `         ours   ${clip(text.slice(from))}\n         server ${clip(expected.slice(from))}`
}

/** @param {string} text */
const clip = (text) => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)
