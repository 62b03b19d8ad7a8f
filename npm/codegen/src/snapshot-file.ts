import { join } from 'node:path'
import { readSnapshot, type Snapshot } from '@chkit/core'
import { readTextFile, showPath, writeTextFile } from './files.js'

/** A snapshot file, not yet understood. */
export interface SnapshotFile {
  path: string
  text: string
}

/** Where the snapshot lies. */
export function snapshotPath(metaDir: string): string {
  return join(metaDir, 'snapshot.json')
}

/** Reads the snapshot's text; `null` when there is none yet. */
export async function loadSnapshotFile(metaDir: string): Promise<SnapshotFile | null> {
  const path = snapshotPath(metaDir)
  const text = await readTextFile(path, 'snapshot_unreadable')
  return text === null ? null : { path, text }
}

/** Reads the snapshot; `null` when there is none yet. A damaged or foreign one throws and is left as it is. */
export async function loadSnapshot(metaDir: string): Promise<Snapshot | null> {
  const file = await loadSnapshotFile(metaDir)
  return file === null ? null : readSnapshot(file.text, showPath(file.path))
}

/** The text of a snapshot file. */
export function renderSnapshot(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, null, 2)}\n`
}

/** Writes the snapshot, whole or not at all; returns its path. */
export async function writeSnapshot(metaDir: string, text: string): Promise<string> {
  const path = snapshotPath(metaDir)
  await writeTextFile(path, text)
  return path
}
