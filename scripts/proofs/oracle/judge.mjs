/** Comparing both sides, text by text, and counting by kind of statement. */
import { BATCH, CRASH, ownTexts, serverRefusals, serverTexts, UNREAD } from './sides.mjs'
import { tokensOf } from './tokens.mjs'

/**
 * How the sides differ: we accept what the server refuses, we refuse what it accepts, a text is another one, or our process ends.
 * @typedef {'accepts' | 'refuses' | 'line' | 'pretty' | 'crash'} Difference
 */

/**
 * @typedef {object} Judgement
 * @property {string} text
 * @property {import('./sides.mjs').Texts | null} server
 * @property {import('./sides.mjs').Texts | import('./sides.mjs').Refusal} own
 * @property {Difference | 'unread' | undefined} difference Nothing where they agree; `unread` where we have no tree to judge by.
 */

/** A judgement on which the sides differ. @typedef {Judgement & { difference: Difference }} Finding */

/** The server's code of a text that it finds wrong; others are about size, depth and patience, and say nothing of grammar. */
const SYNTAX_ERROR = '62'

/**
 * What both sides say about each text.
 * @param {string[]} texts
 * @param {import('./sides.mjs').Sides} sides
 * @returns {Promise<Judgement[]>}
 */
export async function judge(texts, { url, binary }) {
  const judgements = []
  for (let from = 0; from < texts.length; from += BATCH) {
    const batch = texts.slice(from, from + BATCH)
    const [server, own] = await Promise.all([serverTexts(batch, url), ownTexts(batch, binary)])
    for (const [index, text] of batch.entries()) {
      const theirs = server[index] ?? null
      const ours = own[index] ?? { code: CRASH, at: 0, message: 'no answer' }
      judgements.push({ text, server: theirs, own: ours, difference: differenceOf(theirs, ours) })
    }
  }
  return judgements
}

/**
 * @param {import('./sides.mjs').Texts | null} server
 * @param {import('./sides.mjs').Texts | import('./sides.mjs').Refusal} own
 * @returns {Judgement['difference']}
 */
function differenceOf(server, own) {
  if ('code' in own) {
    if (own.code === CRASH) return 'crash'
    if (own.code === UNREAD) return 'unread'
    return server ? 'refuses' : undefined
  }
  if (!server) return 'accepts'
  if (own.line !== server.line) return 'line'
  return own.pretty === server.pretty ? undefined : 'pretty'
}

/**
 * What was counted of one kind of statement.
 * @typedef {object} Count
 * @property {number} texts
 * @property {number} refused By the server.
 * @property {number} accepted By us, of those.
 * @property {number} different
 */

/** Judgements counted by kind of statement, and those on which the sides differ. */
export class Figures {
  /** @type {Map<string, Count>} */
  #kinds = new Map()
  /** @type {Finding[]} */
  findings = []
  unread = 0

  /**
   * Judges texts and counts them.
   * @param {string[]} texts
   * @param {import('./sides.mjs').Sides} sides
   */
  async judge(texts, sides) {
    const judgements = await judge(texts, sides)
    for (const judgement of judgements) {
      const { text, server, own, difference } = judgement
      if (difference === 'unread') this.unread++
      else if (difference === 'accepts' && !(await this.#isGrammar(text, sides.url))) this.#count(text, { refused: 1 })
      else {
        this.#count(text, {
          refused: server ? 0 : 1,
          accepted: server || 'code' in own ? 0 : 1,
          different: difference ? 1 : 0,
        })
        if (difference) this.findings.push({ ...judgement, difference })
      }
    }
    return judgements
  }

  /**
   * @param {string} text
   * @param {string} url
   */
  async #isGrammar(text, url) {
    const [refusal] = await serverRefusals([text], url)
    return refusal?.code === SYNTAX_ERROR
  }

  /**
   * @param {string} text
   * @param {Partial<Count>} count
   */
  #count(text, { refused = 0, accepted = 0, different = 0 }) {
    const kind = kindOf(text)
    const known = this.#kinds.get(kind) ?? { texts: 0, refused: 0, accepted: 0, different: 0 }
    known.texts++
    known.refused += refused
    known.accepted += accepted
    known.different += different
    this.#kinds.set(kind, known)
  }

  /** What was counted of all kinds together. */
  get total() {
    const total = { texts: 0, refused: 0, accepted: 0, different: 0 }
    for (const count of this.#kinds.values()) {
      total.texts += count.texts
      total.refused += count.refused
      total.accepted += count.accepted
      total.different += count.different
    }
    return total
  }

  /** One line for each kind, the commonest first. */
  lines() {
    const rows = [...this.#kinds].sort(([, left], [, right]) => right.texts - left.texts)
    return rows.map(
      ([kind, { texts, refused, accepted, different }]) =>
        `         ${kind.padEnd(24)} ${String(texts).padStart(7)} texts, ${String(refused).padStart(6)} refused, ${accepted} of these accepted; ${different} different`,
    )
  }
}

/** What a statement is about, behind its first word. */
const OBJECTS =
  /^(TABLE|VIEW|MATERIALIZED|WINDOW|LIVE|DICTIONARY|DATABASE|FUNCTION|NAMED|INDEX|TABLES|DICTIONARIES|TIME)$/

/** First words of statements that may be about different objects. */
const VERBS = /^(CREATE|ALTER|DROP|ATTACH|DETACH|UNDROP|TRUNCATE|RENAME|EXCHANGE|REPLACE)$/

/**
 * The kind of a statement, by its first words: `create table`, `select`.
 * @param {string} text
 */
export function kindOf(text) {
  const words = tokensOf(text.slice(0, 500))
    .filter(({ text: word }) => word !== '(')
    .slice(0, 5)
    .map(({ kind, text: word }) => (kind === 'word' ? word.toUpperCase() : word))
  const [first = ''] = words
  if (/^(SELECT|WITH|FROM)$/.test(first)) return 'select'
  if (/^(OPTIMIZE|SET)$/.test(first)) return first.toLowerCase()
  if (!VERBS.test(first)) return 'no statement'
  const object = words.slice(1).find((word) => OBJECTS.test(word))
  return object === undefined ? first.toLowerCase() : `${first} ${object}`.toLowerCase()
}
