// Reads and rewrites scenario documents; `README.md` beside the documents describes them.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PlanOptions, SchemaDefinition } from '@chkit/core'

const FOLDER = fileURLToPath(new URL('..', import.meta.url))

/** What the blocks of a document say; a block that is not there is empty. */
export interface Scenario {
  /** The document, from the folder of all documents. */
  file: string
  path: string
  text: string
  previous: SchemaDefinition[]
  next: SchemaDefinition[]
  options: PlanOptions
  /** Statements that fill the previous tables. */
  rows: string
  /** `<risk> <type> <key>` of each operation. */
  plan: string
  /** The plan's statements, each with its semicolon. */
  sql: string
  /** `<severity> <name> <target>` of each diagnostic. */
  diagnostics: string
  /** `<table> <former column> -> <new column>` of each rename that the author may have meant. */
  suggestions: string
  /** What is expected to be lost, as `lossBetween` words it. */
  loss: string
  /** Statements of which the server has to refuse each, for a change that chkit refuses. */
  refused: string
  /** Statements to run after the plan; the last one is a query. */
  ask: string
  /** The rows of that query, one per line, values separated by ` | `. */
  answer: string
}

/** What a plan starts from. */
const GIVEN = ['previous', 'next', 'options', 'rows'] as const
/** What is planned. */
export const EXPECTATIONS = ['plan', 'sql', 'diagnostics', 'suggestions'] as const
/** What a server has to say about it. */
const JUDGED = ['loss', 'refused', 'ask', 'answer'] as const
/** All blocks, in the order in which they stand. */
const ROLES = [...GIVEN, ...EXPECTATIONS, ...JUDGED]
type Role = (typeof ROLES)[number]

/** The text of each of these blocks. */
export type Expectations = Record<(typeof EXPECTATIONS)[number], string>

/** A fenced block: its info string, and its text without the last line break. */
const BLOCK = /^```([^\n]*)\n([\s\S]*?)^```$/gm

/** All documents, in the order of their paths. */
export function readScenarios(): Scenario[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .map((file) => parseScenario(file, readFileSync(`${FOLDER}/${file}`, 'utf8')))
}

/** Reads one document. What does not have the form of one is an error that names it. */
export function parseScenario(file: string, text: string): Scenario {
  const malformed = (problem: string) => new Error(`tests/scenarios/${file}: ${problem}`)
  const blocks = new Map<Role, string>()
  for (const [, info = '', body = ''] of text.matchAll(BLOCK)) {
    const role = roleOf(info)
    if (role === undefined) throw malformed(`\`${info}\` is no block of a scenario.`)
    if (blocks.has(role)) throw malformed(`There are two \`${role}\` blocks.`)
    blocks.set(role, body.trimEnd())
  }
  const [title = '', ...paragraphs] = text.replaceAll(BLOCK, '').trim().split('\n')
  if (!/^# \S/.test(title)) throw malformed('It does not start with a title.')
  if (paragraphs.join('').trim() === '') throw malformed('It does not say what it is for.')
  const block = (role: Role) => blocks.get(role) ?? ''
  const json = <T>(role: Role): T => {
    const body = blocks.get(role)
    if (body === undefined) throw malformed(`It has no \`${role}\` block.`)
    return JSON.parse(body)
  }
  return {
    file,
    path: `${FOLDER}/${file}`,
    text,
    previous: json('previous'),
    next: json('next'),
    options: blocks.has('options') ? json('options') : {},
    rows: block('rows'),
    plan: block('plan'),
    sql: block('sql'),
    diagnostics: block('diagnostics'),
    suggestions: block('suggestions'),
    loss: block('loss'),
    refused: block('refused'),
    ask: block('ask'),
    answer: block('answer'),
  }
}

/** The role is the last word of the info string; words before it are the language, for those who read the document. */
function roleOf(info: string): Role | undefined {
  const word = info.trim().split(' ').at(-1)
  return ROLES.find((role) => role === word)
}

/** The text of a document with other expectations. They stand behind what they are expected of; an empty one has no block. */
export function withExpectations(text: string, expectations: Expectations): string {
  const isOneOf = (roles: readonly Role[], info: string) => roles.some((role) => role === roleOf(info))
  const withBreaks = new RegExp(`\\n*${BLOCK.source}`, BLOCK.flags)
  const kept = text.replaceAll(withBreaks, (block, info: string) => (isOneOf(EXPECTATIONS, info) ? '' : block))
  const lastGiven = [...kept.matchAll(BLOCK)].filter(([, info = '']) => isOneOf(GIVEN, info)).at(-1)
  const end = lastGiven === undefined ? kept.length : lastGiven.index + lastGiven[0].length
  const blocks = EXPECTATIONS.filter((role) => expectations[role] !== '').map(
    (role) => `\`\`\`${role}\n${expectations[role]}\n\`\`\``,
  )
  const parts = [kept.slice(0, end).trim(), ...blocks, kept.slice(end).trim()]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
