/** `src/db/schema/example.ts` of `chkit init --template analytics`: a small product-analytics model. */
export const analyticsSchema = `import { materializedView, schema, table, view } from '@chkit/core'

/** What happened in the product, one row per event. */
export const events = table({
  database: 'analytics',
  name: 'events',
  engine: 'MergeTree',
  columns: [
    { name: 'event_id', type: 'UUID' },
    { name: 'user_id', type: 'UInt64' },
    { name: 'name', type: 'LowCardinality(String)' },
    { name: 'url', type: 'String' },
    { name: 'revenue', type: 'Decimal(18, 2)', default: 0 },
    { name: 'at', type: "DateTime64(3, 'UTC')", default: 'fn:now64(3)' },
  ],
  primaryKey: ['name', 'at'],
  orderBy: ['name', 'at', 'event_id'],
  partitionBy: 'toYYYYMM(at)',
  ttl: 'toDateTime(at) + INTERVAL 2 YEAR',
  indexes: [{ name: 'by_user', expression: 'user_id', type: 'bloom_filter', granularity: 4 }],
})

/** Who uses the product; the newest row of a user counts. */
export const users = table({
  database: 'analytics',
  name: 'users',
  engine: 'ReplacingMergeTree(updated_at)',
  columns: [
    { name: 'user_id', type: 'UInt64' },
    { name: 'email', type: 'String' },
    { name: 'plan', type: 'LowCardinality(String)', default: 'free' },
    { name: 'updated_at', type: 'DateTime', default: 'fn:now()' },
  ],
  primaryKey: ['user_id'],
  orderBy: ['user_id'],
})

/** Events and revenue per day, filled by the materialized view below. */
export const dailyTotals = table({
  database: 'analytics',
  name: 'daily_totals',
  engine: 'SummingMergeTree',
  columns: [
    { name: 'day', type: 'Date' },
    { name: 'name', type: 'LowCardinality(String)' },
    { name: 'events', type: 'UInt64' },
    { name: 'revenue', type: 'Decimal(38, 2)' },
  ],
  primaryKey: ['day', 'name'],
  orderBy: ['day', 'name'],
})

export const dailyTotalsWriter = materializedView({
  database: 'analytics',
  name: 'daily_totals_writer',
  to: { database: 'analytics', name: 'daily_totals' },
  as: \`
    SELECT toDate(at) AS day, name, count() AS events, sum(revenue) AS revenue
    FROM analytics.events
    GROUP BY day, name
  \`,
})

/** The users who did something in the last 30 days. */
export const activeUsers = view({
  database: 'analytics',
  name: 'active_users',
  as: \`
    SELECT user_id, any(plan) AS plan, count() AS events
    FROM analytics.events
    INNER JOIN analytics.users USING (user_id)
    WHERE at >= now() - INTERVAL 30 DAY
    GROUP BY user_id
  \`,
})

export default schema(events, users, dailyTotals, dailyTotalsWriter, activeUsers)
`
