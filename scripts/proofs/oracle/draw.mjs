/** Where texts come from: the grammar, and statements of the corpus. */
import { spawnSync } from 'node:child_process'
import { Failure } from '../../lib/failure.mjs'
import { inRoot } from '../../lib/paths.mjs'
import { corpusRecords } from '../corpus.mjs'
import { Random } from './random.mjs'
import { askColumn, MAX_BYTES, ownTexts, UNREAD } from './sides.mjs'

/** Longer statements of the corpus are not drawn from: what is done to one token of them is the same as in a short one. */
const MAX_DRAWN = 20_000

/**
 * Texts of a rule of the whole grammar; or, of each of the rule's forms, one text for every combination of its options.
 * @param {string} rule
 * @param {number} count How many texts, or how often each form with its options.
 * @param {string} seed
 * @param {'whole' | 'variants'} [what]
 * @returns {string[]}
 */
export function grammarTexts(rule, count, seed, what = 'whole') {
  const first = new Random(seed).below(2 ** 32)
  const { status, stdout, stderr } = spawnSync(inRoot('target/debug/examples/grammar'), {
    input: `${rule} ${count} ${first} ${what}`,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (status !== 0) throw new Failure(`The grammar draws no texts:\n${stderr}`)
  return stdout.split('\0').slice(0, -1)
}

/**
 * Statements of the corpus that both sides read, by kind.
 * @param {string} binary
 */
export async function corpusStatements(binary) {
  const records = ['create', 'alter', 'other']
    .flatMap((file) => corpusRecords(file, { fraction: 1, seed: '' }))
    .filter(({ sql, formatted }) => formatted && sql.length < MAX_DRAWN && !sql.includes('\0'))
  const own = await ownTexts(
    records.map(({ sql }) => sql),
    binary,
  )
  /** @type {Map<string, string[]>} */
  const kinds = new Map()
  for (const [index, { kind = '', sql }] of records.entries()) {
    const answer = own[index]
    if (!answer || ('code' in answer && answer.code === UNREAD)) continue
    const known = kinds.get(kind) ?? []
    kinds.set(kind, known)
    known.push(sql)
  }
  return [...kinds.values()]
}

/**
 * A statement. Every kind gets its turn, however few there are of it.
 * @param {string[][]} kinds
 * @param {Random} random
 */
export function pickStatement(kinds, random) {
  if (random.chance(0.3)) return random.pick(random.pick(kinds))
  let index = random.below(kinds.reduce((sum, kind) => sum + kind.length, 0))
  for (const kind of kinds) {
    const text = kind[index]
    if (text !== undefined) return text
    index -= kind.length
  }
  return ''
}

/**
 * As many texts as are wanted; those that cannot be sent are made again.
 * @param {number} count
 * @param {() => string | undefined} make
 */
export function drawTexts(count, make) {
  const texts = []
  while (texts.length < count) {
    const text = make()
    if (text !== undefined && text.length < MAX_BYTES && !text.includes('\0')) texts.push(text)
  }
  return texts
}

/**
 * The server's keywords, in upper case, word by word.
 * @param {string} url
 */
export async function keywordsOf(url) {
  const phrases = await askColumn(url, 'SELECT keyword FROM system.keywords')
  return new Set(phrases.flatMap((phrase) => phrase.toUpperCase().split(' ')))
}
