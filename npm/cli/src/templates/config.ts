/** `clickhouse.config.ts` of `chkit init`. */
export const configTemplate = `import { defineConfig } from '@chkit/core'

export default defineConfig({
  schema: './src/db/schema/**/*.ts',
  outDir: './chkit',
  clickhouse: {
    // Editors know process.env once @types/node is installed; chkit runs without it.
    // Without CLICKHOUSE_URL the engine runs inside chkit and keeps its data in .chkit/engine; no server is needed.
    url: process.env.CLICKHOUSE_URL || 'embedded:.chkit/engine',
    username: process.env.CLICKHOUSE_USER ?? 'default',
    password: process.env.CLICKHOUSE_PASSWORD ?? '',
    database: process.env.CLICKHOUSE_DB ?? 'default',
  },
})
`
