/** `src/db/schema/example.ts` of `chkit init`: one table. */
export const minimalSchema = `import { schema, table } from '@chkit/core'

export const events = table({
  database: 'app',
  name: 'events',
  engine: 'MergeTree',
  columns: [
    { name: 'id', type: 'UUID' },
    { name: 'user_id', type: 'UInt64' },
    { name: 'name', type: 'LowCardinality(String)' },
    { name: 'at', type: "DateTime64(3, 'UTC')", default: 'fn:now64(3)' },
  ],
  primaryKey: ['name', 'at'],
  orderBy: ['name', 'at', 'id'],
  partitionBy: 'toYYYYMM(at)',
  comment: 'What happened in the product, one row per event',
})

export default schema(events)
`
