import { relative } from 'node:path'
import { type ClickHouseExecutor, introspect } from '@chkit/clickhouse'
import { loadSnapshot, snapshotPath } from '@chkit/codegen'
import {
  ChkitError,
  compareDefinitions,
  createDiagnostic,
  type DriftReport,
  type SchemaDefinition,
  type TableScope,
} from '@chkit/core'
import { type Project, projectPath } from './project.js'
import { scopeTables } from './table-scope.js'

/** Prefix of the objects that chkit itself keeps on a server. */
const OWN_PREFIX = '_chkit_'

/** What drift starts from: the snapshot, as far as it is in scope. */
export interface Expectation {
  snapshotFile: string
  definitions: SchemaDefinition[]
  /** The databases that are looked at. */
  databases: string[]
  selector: string | undefined
}

/** How the server differs from what is expected. */
export interface Drift {
  report: DriftReport
  scope: TableScope
  expectedCount: number
  actualCount: number
  /** Objects of the server that chkit cannot describe, as `database.name (engine)`. */
  notCompared: string[]
}

/** Reads what is expected from the snapshot; `null` when there is none. */
export async function loadExpectation(project: Project, selector: string | undefined): Promise<Expectation | null> {
  const metaDir = projectPath(project, project.config.metaDir)
  const snapshot = await loadSnapshot(metaDir)
  if (snapshot === null) return null
  const { definitions } = snapshot
  const databases = [...new Set(definitions.map(({ database }) => database))]
  return { snapshotFile: snapshotPath(metaDir), definitions, databases, selector }
}

/** The error for a command that cannot do without a snapshot. */
export function snapshotMissing(project: Project): ChkitError {
  const path = relative(project.cwd, snapshotPath(projectPath(project, project.config.metaDir)))
  return new ChkitError([
    createDiagnostic('snapshot_missing', {
      message: `There is no snapshot ${path} to compare the server with.`,
      help: 'Run chkit generate to make one.',
    }),
  ])
}

/** Compares the server with what is expected of it. `journalTable` is chkit's own and never counts. */
export async function detectDrift(
  executor: ClickHouseExecutor,
  { definitions, databases, selector }: Expectation,
  journalTable: string,
): Promise<Drift> {
  const live = await introspect(executor, { databases })
  const isOwn = ({ database, name }: { database: string; name: string }) =>
    name.startsWith(OWN_PREFIX) || (name === journalTable && database === executor.database)
  const actual = live.definitions.filter((definition) => !isOwn(definition))
  const tables = [...definitions, ...actual].filter(({ kind }) => kind === 'table').map(qualifiedName)
  const scope = scopeTables(selector, tables)
  const expectedInScope = definitions.filter((definition) => isInScope(definition, scope))
  const actualInScope = actual.filter((definition) => isInScope(definition, scope))
  return {
    report: compareDefinitions(expectedInScope, actualInScope, {
      // The one that views meant when they were created over such a connection.
      defaultDatabase: executor.database,
    }),
    scope,
    expectedCount: expectedInScope.length,
    actualCount: actualInScope.length,
    notCompared: live.unsupported.map(({ database, name, engine }) => `${database}.${name} (${engine})`),
  }
}

function qualifiedName({ database, name }: SchemaDefinition): string {
  return `${database}.${name}`
}

/** A selector means tables; views are out of every scope but the whole. */
function isInScope(definition: SchemaDefinition, scope: TableScope): boolean {
  return !scope.enabled || (definition.kind === 'table' && scope.matchedTables.includes(qualifiedName(definition)))
}

/** How often each reason for drift occurs, by its code. */
export function countReasons({ objectDrift, tableDrift }: DriftReport): Record<string, number> {
  const counts: Record<string, number> = {}
  const codes = [...objectDrift.map(({ code }) => code), ...tableDrift.flatMap(({ reasonCodes }) => reasonCodes)]
  for (const code of codes.sort()) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
