import { defineConfig } from '@chkit/core'

export default defineConfig({
  schema: 'src/db/schema/*.ts',
  clickhouse: {
    // A server when there is one; otherwise ClickHouse inside this process, with its data in `.chkit/engine`.
    url: process.env.CLICKHOUSE_URL ?? 'embedded:.chkit/engine',
  },
})
