/** Tokens for cutting texts into pieces: rough on purpose, since what is made of the pieces need not be right SQL. */
const TOKEN =
  /(?<space>\s+|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?\*\/)|(?<heredoc>\$([A-Za-z0-9_]*)\$[\s\S]*?\$\3\$)|(?<string>'(?:[^'\\]|\\[\s\S]|'')*')|(?<quoted>`(?:[^`\\]|\\[\s\S]|``)*`|"(?:[^"\\]|\\[\s\S]|"")*")|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<number>0[xX][0-9A-Fa-f]+|[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)|(?<operator>->|\|\||::|==|!=|<>|<=>|<=|>=|@@|[\s\S])/guy

/** @typedef {'heredoc' | 'string' | 'quoted' | 'word' | 'number' | 'operator'} TokenKind */

/**
 * @typedef {object} Token
 * @property {TokenKind} kind
 * @property {string} text
 * @property {number} start
 * @property {number} end
 */

const KINDS = /** @type {const} */ (['heredoc', 'string', 'quoted', 'word', 'number', 'operator'])

/**
 * The tokens of a text without white space and comments.
 * @param {string} text
 * @returns {Token[]}
 */
export function tokensOf(text) {
  const tokens = []
  for (const { groups = {}, index, 0: match } of text.matchAll(TOKEN)) {
    const kind = KINDS.find((name) => groups[name] !== undefined)
    if (kind) tokens.push({ kind, text: match, start: index, end: index + match.length })
  }
  return tokens
}

/**
 * The text with a range of its tokens replaced.
 * @param {string} text
 * @param {Token[]} tokens
 * @param {number} from
 * @param {number} to
 * @param {string} replacement
 */
export function replaceTokens(text, tokens, from, to, replacement) {
  const start = tokens[from]?.start ?? text.length
  const end = to > from ? (tokens[to - 1]?.end ?? text.length) : start
  return `${text.slice(0, start)} ${replacement} ${text.slice(end)}`
}

/**
 * For every opening bracket the index of the one that closes it.
 * @param {Token[]} tokens
 * @returns {Map<number, number>}
 */
export function bracketPairs(tokens) {
  const pairs = new Map()
  /** @type {number[]} */
  const open = []
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'operator') continue
    if ('([{'.includes(text)) open.push(index)
    else if (')]}'.includes(text) && open.length > 0) pairs.set(open.pop(), index)
  }
  return pairs
}
