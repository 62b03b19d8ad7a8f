import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect } from 'vitest'
import { createProject, type TestProject } from '../../e2e/support/project.js'

/** JavaScript, because nothing has to be compiled before the point of a test is reached. */
const config = `
export default {
  schema: './schema/*.mjs',
  clickhouse: {
    url: process.env.CLICKHOUSE_URL,
    username: process.env.CLICKHOUSE_USER,
    password: process.env.CLICKHOUSE_PASSWORD,
    database: process.env.CLICKHOUSE_DB,
    requestTimeout: 2_000,
    connectTimeout: 2_000,
  },
}
`

const schema = (database: string) => `
export const orders = {
  kind: 'table',
  database: '${database}',
  name: 'orders',
  engine: 'MergeTree',
  columns: [
    { name: 'id', type: 'UInt64' },
    { name: 'amount', type: 'Decimal(18, 2)', default: 0 },
    { name: 'at', type: 'DateTime', default: 'fn:now()' },
  ],
  primaryKey: ['id'],
  orderBy: ['id'],
  partitionBy: 'toYYYYMM(at)',
}

export const bigOrders = {
  kind: 'view',
  database: '${database}',
  name: 'big_orders',
  as: 'SELECT id, amount FROM ${database}.orders WHERE amount > 100',
}
`

/** The snapshot and the first migration of a small project. */
export const snapshotFile = 'chkit/meta/snapshot.json'
export const migrationFile = 'chkit/migrations/1_auto.sql'

/** A project with a config and a schema and nothing else. */
export function smallProject(): TestProject {
  const project = createProject()
  project.write('clickhouse.config.mjs', config)
  project.write('schema/shop.mjs', schema(project.database))
  return project
}

/** What `generate` makes of a small project. The same for all but for the name of the database, so it is asked only once. */
let generated: Promise<{ database: string; files: Map<string, string> }> | undefined

/** A small project whose first migration is written and not applied. */
export async function generatedProject(): Promise<TestProject> {
  const project = smallProject()
  generated ??= generate(project)
  const { database, files } = await generated
  for (const [file, text] of files) project.write(file, text.replaceAll(database, project.database))
  return project
}

async function generate(project: TestProject): Promise<{ database: string; files: Map<string, string> }> {
  const { exitCode, stderr } = await project.chkit(['generate', '--migration-id', '1'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  const files = new Map([snapshotFile, migrationFile].map((file) => [file, project.read(file)] as const))
  return { database: project.database, files }
}

/** Writes bytes that are no text into a file of a project. */
export function writeBytes(project: TestProject, file: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(project.path(file)), { recursive: true })
  writeFileSync(project.path(file), bytes)
}
