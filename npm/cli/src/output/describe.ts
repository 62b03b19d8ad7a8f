/** What an operation is known by: its type and the key of what it touches. Its risk tells a new view from a replaced one. */
export interface OperationName {
  type: string
  key: string
  risk?: string
}

/** The parts of an operation key such as `table:app.events:column:id`. */
interface KeyParts {
  object: string
  member: string
  /** A rename's new name. */
  to: string
}

/** Operations on a clause of an object, which has no name of its own. */
const CLAUSES: ReadonlyMap<string, string> = new Map([
  ['alter_table_modify_ttl', 'TTL'],
  ['alter_table_modify_order_by', 'sorting key'],
  ['alter_table_modify_comment', 'comment'],
  ['alter_materialized_view_modify_query', 'query'],
  ['alter_materialized_view_modify_comment', 'comment'],
])

/** An operation as the line of a plan: `Add column app.events.country`. */
export function describeOperation({ type, key, risk }: OperationName): string {
  const { object, member, to } = keyParts(key)
  const clause = CLAUSES.get(type)
  if (clause !== undefined) return `Change the ${clause} of ${object}`
  if (type === 'create_view' && risk === 'caution') return `Replace view ${object}`
  if (type === 'alter_table_rename_table') return `Rename a table to ${object}`
  if (type === 'alter_table_rename_column') return `Rename column ${object}.${member} to ${to}`
  const words = type.replace(/^alter_table_/, '').replaceAll('_', ' ')
  return `${capitalize(words)} ${member === '' ? object : `${object}.${member}`}`
}

/** Takes a key apart: `kind:object[:member kind:member[:new name]]`. Names that hold a colon only look odd. */
function keyParts(key: string): KeyParts {
  const [, object = key, , member = '', ...to] = key.split(':')
  return { object, member, to: to.join(':') }
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
