export {
  type GenerateArtifactsInput,
  type GenerateArtifactsOutput,
  generateArtifacts,
  type WriteArtifactsInput,
  type WriteArtifactsOutput,
  writeArtifacts,
} from './artifacts.js'
export {
  listMigrations,
  loadMigrations,
  migrationChecksum,
  type ParsedMigration,
  parseMigration,
  type StoredMigration,
  statementsHash,
} from './migration-files.js'
export { type MigrationNameInput, migrationFileName } from './migration-name.js'
export {
  MIGRATION_FORMAT,
  type MigrationFileOperation,
  type MigrationFilePlan,
  type MigrationHeader,
  renderMigration,
} from './migration-text.js'
export {
  loadSnapshot,
  loadSnapshotFile,
  renderSnapshot,
  type SnapshotFile,
  snapshotPath,
  writeSnapshot,
} from './snapshot-file.js'
