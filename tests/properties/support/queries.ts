import fc from 'fast-check'
import { anyName, doubleQuoted, quoted } from './names.js'
import { chooser } from './spelling.js'

/** A query as its tokens. A keyword may be written in any case. */
export type Token = string | { keyword: string }

const keyword = (...words: string[]): Token[] => words.map((word) => ({ keyword: word }))

type Tokens = fc.Arbitrary<Token[]>
const tokens = (...list: Token[]): Tokens => fc.constant(list)

const name: Tokens = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'Amount', 'x1', '_y').map((text) => [text]),
  anyName.map((text) => [quoted(text)]),
  anyName.map((text) => [doubleQuoted(text)]),
)

const literal: Tokens = fc.constantFrom<Token[]>(
  ...[['1'], ['0.5'], ['1e3'], ['0xFF'], ["'it''s'"], ["'a  b;--'"], ["'\\n\\\\'"], ["''"], ["'é🦄'"]],
  keyword('NULL'),
)

const operator = fc.constantFrom<Token[]>(
  ...[['+'], ['-'], ['*'], ['/'], ['%'], ['='], ['=='], ['!='], ['<>'], ['<'], ['>='], ['||']],
  ...[keyword('AND'), keyword('OR'), keyword('LIKE'), keyword('NOT', 'LIKE'), keyword('IN')],
)

const plainFunction = fc.constantFrom('lower', 'toDate', 'cityHash64', 'if', 'left', 'any', 'and', 'array', 'now')

function joined(parts: Token[][], separator: Token[]): Token[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [...separator, ...part]))
}

const { expression } = fc.letrec<{ expression: Token[]; list: Token[] }>((tie) => {
  const inner = tie('expression') as Tokens
  const list = fc.array(inner, { minLength: 1, maxLength: 3 }).map((items) => joined(items, [',']))
  const two = fc.tuple(inner, inner)
  return {
    list,
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 4, arbitrary: name },
      { weight: 3, arbitrary: literal },
      fc.tuple(name, name).map(([left, right]) => [...left, '.', ...right]),
      tokens('count', '(', '*', ')'),
      { weight: 3, arbitrary: fc.tuple(inner, operator, inner).map((parts) => ['(', ...parts.flat(), ')']) },
      fc.tuple(inner, operator, inner).map((parts) => parts.flat()),
      inner.map((operand) => ['(', '-', ...operand, ')']),
      inner.map((operand) => ['(', ...keyword('NOT'), ...operand, ')']),
      inner.map((operand) => ['(', ...operand, ...keyword('IS', 'NOT', 'NULL'), ')']),
      { weight: 2, arbitrary: fc.tuple(plainFunction, list).map(([called, args]) => [called, '(', ...args, ')']) },
      list.map((items) => ['[', ...items, ']']),
      list.map((items) => ['(', ...items, ',', '1', ')']),
      inner.map((body) => ['arrayMap', '(', 'x', '->', ...body, ',', '[', '1', ',', '2', ']', ')']),
      name.map((operand) => [...operand, '::', 'String']),
      fc.tuple(name, literal).map(([array, index]) => [...array, '[', ...index, ']']),
      name.map((operand) => ['CAST', '(', ...operand, ...keyword('AS'), 'Nullable', '(', 'UInt8', ')', ')']),
      two.map(([from, to]) => [
        '(',
        'b',
        ...keyword('BETWEEN'),
        '(',
        ...from,
        ')',
        ...keyword('AND'),
        '(',
        ...to,
        ')',
        ')',
      ]),
      two.map(([when, then]) => [...keyword('CASE', 'WHEN'), ...when, ...keyword('THEN'), ...then, ...keyword('END')]),
      // The word behind the parentheses could be a name as well, so its case counts.
      inner.map((operand) => [...keyword('INTERVAL'), '(', ...operand, ')', 'DAY']),
      fc
        .nat({ max: 99 })
        .map((count) => ['now', '(', ')', '+', ...keyword('INTERVAL'), String(count), ...keyword('DAY')]),
      inner.map((from) => ['(', ...keyword('SELECT'), ...from, ...keyword('FROM'), 't', ')']),
    ),
  }
})

const optional = (clause: Tokens): Tokens => fc.oneof(tokens(), clause)
const after = (words: Token[], clause: Tokens): Tokens => clause.map((rest) => [...words, ...rest])

const column: Tokens = fc.tuple(expression, optional(after(keyword('AS'), name))).map((parts) => parts.flat())
const columns: Tokens = fc.array(column, { minLength: 1, maxLength: 3 }).map((items) => joined(items, [',']))
const source: Tokens = fc.tuple(name, name).map(([database, table]) => [...database, '.', ...table])

/** A SELECT that ClickHouse can read. */
export const anyQueryTokens: Tokens = fc
  .tuple(
    optional(tokens(...keyword('DISTINCT'))),
    columns,
    source,
    optional(
      fc
        .tuple(source, name)
        .map(([other, key]) => [...keyword('LEFT', 'JOIN'), ...other, ...keyword('USING'), '(', ...key, ')']),
    ),
    optional(after(keyword('WHERE'), expression)),
    optional(after(keyword('GROUP', 'BY'), expression)),
    optional(
      fc
        .tuple(expression, fc.constantFrom('ASC', 'DESC'))
        .map(([by, way]) => [...keyword('ORDER', 'BY'), ...by, ...keyword(way)]),
    ),
    optional(after(keyword('LIMIT'), tokens('10'))),
  )
  .map(([distinct, list, from, ...clauses]) => [
    ...keyword('SELECT'),
    ...distinct,
    ...list,
    ...keyword('FROM'),
    ...from,
    ...clauses.flat(),
  ])

const gaps = [' ', '  ', '\n', '\t', ' /* ; */ ', " -- it's\n", ' /* ( */ ', ' # [\n']

/** Writes a query down; 0 gives it on one line in the usual case, other seeds give it other white space, comments and case. */
export function write(query: readonly Token[], seed = 0): string {
  const choose = chooser(seed)
  return query
    .map((token) => {
      const text = typeof token === 'string' ? token : cased(token.keyword, choose(3))
      return text + (gaps[choose(gaps.length)] ?? ' ')
    })
    .join('')
    .trim()
}

function cased(word: string, way: number): string {
  if (way === 0) return word
  return way === 1 ? word.toLowerCase() : word.charAt(0) + word.slice(1).toLowerCase()
}
