import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createSnapshot, type SchemaDefinition, type Snapshot } from '@chkit/core'
import { writeTextFile } from './files.js'
import { listMigrations } from './migration-files.js'
import { migrationFileName } from './migration-name.js'
import { type MigrationFilePlan, renderMigration } from './migration-text.js'
import { renderSnapshot, writeSnapshot } from './snapshot-file.js'

/** What the header says when the caller does not name its version. */
const UNKNOWN_VERSION = 'unknown'

/** Where and as what the outcome of a plan is written. */
interface ArtifactTarget {
  migrationsDir: string
  metaDir: string
  /** What the migration does, in a word or two; part of the file's name. */
  migrationName?: string | undefined
  /** Stands in place of the time at the start of the file's name. */
  migrationId?: string | undefined
  plan: MigrationFilePlan
  cliVersion?: string | undefined
  /** The time in the file's name and header; the current time when absent. */
  now?: Date | undefined
}

/** Input of {@link generateArtifacts}. */
export interface GenerateArtifactsInput extends ArtifactTarget {
  /** The schema after the plan. */
  definitions: SchemaDefinition[]
}

/** Output of {@link generateArtifacts}. */
export interface GenerateArtifactsOutput extends WriteArtifactsOutput {
  snapshot: Snapshot
}

/** Input of {@link writeArtifacts}. */
export interface WriteArtifactsInput extends ArtifactTarget {
  /** The text of the new snapshot file, as the engine gives it. */
  snapshotText: string
  /** How many definitions the schema has, for the header. */
  definitionCount: number
}

/** Output of {@link writeArtifacts}. */
export interface WriteArtifactsOutput {
  /** The path of the new migration; `null` when the plan is empty and no file was written. */
  migrationFile: string | null
  snapshotFile: string
  /** The text of the migration; empty when there is none. */
  sql: string
}

/** Writes the migration of a plan, and the snapshot of the schema after it. */
export async function generateArtifacts(input: GenerateArtifactsInput): Promise<GenerateArtifactsOutput> {
  const now = input.now ?? new Date()
  const snapshot: Snapshot = { ...createSnapshot(input.definitions), generatedAt: now.toISOString() }
  const written = await writeArtifacts({
    ...input,
    now,
    snapshotText: renderSnapshot(snapshot),
    definitionCount: snapshot.definitions.length,
  })
  return { ...written, snapshot }
}

/** Like {@link generateArtifacts}, for a caller that has the text of the snapshot already. */
export async function writeArtifacts(input: WriteArtifactsInput): Promise<WriteArtifactsOutput> {
  const migration = await writeMigration(input)
  try {
    return { ...migration, snapshotFile: await writeSnapshot(input.metaDir, input.snapshotText) }
  } catch (error) {
    // A migration without its snapshot would be planned a second time by the next run.
    if (migration.migrationFile !== null) await rm(migration.migrationFile, { force: true })
    throw error
  }
}

async function writeMigration(
  input: WriteArtifactsInput,
): Promise<Pick<WriteArtifactsOutput, 'migrationFile' | 'sql'>> {
  if (input.plan.operations.length === 0) return { migrationFile: null, sql: '' }
  const now = input.now ?? new Date()
  const taken = await listMigrations(input.migrationsDir)
  const name = migrationFileName({ name: input.migrationName, id: input.migrationId, now, taken })
  const sql = renderMigration(input.plan, {
    generatedAt: now.toISOString(),
    cliVersion: input.cliVersion ?? UNKNOWN_VERSION,
    definitionCount: input.definitionCount,
  })
  const migrationFile = join(input.migrationsDir, name)
  await writeTextFile(migrationFile, sql)
  return { migrationFile, sql }
}
