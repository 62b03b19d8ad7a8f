// Reads clauses out of a `CREATE` statement as a server prints it. Words count only outside quotes, comments and
// brackets, and only where a clause can begin, so a column called `ttl` or a comment about `ORDER BY` is no clause.
import { type ProjectionDefinition, splitTopLevelComma } from '@chkit/core'

interface Token {
  kind: 'word' | 'quoted' | 'operator' | 'open' | 'close'
  text: string
  start: number
  end: number
  /** How many brackets are open around it. */
  depth: number
}

type ClauseName =
  | 'ENGINE'
  | 'PARTITION BY'
  | 'PRIMARY KEY'
  | 'ORDER BY'
  | 'SAMPLE BY'
  | 'UNIQUE KEY'
  | 'TTL'
  | 'SETTINGS'
  | 'COMMENT'
  | 'AS'

/** How each clause begins. */
const CLAUSES: readonly (readonly [ClauseName, ...string[]])[] = [
  ['ENGINE', 'ENGINE'],
  ['PARTITION BY', 'PARTITION', 'BY'],
  ['PRIMARY KEY', 'PRIMARY', 'KEY'],
  ['ORDER BY', 'ORDER', 'BY'],
  ['SAMPLE BY', 'SAMPLE', 'BY'],
  ['UNIQUE KEY', 'UNIQUE', 'KEY'],
  ['TTL', 'TTL'],
  ['SETTINGS', 'SETTINGS'],
  ['COMMENT', 'COMMENT'],
  ['AS', 'AS'],
]

/** Words after which an expression goes on. */
const OPERATOR_WORDS = new Set([
  'AND',
  'OR',
  'NOT',
  'IN',
  'LIKE',
  'ILIKE',
  'BETWEEN',
  'IS',
  'WHERE',
  'SET',
  'BY',
  'INTERVAL',
])

const TOKEN =
  /(?<blank>\s+|--[^\n]*|\/\*[\s\S]*?\*\/)|(?<quoted>`(?:[^`\\]|\\[\s\S]|``)*`|"(?:[^"\\]|\\[\s\S]|"")*"|'(?:[^'\\]|\\[\s\S]|'')*')|(?<word>[\w.$]+)|(?<open>[([{])|(?<close>[)\]}])|(?<operator>[\s\S])/y

/** The engine with its arguments. */
export function parseEngineFromCreateTableQuery(query: string | undefined): string | undefined {
  return clause(query, 'ENGINE')?.replace(/^=\s*/, '')
}

/** What `PRIMARY KEY` says. */
export function parsePrimaryKeyFromCreateTableQuery(query: string | undefined): string | undefined {
  return clause(query, 'PRIMARY KEY')
}

/** What `ORDER BY` says. */
export function parseOrderByFromCreateTableQuery(query: string | undefined): string | undefined {
  return clause(query, 'ORDER BY')
}

/** What `PARTITION BY` says. */
export function parsePartitionByFromCreateTableQuery(query: string | undefined): string | undefined {
  return clause(query, 'PARTITION BY')
}

/** What `UNIQUE KEY` says. */
export function parseUniqueKeyFromCreateTableQuery(query: string | undefined): string | undefined {
  return clause(query, 'UNIQUE KEY')
}

/** What the table's own `TTL` says. */
export function parseTTLFromCreateTableQuery(query: string | undefined): string | undefined {
  return clause(query, 'TTL')
}

/** The table's settings as SQL, by name. */
export function parseSettingsFromCreateTableQuery(query: string | undefined): Record<string, string> {
  const assignments = splitTopLevelComma(clause(query, 'SETTINGS') ?? '').map((item): [string, string] => {
    const equals = item.indexOf('=')
    return [item.slice(0, equals).trim(), item.slice(equals + 1).trim()]
  })
  return Object.fromEntries(assignments)
}

/** The projections among the columns that hold a query. */
export function parseProjectionsFromCreateTableQuery(query: string | undefined): ProjectionDefinition[] {
  if (query === undefined) return []
  const tokens = tokenize(query)
  const body = findBody(tokens)
  if (body === undefined) return []
  const projections: ProjectionDefinition[] = []
  for (let index = body.open + 1; index < body.close; index += 1) {
    const [before, keyword, name, open] = tokens.slice(index - 1, index + 3)
    if (!before || !keyword || !name || !open || keyword.depth !== 1 || open.text !== '(') continue
    if (!(before.text === ',' || before.kind === 'open') || !isWord(keyword, 'PROJECTION')) continue
    const close = tokens.find(
      ({ kind, depth, start }) => kind === 'close' && depth === open.depth && start > open.start,
    )
    if (close) projections.push({ name: unquote(name), query: query.slice(open.end, close.start).trim() })
  }
  return projections
}

function clause(query: string | undefined, wanted: ClauseName): string | undefined {
  if (query === undefined) return undefined
  const tokens = tokenize(query)
  const body = findBody(tokens)
  const outer = tokens
    .slice(body === undefined ? 0 : body.close + 1)
    .filter(({ depth, kind }) => depth === 0 || kind === 'close')
  let from: number | undefined
  let previous: Token | undefined
  for (let index = 0; index < outer.length; index += 1) {
    const token = outer[index]
    if (!token) break
    const found = endsOperand(previous, from)
      ? CLAUSES.find(([, ...words]) => startsWith(outer, index, words))
      : undefined
    if (from !== undefined && (found || token.text === ';')) return query.slice(from, token.start).trim() || undefined
    if (found) {
      const [name, ...words] = found
      // What follows is a query of its own.
      if (name === 'AS') return undefined
      index += words.length - 1
      previous = undefined
      if (name === wanted) from = outer[index]?.end
      // The word after the clause's name is its content, even when it reads like a clause.
      else index += 1
      previous = outer[index]
      continue
    }
    previous = token
  }
  return from === undefined ? undefined : query.slice(from).trim() || undefined
}

/** Whether a clause can begin after a token: not in the middle of an expression. */
function endsOperand(previous: Token | undefined, from: number | undefined): boolean {
  if (previous === undefined) return true
  if (from === previous.end) return false
  return (
    previous.kind !== 'operator' && !OPERATOR_WORDS.has(previous.kind === 'word' ? previous.text.toUpperCase() : '')
  )
}

function startsWith(tokens: Token[], index: number, words: string[]): boolean {
  return words.every((word, offset) => isWord(tokens[index + offset], word))
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === word
}

/** The brackets around the columns: the first ones outside all others. */
function findBody(tokens: Token[]): { open: number; close: number } | undefined {
  const open = tokens.findIndex(({ kind, depth }) => kind === 'open' && depth === 0)
  const close = tokens.findIndex(({ kind, depth }, index) => index > open && kind === 'close' && depth === 0)
  const engine = tokens.findIndex((token) => token.depth === 0 && isWord(token, 'ENGINE'))
  return open === -1 || close === -1 || (engine !== -1 && engine < open) ? undefined : { open, close }
}

function unquote({ kind, text }: Token): string {
  return kind === 'quoted'
    ? text.slice(1, -1).replaceAll(/\\([\s\S])|``|""/g, (whole, escaped) => escaped ?? whole[0])
    : text
}

function tokenize(query: string): Token[] {
  const tokens: Token[] = []
  let depth = 0
  for (const { groups = {}, index, 0: text } of query.matchAll(new RegExp(TOKEN, 'gy'))) {
    if (groups['blank'] !== undefined) continue
    if (groups['close'] !== undefined) depth = Math.max(0, depth - 1)
    const kind = (['word', 'quoted', 'open', 'close'] as const).find((name) => groups[name] !== undefined) ?? 'operator'
    tokens.push({ kind, text, start: index, end: index + text.length, depth })
    if (kind === 'open') depth += 1
  }
  return tokens
}
