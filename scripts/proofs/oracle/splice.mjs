/** Texts in which a piece is replaced by one that plays the same part in another text. */
import { bracketPairs, replaceTokens, tokensOf } from './tokens.mjs'

/** Keywords that begin a clause; it reaches to the next one between the same brackets. */
const CLAUSES = [
  ...['SELECT', 'FROM', 'PREWHERE', 'WHERE', 'GROUP BY', 'HAVING', 'WINDOW', 'QUALIFY', 'ORDER BY', 'LIMIT', 'OFFSET'],
  ...[
    'SETTINGS',
    'FORMAT',
    'UNION',
    'INTERSECT',
    'EXCEPT',
    'ENGINE',
    'PARTITION BY',
    'PRIMARY KEY',
    'SAMPLE BY',
    'TTL',
  ],
  ...['COMMENT', 'AS', 'CODEC', 'DEFAULT', 'MATERIALIZED', 'ALIAS', 'EPHEMERAL', 'JOIN', 'ARRAY JOIN', 'ON', 'USING'],
  ...['SOURCE', 'LAYOUT', 'LIFETIME', 'RANGE', 'REFRESH', 'DEFINER', 'TO', 'VALUES', 'WITH', 'INDEX', 'PROJECTION'],
  ...['CONSTRAINT', 'STATISTICS', 'GRANULARITY', 'TYPE'],
].map((clause) => ({ clause, words: clause.split(' ') }))

/** Words that begin a command of ALTER. */
const COMMANDS =
  /^(ADD|DROP|MODIFY|RENAME|COMMENT|CLEAR|MATERIALIZE|ALTER|DETACH|ATTACH|REPLACE|MOVE|FETCH|FREEZE|UNFREEZE|UPDATE|DELETE|APPLY|REMOVE|RESET|FORGET|REWRITE)$/

/** Longer pieces are not put into other texts. */
const MAX_TOKENS = 60

/** How many pieces of one role are kept. */
const MAX_PIECES = 20_000

/**
 * A range of tokens and the part it plays.
 * @typedef {object} Piece
 * @property {string} role
 * @property {number} from
 * @property {number} to
 */

/** Cuts the tokens of one text into pieces. */
class Cutter {
  #tokens
  #types
  #pairs
  /** @type {string[]} */
  #upper
  #depth = 0
  /** @type {Piece[]} */
  pieces = []

  /**
   * @param {import('./tokens.mjs').Token[]} tokens
   * @param {Set<string>} types Names of data types, in lower case.
   */
  constructor(tokens, types) {
    this.#tokens = tokens
    this.#types = types
    this.#pairs = bracketPairs(tokens)
    this.#upper = tokens.map(({ kind, text }) => (kind === 'word' ? text.toUpperCase() : text))
    this.#level(0, tokens.length, undefined)
    if (this.#upper[0] === 'ALTER') this.#commands()
  }

  /** @param {number} index */
  #clauseAt(index) {
    return CLAUSES.find(({ words }) => words.every((word, ahead) => this.#upper[index + ahead] === word))?.clause
  }

  /**
   * What stands between two brackets, or all of the text.
   * @param {number} from
   * @param {number} to
   * @param {string | undefined} role What the members between commas are.
   */
  #level(from, to, role) {
    let member = from
    /** @type {{ name: string, from: number } | undefined} */
    let clause
    for (let index = from; index <= to; index++) {
      const ends = index === to
      if (ends || this.#upper[index] === ',') {
        if (index > member && role !== undefined) this.pieces.push({ role, from: member, to: index })
        member = index + 1
      }
      const starts = ends ? undefined : this.#clauseAt(index)
      if (ends || starts !== undefined) {
        if (clause && index > clause.from) {
          this.pieces.push({ role: `clause ${clause.name}`, from: clause.from, to: index })
        }
        clause = starts === undefined ? undefined : { name: starts, from: index }
      }
      if (!ends) index = this.#token(index, from)
    }
  }

  /**
   * The pieces that begin with a token; the index of the last token that they hold.
   * @param {number} index
   * @param {number} from Where the level begins.
   */
  #token(index, from) {
    const token = this.#tokens[index]
    if (token?.kind === 'word' && this.#types.has(token.text.toLowerCase())) {
      const closes = this.#upper[index + 1] === '(' ? this.#pairs.get(index + 1) : undefined
      this.pieces.push({ role: 'type', from: index, to: (closes ?? index) + 1 })
    }
    if (token?.kind === 'number' || token?.kind === 'string') {
      this.pieces.push({ role: 'literal', from: index, to: index + 1 })
    }
    const closes = this.#pairs.get(index)
    if (closes === undefined) return index
    const isQuery = /^(SELECT|WITH|FROM)$/.test(this.#upper[index + 1] ?? '')
    if (isQuery) this.pieces.push({ role: 'query', from: index + 1, to: closes })
    const isCall = token?.text === '(' && this.#tokens[index - 1]?.kind === 'word' && index > from
    if (isCall) this.pieces.push({ role: 'expression', from: index - 1, to: closes + 1 })
    const isColumns = this.#depth === 0 && this.#upper[0] === 'CREATE'
    this.#depth++
    this.#level(index + 1, closes, isQuery ? undefined : isColumns ? 'element' : 'expression')
    this.#depth--
    return closes
  }

  #commands() {
    let from = this.#upper.findIndex((word, index) => index > 2 && COMMANDS.test(word))
    if (from < 0) return
    for (let index = from; index <= this.#tokens.length; index++) {
      if (index === this.#tokens.length || this.#upper[index] === ',') {
        if (index > from) this.pieces.push({ role: 'command', from, to: index })
        from = index + 1
      } else index = this.#pairs.get(index) ?? index
    }
  }
}

/** Pieces of many texts by the part they play, to take replacements from. */
export class Pool {
  /** @type {Map<string, string[]>} */
  #roles = new Map()
  #types

  /** @param {Set<string>} types Names of data types, in lower case. */
  constructor(types) {
    this.#types = types
  }

  /**
   * Adds the pieces of a text. Where there are too many of a role, later ones replace earlier ones.
   * @param {string} text
   * @param {import('./random.mjs').Random} random
   */
  add(text, random) {
    const tokens = tokensOf(text)
    for (const { role, from, to } of new Cutter(tokens, this.#types).pieces) {
      if (to - from > MAX_TOKENS) continue
      const piece = text.slice(tokens[from]?.start, tokens[to - 1]?.end)
      const known = this.#roles.get(role) ?? []
      this.#roles.set(role, known)
      if (known.length < MAX_PIECES) known.push(piece)
      else known[random.below(known.length)] = piece
    }
  }

  /**
   * A text with one of its pieces replaced by one of the same role; nothing where it has none.
   * @param {string} text
   * @param {import('./random.mjs').Random} random
   */
  splice(text, random) {
    const tokens = tokensOf(text)
    const { pieces } = new Cutter(tokens, this.#types)
    if (pieces.length === 0) return undefined
    const role = random.pick([...new Set(pieces.map((piece) => piece.role))])
    const { from, to } = random.pick(pieces.filter((piece) => piece.role === role))
    const others = this.#roles.get(role)
    return others && replaceTokens(text, tokens, from, to, random.pick(others))
  }
}
