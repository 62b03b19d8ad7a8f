import { relative } from 'node:path'
import { loadSnapshotFile, type WriteArtifactsOutput, writeArtifacts } from '@chkit/codegen'
import {
  createDiagnostic,
  type Diagnostic,
  type MigrationPlan,
  type MigrationResult,
  type PlanOptions,
  planMigration,
} from '@chkit/core'
import { type LoadedSchema, loadSchema } from '@chkit/core/schema-loader'
import type { CommandContext, Report } from '../command.js'
import type { generateFlags } from '../command-table.js'
import { chooseFlag, invalidFlag } from '../flag-values.js'
import { renderDiagnostics } from '../output/diagnostics.js'
import { renderPlan, renderPlanFindings, renderRenameSuggestions } from '../output/plan.js'
import type { Screen } from '../output/screen.js'
import { count, sections } from '../output/wrap.js'
import { loadProject, type Project, projectPath } from '../project.js'
import { parseRenames } from '../renames.js'
import { emptyScopeWarning } from '../table-scope.js'
import { VERSION } from '../version.js'

type GenerateContext = CommandContext<typeof generateFlags>

/** `chkit generate`: the plan from the last snapshot to the schema files, and its migration. */
export async function generate(context: GenerateContext): Promise<Report> {
  const { flags } = context
  const options = planOptions(flags)
  refuseEmptyId(flags['--migration-id'])
  const project = await loadProject('generate', context)
  const schema = await loadSchema(project.config.schema, { cwd: project.cwd })
  for (const warning of schema.warnings) context.warn(warning)
  const metaDir = projectPath(project, project.config.metaDir)
  const previous = await loadSnapshotFile(metaDir)
  const now = new Date()
  const result = planMigration({
    previousSnapshot: previous?.text ?? null,
    ...(previous === null ? {} : { source: relative(project.cwd, previous.path) }),
    definitions: schema.definitions,
    options,
    generatedAt: now.toISOString(),
  })
  const mode = flags['--dryrun'] === true ? 'plan' : 'apply'
  const refused = [...emptySchema(schema, result), ...errorsOf(result)]
  if (refused.length > 0) return refusal(result, mode, refused)
  if (result.scope.enabled && result.scope.matchCount === 0) return emptyScope(result, mode)
  if (mode === 'plan') return preview(result)
  const written = await writeArtifacts({
    migrationsDir: projectPath(project, project.config.migrationsDir),
    metaDir,
    migrationName: flags['--name'],
    migrationId: flags['--migration-id'],
    plan: result.plan,
    snapshotText: result.snapshot,
    definitionCount: result.definitionCount,
    cliVersion: VERSION,
    now,
  })
  return outcome(result, written, project)
}

function planOptions(flags: GenerateContext['flags']): PlanOptions {
  const strategy = flags['--structural-changes']
  const selector = flags['--table']
  return {
    ...(strategy === undefined
      ? {}
      : { structuralChanges: chooseFlag('--structural-changes', strategy, ['rebuild', 'recreate', 'refuse']) }),
    ...(selector === undefined ? {} : { scope: selector }),
    renames: parseRenames(flags['--rename-table'] ?? [], flags['--rename-column'] ?? []),
  }
}

/** Of an id only what a file name may hold is kept; of this one that is nothing. */
function refuseEmptyId(id: string | undefined): void {
  if (id === undefined || /[a-zA-Z0-9_-]/.test(id)) return
  const help = 'Write an id such as 0001, or leave the flag out for the time.'
  throw invalidFlag('--migration-id', id, 'made of letters, digits, underscores and hyphens', help)
}

/** Nobody drops everything by forgetting to export it. An empty list says that it is meant. */
function emptySchema({ definitions, hasEmptyList }: LoadedSchema, { plan }: MigrationResult): Diagnostic[] {
  if (definitions.length > 0 || hasEmptyList || plan.operations.length === 0) return []
  const diagnostic = createDiagnostic('schema_empty', {
    message: `No schema file exports a definition, so that everything in the snapshot would be dropped, in ${count(plan.operations.length, 'operation')}.`,
    help: 'Export the definitions; if everything shall be dropped, write `export default schema()`.',
  })
  return [diagnostic]
}

/** What stands in the way of the plan. */
function errorsOf({ plan }: MigrationResult): Diagnostic[] {
  const findings = [...plan.diagnostics, ...plan.operations.flatMap((operation) => operation.diagnostics)]
  return findings.filter(({ severity }) => severity === 'error')
}

function planPayload({ plan, scope }: MigrationResult, mode: 'plan' | 'apply'): Record<string, unknown> {
  const { operations, riskSummary, renameSuggestions, diagnostics } = plan
  const findings = diagnostics.length === 0 ? {} : { diagnostics }
  return { scope, mode, operationCount: operations.length, riskSummary, operations, renameSuggestions, ...findings }
}

function refusal(result: MigrationResult, mode: 'plan' | 'apply', failure: Diagnostic[]): Report {
  return {
    exitCode: 1,
    payload: planPayload(result, mode),
    failure,
    text: (screen) => {
      // A change can be refused for several reasons. What else was noticed, such as a misspelt member, may be the cause.
      const changes = new Set(failure.map(({ target, message }) => target ?? message)).size
      const remarks = result.plan.diagnostics.filter(({ severity }) => severity !== 'error')
      return sections(`${count(changes, 'change')} refused; nothing was written.`, renderDiagnostics(remarks, screen))
    },
  }
}

function emptyScope(result: MigrationResult, mode: 'plan' | 'apply'): Report {
  const warning = emptyScopeWarning(result.scope)
  return {
    exitCode: 0,
    payload: { ...planPayload(result, mode), warning },
    text: ({ colors }) => colors.yellow(`${warning} Nothing was written.`),
  }
}

function preview(result: MigrationResult): Report {
  const { plan } = result
  return {
    exitCode: 0,
    payload: { ...planPayload(result, 'plan'), statements: plan.statements },
    text: (screen) => {
      if (plan.operations.length === 0) return sections(renderPlanFindings(plan, screen), upToDate(screen))
      const { colors } = screen
      return sections(
        renderPlanDetails(plan, false, screen),
        colors.bold('SQL'),
        ...plan.statements.map((statement) => `${statement};`),
        `Nothing was written. Next: ${colors.bold('npx chkit generate')} writes this as a migration.`,
      )
    },
  }
}

function outcome(result: MigrationResult, written: WriteArtifactsOutput, project: Project): Report {
  const { plan, scope, definitionCount } = result
  const { migrationFile, snapshotFile } = written
  const { operations, riskSummary, diagnostics } = plan
  const findings = diagnostics.length === 0 ? {} : { diagnostics }
  return {
    exitCode: 0,
    payload: {
      scope,
      migrationFile,
      snapshotFile,
      definitionCount,
      operationCount: operations.length,
      riskSummary,
      ...findings,
    },
    text: (screen) => {
      if (migrationFile === null) return sections(renderPlanFindings(plan, screen), upToDate(screen))
      const { colors } = screen
      const files = [
        `  ${colors.green('wrote  ')}  ${relative(project.cwd, migrationFile)}`,
        `  ${colors.green('updated')}  ${relative(project.cwd, snapshotFile)}`,
      ]
      return sections(
        renderPlanDetails(plan, true, screen),
        files.join('\n'),
        `Next: review the migration, then ${colors.bold('npx chkit migrate --apply')} runs it.`,
      )
    },
  }
}

function renderPlanDetails(plan: MigrationPlan, isWritten: boolean, screen: Screen): string {
  return sections(
    renderPlan(plan, screen),
    renderPlanFindings(plan, screen),
    renderRenameSuggestions(plan, isWritten, screen),
  )
}

function upToDate({ colors }: Screen): string {
  return colors.green('Nothing to generate: the schema is as in the last snapshot.')
}
