/**
 * Orders in what a server stores that tell how an object came to be, and mean nothing: the only ways in which an altered
 * object may differ from one that is created anew. Each with its reason.
 */
const ORDERS: readonly { reason: string; sort: (statement: string) => string }[] = [
  {
    reason: 'A server lists the settings of a table in the order in which they were set.',
    sort: (statement) =>
      statement.replace(
        /(?<= SETTINGS )\w+ = (?:'(?:[^'\\]|\\.)*'|[^\s,']+)(?:, \w+ = (?:'(?:[^'\\]|\\.)*'|[^\s,']+))*/,
        (list) => list.split(', ').sort().join(', '),
      ),
  },
]

/** A `CREATE TABLE` statement of a server without its history. Those of views have none. */
export function withoutHistory(statement: string): string {
  return statement.startsWith('CREATE TABLE ') ? ORDERS.reduce((text, { sort }) => sort(text), statement) : statement
}
