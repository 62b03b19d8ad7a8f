/** Texts with one token changed. */
import { replaceTokens, tokensOf } from './tokens.mjs'

/** What is put in the place of a token, whatever that was. */
const STAND_INS = [
  ...["'s'", '1', '-1', '1.5', 'NULL', 'x', '`q`', '"q"', '(', ')', '[', ']', '{', '}', ',', '.', ';', '=', '+', '-'],
  ...['*', '/', '%', '<', '::', '->', '?', ':', '||', 'AND', 'OR', 'NOT', 'IN', 'IS', 'AS', 'LIKE', 'BETWEEN', 'CASE'],
  ...['WHEN', 'END', 'SELECT', 'FROM', 'WHERE', 'GROUP', 'ORDER', 'BY', 'LIMIT', 'UNION', 'WITH', 'ON', 'USING'],
  ...['JOIN', 'INTERVAL', 'DISTINCT', 'ALL', 'ANY', 'SETTINGS', 'FORMAT', 'IF', 'EXISTS', 'DEFAULT', 'TTL', 'CODEC'],
  ...['COMMENT', 'PRIMARY', 'KEY', 'ENGINE', 'PARTITION', 'TO', 'TABLE', 'VIEW', 'String', 'UInt8', 'Nullable'],
]

const MUTATIONS = /** @type {const} */ (['delete', 'swap', 'double', 'replace', 'insert', 'cut'])

/**
 * A text with one token deleted, doubled, replaced, inserted or swapped with the next, or cut there; nothing where it has too few.
 * @param {string} text
 * @param {import('./random.mjs').Random} random
 * @param {string[]} [words] Tokens of other texts.
 */
export function mutate(text, random, words = STAND_INS) {
  const tokens = tokensOf(text)
  if (tokens.length < 2) return undefined
  const at = random.below(tokens.length)
  const spelling = (/** @type {number} */ index) => tokens[index]?.text ?? ''
  const other = () => random.pick(random.chance(0.5) ? STAND_INS : words)
  switch (random.pick(MUTATIONS)) {
    case 'delete':
      return replaceTokens(text, tokens, at, at + 1, '')
    case 'swap': {
      const first = Math.min(at, tokens.length - 2)
      return replaceTokens(text, tokens, first, first + 2, `${spelling(first + 1)} ${spelling(first)}`)
    }
    case 'double':
      return replaceTokens(text, tokens, at, at + 1, `${spelling(at)} ${spelling(at)}`)
    case 'replace':
      return replaceTokens(text, tokens, at, at + 1, other())
    case 'insert':
      return replaceTokens(text, tokens, at, at, other())
    case 'cut':
      return text.slice(0, tokens[Math.max(1, at)]?.start).trimEnd()
  }
}
