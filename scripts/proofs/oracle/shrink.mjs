/** Makes texts on which the sides differ as short as can be, by leaving out runs of tokens. */
import { judge } from './judge.mjs'
import { tokensOf } from './tokens.mjs'

/** How often every text is tried to be made shorter. */
const ROUNDS = 40

/**
 * The findings with shorter texts on which the sides differ in the same way.
 * @param {import('./judge.mjs').Finding[]} findings
 * @param {import('./sides.mjs').Sides} sides
 * @returns {Promise<import('./judge.mjs').Finding[]>}
 */
export async function shrink(findings, sides) {
  const items = findings.map((finding) => ({ finding, run: Math.max(1, tokensOf(finding.text).length >> 1) }))
  for (let round = 0; round < ROUNDS; round++) {
    const live = items.filter(({ run }) => run > 0)
    if (live.length === 0) break
    const tries = live.flatMap((item) => shorter(item.finding.text, item.run).map((text) => ({ item, text })))
    const judgements = await judge(
      tries.map(({ text }) => text),
      sides,
    )
    /** @type {Map<typeof items[number], import('./judge.mjs').Finding>} */
    const best = new Map()
    for (const [index, { item }] of tries.entries()) {
      const judgement = judgements[index]
      if (!judgement || !isSame(judgement, item.finding)) continue
      const known = best.get(item)
      if (!known || judgement.text.length < known.text.length) best.set(item, judgement)
    }
    for (const item of live) {
      const found = best.get(item)
      if (found) item.finding = found
      else item.run >>= 1
    }
  }
  return items.map(({ finding }) => finding)
}

/**
 * The text without a run of so many tokens, for runs that begin all over it.
 * @param {string} text
 * @param {number} run
 */
function shorter(text, run) {
  const tokens = tokensOf(text)
  const texts = []
  for (let from = 0; from < tokens.length && tokens.length > 1; from += Math.max(1, run >> 1)) {
    const kept = [...tokens.slice(0, from), ...tokens.slice(from + run)]
    if (kept.length > 0) texts.push(kept.map((token) => token.text).join(' '))
  }
  return texts
}

/**
 * Whether a shorter text shows the same finding: it must not slip into another one by becoming another statement.
 * @param {import('./judge.mjs').Judgement} judgement
 * @param {import('./judge.mjs').Finding} finding
 * @returns {judgement is import('./judge.mjs').Finding}
 */
function isSame(judgement, finding) {
  const first = (/** @type {string} */ text) => tokensOf(text)[0]?.text.toUpperCase()
  return judgement.difference === finding.difference && first(judgement.text) === first(finding.text)
}
