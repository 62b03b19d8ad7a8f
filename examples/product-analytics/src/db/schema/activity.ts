import { materializedView, table, view } from '@chkit/core'

/** Users and events per day, kept up to date by the materialized view below. */
export const dailyActivity = table({
  database: 'product',
  name: 'daily_activity',
  engine: 'AggregatingMergeTree',
  columns: [
    { name: 'day', type: 'Date' },
    { name: 'users', type: 'AggregateFunction(uniq, UInt64)' },
    { name: 'events', type: 'SimpleAggregateFunction(sum, UInt64)' },
  ],
  primaryKey: ['day'],
  orderBy: ['day'],
})

export const dailyActivityWriter = materializedView({
  database: 'product',
  name: 'daily_activity_writer',
  to: { database: 'product', name: 'daily_activity' },
  as: `
    SELECT toDate(occurred_at) AS day,
      uniqState(user_id) AS users, count() AS events
    FROM product.events
    GROUP BY day
  `,
})

/** How many users of each plan did something. */
export const activeUsers = view({
  database: 'product',
  name: 'active_users',
  as: `
    SELECT plan, uniq(user_id) AS users
    FROM product.events
    INNER JOIN product.users USING (user_id)
    GROUP BY plan
  `,
})
