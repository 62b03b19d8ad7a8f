/** Findings sorted into classes: those that are known, and the shapes of the others. */
import { knownClasses } from './classes.mjs'
import { judge } from './judge.mjs'
import { shrink } from './shrink.mjs'
import { tokensOf } from './tokens.mjs'

/** How many findings are made short. With more of them, only every so many-th. */
const SHRUNK = 200

/**
 * Lines that list every class of findings, with one of its shortest texts.
 * @param {import('./judge.mjs').Finding[]} findings
 * @param {import('./sides.mjs').Sides} sides
 * @param {Set<string>} keywords In upper case.
 */
export async function classify(findings, sides, keywords) {
  const step = Math.max(1, Math.ceil(findings.length / SHRUNK))
  const short = await shrink(
    findings.filter((_, index) => index % step === 0),
    sides,
  )
  /** @type {Map<string, import('./judge.mjs').Finding[]>} */
  const classes = new Map()
  for (const finding of short) {
    const known = knownClasses.find(({ sign }) => sign.test(finding.text))
    const name = known ? `known: ${known.about}` : `${finding.difference}: ${shapeOf(finding.text, keywords)}`
    classes.set(name, [...(classes.get(name) ?? []), finding])
  }
  const sorted = [...classes].sort(([, left], [, right]) => right.length - left.length)
  const sample = step > 1 ? ` (every ${step}th was looked at)` : ''
  const lines =
    sorted.length === 0 ? [] : [`         ${findings.length} differences in ${sorted.length} classes${sample}:`]
  for (const [name, [finding, ...others]] of sorted) {
    lines.push(`         ${String(others.length + 1).padStart(5)} × ${clip(name)}`, ...(finding ? shown(finding) : []))
  }
  return lines
}

/**
 * What both sides say, on three lines.
 * @param {import('./judge.mjs').Judgement} judgement
 */
function shown({ text, server, own, difference }) {
  const layout = difference === 'pretty' ? 'pretty' : 'line'
  const ours = 'code' in own ? `refuses: ${own.message}` : own[layout]
  return [
    `                 text   ${clip(text)}`,
    `                 server ${clip(server ? server[layout] : 'refuses')}`,
    `                 ours   ${clip(ours)}`,
  ]
}

/**
 * Whether every known class still differs, and one line for each.
 * @param {import('./sides.mjs').Sides} sides
 */
export async function listKnownClasses(sides) {
  const judgements = await judge(
    knownClasses.map(({ example }) => example),
    sides,
  )
  const settled = knownClasses.filter(
    ({ example, sign }, index) => !judgements[index]?.difference || !sign.test(example),
  )
  return {
    lines: [
      ...knownClasses.map(({ about, example }) => `         known: ${about}: ${clip(example)}`),
      ...settled.map(({ about }) => `FAILED both sides agree on the example of a known class: take it out: ${about}`),
    ],
    failed: settled.length,
  }
}

/**
 * Texts of the same shape are one class: names, numbers and strings are all alike.
 * @param {string} text
 * @param {Set<string>} keywords
 */
function shapeOf(text, keywords) {
  return tokensOf(text)
    .map(({ kind, text: word }) => {
      if (kind === 'word') return keywords.has(word.toUpperCase()) ? word.toUpperCase() : 'x'
      return { quoted: '`q`', number: '1', string: "'s'", heredoc: "'s'", operator: word }[kind]
    })
    .join(' ')
}

/** @param {string} text */
export const clip = (text) => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)

/**
 * Whether enough of the texts are equal, and the line that says so.
 * @param {string} about
 * @param {number} equal
 * @param {number} total
 * @param {number} bound Of a hundred.
 */
export function verdict(about, equal, total, bound) {
  const share = total === 0 ? 0 : (100 * equal) / total
  const passes = share >= bound
  return {
    passed: passes ? 1 : 0,
    failed: passes ? 0 : 1,
    line: `${passes ? 'ok    ' : 'FAILED'} ${about}: ${equal} of ${total} equal, ${share.toFixed(3)} % (bound ${bound} %)`,
  }
}
