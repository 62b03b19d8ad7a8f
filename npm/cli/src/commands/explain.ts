import { ChkitError, createDiagnostic } from '@chkit/core'
import type { CommandContext, Report } from '../command.js'
import type { explainFlags } from '../command-table.js'
import { pages } from '../generated/pages.js'
import { nearest } from '../nearest.js'
import { renderPage } from '../output/page.js'
import { renderTable } from '../output/table.js'

/** `chkit explain`: the page of a diagnostic, or the list of all. */
export function explain({ argument }: CommandContext<typeof explainFlags>): Report {
  if (argument === undefined) return list()
  const wanted = argument.trim()
  const page = pages.find(({ code, name }) => code === wanted.toUpperCase() || name === wanted.toLowerCase())
  if (page === undefined) throw unknownDiagnostic(wanted)
  return { exitCode: 0, payload: { diagnostic: page }, text: (screen) => renderPage(page, screen) }
}

function list(): Report {
  const diagnostics = pages.map(({ code, name, summary }) => ({ code, name, summary }))
  return {
    exitCode: 0,
    payload: { diagnostics },
    text: (screen) =>
      renderTable(
        ['code', 'what it means'],
        diagnostics.map(({ code, summary }) => [code, summary]),
        screen,
      ),
  }
}

function unknownDiagnostic(wanted: string): ChkitError {
  const suggestion = nearest(
    wanted,
    pages.flatMap(({ code, name }) => [code, name]),
  )
  return new ChkitError([
    createDiagnostic('unknown_diagnostic', {
      message: `There is no diagnostic ${wanted}.`,
      help:
        suggestion === undefined
          ? 'Run chkit explain to list them all.'
          : `Did you mean ${suggestion}? Run chkit explain to list them all.`,
    }),
  ])
}
