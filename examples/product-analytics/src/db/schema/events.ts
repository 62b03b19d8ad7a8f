import { table } from '@chkit/core'

/** What users did, one row for each event. */
export const events = table({
  database: 'product',
  name: 'events',
  engine: 'MergeTree',
  columns: [
    { name: 'user_id', type: 'UInt64' },
    { name: 'name', type: 'LowCardinality(String)' },
    { name: 'page', type: 'String' },
    { name: 'occurred_at', type: "DateTime64(3, 'UTC')" },
  ],
  primaryKey: ['name', 'occurred_at'],
  orderBy: ['name', 'occurred_at', 'user_id'],
  partitionBy: 'toYYYYMM(occurred_at)',
})
