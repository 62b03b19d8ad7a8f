import { relative } from 'node:path'
import type { CommandContext, Report } from '../command.js'
import type { driftFlags } from '../command-table.js'
import { type Drift, detectDrift, loadExpectation, snapshotMissing } from '../drift.js'
import { journalTable } from '../journal.js'
import { renderDrift, summarizeDrift } from '../output/drift.js'
import type { Screen } from '../output/screen.js'
import { count, sections } from '../output/wrap.js'
import { loadProject } from '../project.js'
import { withServer } from '../server.js'
import { selectorWithoutMatch } from '../table-scope.js'

/** `chkit drift`: where the server differs from the snapshot. */
export async function drift(context: CommandContext<typeof driftFlags>): Promise<Report> {
  const project = await loadProject('drift', context)
  const table = journalTable(context.host.env)
  const expectation = await loadExpectation(project, context.flags['--table'])
  if (expectation === null) throw snapshotMissing(project)
  const found = await withServer(context, project, (executor) => detectDrift(executor, expectation, table))
  const { report, scope, expectedCount, actualCount } = found
  const failure = selectorWithoutMatch(scope)
  return {
    exitCode: failure.length === 0 ? 0 : 1,
    ...(failure.length > 0 && { failure }),
    payload: { scope, snapshotFile: expectation.snapshotFile, expectedCount, actualCount, ...report },
    text: (screen) => render(found, relative(project.cwd, expectation.snapshotFile), screen),
  }
}

function render(found: Drift, snapshotFile: string, screen: Screen): string {
  const { colors } = screen
  const { report, scope, expectedCount } = found
  if (scope.enabled && scope.matchCount === 0) return ''
  const details = renderDrift(found, screen)
  if (!report.drifted) {
    return sections(colors.green(`No drift: ${count(expectedCount, 'object')} as in ${snapshotFile}.`), details)
  }
  return sections(
    `${colors.bold(summarizeDrift(report))} from ${snapshotFile}`,
    details,
    'Next: change the schema files and generate, or undo on the server what was done by hand.',
  )
}
