import { stripVTControlCharacters } from 'node:util'

/** How many columns a text takes. */
export function visibleWidth(text: string): number {
  return stripVTControlCharacters(text).length
}

/** Breaks a text between words so that no line is wider than `columns`, and sets every line in by `indent`. */
export function wrapText(text: string, columns: number, indent = ''): string {
  const width = Math.max(columns - indent.length, 1)
  return text
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, width))
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line !== '' && visibleWidth(line) + 1 + visibleWidth(word) > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

/** Shortens a text to `columns`, with an ellipsis where something is missing. */
export function truncate(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, Math.max(columns - 1, 0))}…`
}

/** Puts parts under each other with an empty line between them; empty parts leave no trace. */
export function sections(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}

/** `1 statement`, `2 statements`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
