import fc from 'fast-check'

const plainNames = ['id', 'ts', 'user_id', 'country', 'events', 'a', 'b', 'c', 'Amount', 'x1']

/** Names that are words of SQL, look like other things, sort differently elsewhere, or are special in JavaScript. */
const oddNames = [
  ...['select', 'FROM', 'ttl', 'order by', 'index', 'NULL', 'array', 'interval', 'engine', 'tuple', 'desc', 'asc'],
  ...['my-table', '1st', 'a.b', 'a:b', 'a=b', 'a b', "it's", 'a`b', 'a"b', 'back\\slash', '(', ')', '[x', ';', ','],
  ...['--', '/*', '*/', '#', '$x$', '{p:String}', '%', '\n', 'tab\there', '\u0001'],
  ...['Aa', 'aa', 'aA', 'Å', 'å', 'I', 'ı', 'İ', 'ß', 'é', 'e\u0301', '日本', '🦄', '\u202e'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'kind', 'length', '0', '-1'],
].filter((name) => name.trim() !== '')

/** White space at an end is no part of a name, and a NUL is refused. */
const isName = (text: string) => text !== '' && !/^[\s\u0085\ufeff]|[\s\u0085\ufeff]$|\0/u.test(text)

/** The name of a database, an object, a column, an index or a projection. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...plainNames) },
  { weight: 4, arbitrary: fc.constantFrom(...oddNames) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).filter(isName) },
)

/** Few names, so that two schemas have much in common. */
export const databaseName: fc.Arbitrary<string> = fc.constantFrom('app', 'Aa', 'my-db', 'order')

/** A name in backticks. */
export function quoted(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}

/** A name in double quotes. */
export function doubleQuoted(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '""')}"`
}
