/**
 * What a server stores that tells how a table came to be, and means nothing: the only ways in which an altered table may
 * differ from one that is created anew. Each with its reason.
 */
const HISTORY: readonly { reason: string; remove: (statement: string) => string }[] = [
  {
    reason: 'A primary key that says what the sorting key says is kept where it was written.',
    remove: (statement) => statement.replace(/ PRIMARY KEY (.+?)(?= ORDER BY \1(?: |$))/, ''),
  },
  {
    reason: 'Settings are listed in the order in which they were set.',
    remove: (statement) =>
      statement.replace(
        /(?<= SETTINGS )\w+ = (?:'(?:[^'\\]|\\.)*'|[^\s,']+)(?:, \w+ = (?:'(?:[^'\\]|\\.)*'|[^\s,']+))*/,
        (list) => list.split(', ').sort().join(', '),
      ),
  },
]

/** A `CREATE TABLE` statement of a server without its history. Those of views have none. */
export function withoutHistory(statement: string): string {
  return statement.startsWith('CREATE TABLE ')
    ? HISTORY.reduce((text, { remove }) => remove(text), statement)
    : statement
}
