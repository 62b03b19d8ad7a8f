import type { DiagnosticPage } from '../diagnostic-page.js'
import type { Screen } from './screen.js'
import { wrapText } from './wrap.js'

/** How an entry of a list begins. */
const LIST_ENTRY = /^(?:\* |\d+\. )/

/** A piece of code, with the fences around it. */
const CODE = /^(```\w*\n[\s\S]*?\n```)$/m

/** A page on a terminal: headings stand out, paragraphs are wrapped, code stays as it is. */
export function renderPage({ code, name, text }: DiagnosticPage, screen: Screen): string {
  const blocks = text.split(CODE).flatMap((part) => (CODE.test(part) ? [part] : part.trim().split('\n\n')))
  const shown = blocks.filter((block) => block !== '').map((block) => renderBlock(block, screen))
  return [screen.colors.bold(`${code} ${name}`), ...shown].join('\n\n')
}

function renderBlock(block: string, { colors, columns }: Screen): string {
  const heading = /^#+ (.*)$/.exec(block)?.[1]
  if (heading !== undefined) return colors.bold(heading)
  const code = /^```\w*\n([\s\S]*)\n```$/.exec(block)?.[1]
  if (code !== undefined) return code.replaceAll(/^(?=.)/gm, '  ')
  const lines = withoutLinks(block).split('\n')
  if (block.startsWith('> ')) {
    return wrapText(lines.map((line) => line.replace(/^> ?/, '')).join(' '), columns, '  ')
  }
  if (LIST_ENTRY.test(block)) {
    return lines.map((line) => `  ${wrapText(line, columns, '    ').trimStart()}`).join('\n')
  }
  return wrapText(lines.join(' '), columns)
}

/** Pages link to each other by file; on a terminal the name of the page is enough. */
function withoutLinks(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
}
