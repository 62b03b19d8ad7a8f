import { loadSnapshotFile } from '@chkit/codegen'
import { ChkitError, planMigration } from '@chkit/core'
import { loadSchemaDefinitions } from '@chkit/core/schema-loader'
import { type Project, projectPath } from './project.js'

/**
 * How many changes of the schema files `chkit generate` has not seen. The files need not be where a check runs: `null`
 * when they cannot be loaded, unless they are `required`.
 */
export async function countUngenerated(
  project: Project,
  selector: string | undefined,
  required: boolean,
): Promise<number | null> {
  try {
    const definitions = await loadSchemaDefinitions(project.config.schema, { cwd: project.cwd })
    const snapshot = await loadSnapshotFile(projectPath(project, project.config.metaDir))
    const { plan } = planMigration({
      previousSnapshot: snapshot?.text ?? null,
      definitions,
      options: selector === undefined ? {} : { scope: selector },
    })
    const refused = plan.diagnostics.filter(({ severity }) => severity === 'error')
    return plan.operations.length + refused.length
  } catch (error) {
    if (required || !(error instanceof ChkitError)) throw error
    return null
  }
}
