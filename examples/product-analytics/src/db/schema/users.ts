import { table } from '@chkit/core'

/** Everyone who signed up; the newest row of a user counts. */
export const users = table({
  database: 'product',
  name: 'users',
  engine: 'ReplacingMergeTree(updated_at)',
  columns: [
    { name: 'user_id', type: 'UInt64' },
    { name: 'email', type: 'String' },
    { name: 'plan', type: 'String', default: 'free' },
    { name: 'signed_up_at', type: 'DateTime' },
    { name: 'updated_at', type: 'DateTime', default: 'fn:now()' },
  ],
  primaryKey: ['user_id'],
  orderBy: ['user_id'],
})
