import { requireText } from './input.js'

/**
 * One line of a SQL fragment: every run of white space becomes one space, and the ends are trimmed.
 *
 * Quoted text and names keep their white space, because it is part of their value. A line comment becomes a space:
 * on one line it would swallow what follows it.
 */
export function normalizeSQLFragment(value: string): string {
  return requireText(value, 'value').replace(fragmentPart, replacePart).trim()
}

// In this order: quoted text (it may be unclosed), a block comment, line comments with the white space around them, white space.
const fragmentPart =
  /'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?|`(?:[^`\\]|\\[\s\S])*`?|\/\*[\s\S]*?(?:\*\/|$)|(?:\s|--[^\n]*)+/g

function replacePart(part: string): string {
  return /^(?:\s|--)/.test(part) ? ' ' : part
}

/** An engine as it is written in `CREATE TABLE`: without a leading `Shared`, with parentheses. */
export function normalizeEngine(engine: string): string {
  const name = requireText(engine, 'engine')
    .trim()
    .replace(/^Shared/, '')
  return name.includes('(') ? name : `${name}()`
}

/** The parts of a comma-separated list. Commas inside parentheses and quotes do not count; empty parts are dropped. */
export function splitTopLevelComma(input: string): string[] {
  const text = requireText(input, 'input')
  const parts: string[] = []
  let start = 0
  let depth = 0
  let quote: string | undefined
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (quote !== undefined) {
      if (character === quote && text.charAt(at - 1) !== '\\') quote = undefined
    } else if (character === "'" || character === '"' || character === '`') {
      quote = character
    } else if (character === '(') {
      depth++
    } else if (character === ')') {
      depth = Math.max(0, depth - 1)
    } else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
