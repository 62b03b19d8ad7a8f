/** Compiled by `types.test.ts`, never run: each statement is one mistake. */
import { materializedView, table, view } from '@chkit/core'

const base = { database: 'app', name: 'x' }

table({ ...base, columns: [{ name: 'id' }], engine: 'Memory', primaryKey: [], orderBy: [] })
table({ ...base, columns: [], engine: 'Memory', primaryKey: [], orderBy: [], settings: { a: null } })
view({ ...base })
materializedView({ ...base, as: 'SELECT 1' })
