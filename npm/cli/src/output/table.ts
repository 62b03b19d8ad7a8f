import type { Screen } from './screen.js'
import { visibleWidth, wrapText } from './wrap.js'

/** Space between two columns. */
const GAP = 2
/** Space before the first column. */
const INDENT = 2

/**
 * A table without lines: colour and space keep cells apart, and copied text stays clean.
 * A cell may have several lines; the last column takes the rest of the screen and wraps between words.
 */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[], screen: Screen): string {
  const titles = head.map((title) => screen.colors.dim(title))
  const widths = head.map((_, column) => Math.max(...[titles, ...rows].map((row) => widest(row[column] ?? ''))))
  const last = head.length - 1
  const left = widths.slice(0, last).reduce((sum, width) => sum + width + GAP, INDENT)
  const room = Math.max(screen.columns - left, 1)
  return [titles, ...rows]
    .flatMap((row) => {
      const cells = row.map((cell, column) => (column === last ? wrapText(cell, room) : cell).split('\n'))
      const height = Math.max(...cells.map((lines) => lines.length))
      return Array.from({ length: height }, (_, line) =>
        joinCells(
          cells.map((lines) => lines[line] ?? ''),
          widths,
        ),
      )
    })
    .join('\n')
}

function joinCells(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) => cell + ' '.repeat(Math.max((widths[column] ?? 0) - visibleWidth(cell), 0)))
  return (' '.repeat(INDENT) + padded.join(' '.repeat(GAP))).trimEnd()
}

/** The width of the widest line of a cell. */
function widest(cell: string): number {
  return Math.max(...cell.split('\n').map(visibleWidth))
}
