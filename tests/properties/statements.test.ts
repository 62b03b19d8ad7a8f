import { readMigration, splitSqlStatements } from '@chkit/core'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { law } from './support/law.js'

const token = fc.constantFrom(
  ...[
    'SELECT',
    'x',
    'café',
    '1',
    '1.5e3',
    '0x1F',
    '+',
    '::',
    '.',
    ',',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '->',
    '?',
    '$',
    '\\',
  ],
  ...["'a;b'", "'it''s; --'", "'\\';'", "'\n-- no comment;\n'", '"q;"', '"a"";"', '`b;`', '`c``;`', '`d\\`;`'],
  ...['$$;$$', '$t$ ; $$ $t$', "'/*;'", '🦄', '\u0001'],
)
const trivia = fc.constantFrom(
  ...[' ', '\n', '\t', '\r\n', '-- it;s\n', '/* ; */', "/* ' */", '# x;\n', '#! y;\n', '--\n'],
)
const gap = fc.array(trivia, { maxLength: 3 }).map((parts) => parts.join(''))
/** Something between two tokens, because two of them side by side may be read as another one. */
const space = gap.map((text) => `${text} `)

const statement = fc
  .tuple(token, fc.array(fc.tuple(space, token), { maxLength: 8 }))
  .map(([first, rest]) => first + rest.map(([before, next]) => before + next).join(''))

const script = fc.record({
  pieces: fc.array(fc.record({ before: gap, statement, after: space, empty: fc.constantFrom('', ';', '/*;*/;\n') })),
  end: fc.constantFrom('', ';', '\n-- the end;', ';;'),
})

describe('splitting', () => {
  law('finds every statement as it was written', 500, script, ({ pieces, end }) => {
    const text = pieces.map(({ before, statement, after, empty }) => before + statement + after + (empty || ';'))
    const separated = pieces.map(({ empty }, index) => (empty === '/*;*/;\n' ? text[index] : text[index]))
    expect(splitSqlStatements(separated.join('') + end)).toEqual(pieces.map((piece) => piece.statement))
  })

  const anyText = fc
    .array(fc.oneof(token, trivia, fc.constantFrom(';', "'", '`', '"', '/*', '$', '\\'), fc.string()), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''))

  law('leaves out nothing but comments, white space and semicolons of any text', 1_000, anyText, (text) => {
    const { units } = readMigration(text, 'm.sql')
    expect(splitSqlStatements(text)).toEqual(units.map((unit) => unit.statement))
    let end = 0
    for (const { statement: own, span } of units) {
      expect(text.slice(span.start, span.end)).toBe(own)
      expectNothing(text.slice(end, span.start))
      end = span.end
    }
    expectNothing(text.slice(end))
  })
})

/** No statement's end lies inside a comment or a quoted text, so what is left between two of them can be read without a lexer. */
function expectNothing(between: string): void {
  let rest = between
  while (rest !== '') {
    const line = /^(?:--|\/\/|#[ !])[^\n]*|^[\s;\u0085]+/.exec(rest)
    const length = line?.[0].length ?? blockCommentLength(rest)
    if (length === 0) break
    rest = rest.slice(length)
  }
  expect(rest).toBe('')
}

/** How long the comment is with which a text begins: comments nest, and one that never ends takes all that follows. */
function blockCommentLength(text: string): number {
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/\/\*|\*\//g)) {
    if (depth === 0 && (index > 0 || sign === '*/')) return 0
    depth += sign === '/*' ? 1 : -1
    if (depth === 0) return index + sign.length
  }
  return depth > 0 ? text.length : 0
}
