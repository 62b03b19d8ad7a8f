/** Proof: of statements with one token changed, chkit refuses what the server refuses, and at no later place. */
import { corpusRecords } from './corpus.mjs'
import { corpusStatements, drawTexts, keywordsOf, pickStatement } from './oracle/draw.mjs'
import { Figures } from './oracle/judge.mjs'
import { mutate } from './oracle/mutate.mjs'
import { Random } from './oracle/random.mjs'
import { classify, clip, verdict } from './oracle/report.mjs'
import { serverRefusals, withSides } from './oracle/sides.mjs'
import { tokensOf } from './oracle/tokens.mjs'

/** How many fresh mutants there are in full, besides those of the corpus. */
const FRESH = 50_000

/** Of how many refused texts the place is compared: one question each. */
const PLACED = 5_000

/** How many of a hundred have to be equal, and how many of those that the server refuses may be accepted. */
const AGREEMENT = 99
const FALSE_ACCEPTS = 0.5

/** How many of a hundred texts have to be refused at the server's place or before it. */
const NO_LATER = 99

/** How many texts that are refused later are shown. */
const SHOWN = 10

/**
 * @param {import('./proofs.mjs').ProofOptions} options
 * @returns {Promise<import('./proofs.mjs').ProofResult>}
 */
export function proveMutants(options) {
  const { fraction, seed } = options
  return withSides(async (sides) => {
    const random = new Random(`mutants ${seed}`)
    const kinds = await corpusStatements(sides.binary)
    const words = kinds.flat().map((text) => random.pick(tokensOf(text))?.text ?? 'x')
    const texts = [
      ...corpusRecords('mutants', options).map(({ sql }) => sql),
      ...drawTexts(Math.ceil(FRESH * fraction), () => mutate(pickStatement(kinds, random), random, words)),
    ].filter((text) => !text.includes('\0'))
    const figures = new Figures()
    const judgements = await figures.judge(texts, sides)
    const { texts: counted, refused, accepted, different } = figures.total
    const agreement = verdict('mutants', counted - different, counted, AGREEMENT)
    const strict = verdict('refused as the server does', refused - accepted, refused, 100 - FALSE_ACCEPTS)
    const places = await comparePlaces(judgements, Math.ceil(PLACED * fraction), random, sides.url)
    const lines = await classify(figures.findings, sides, await keywordsOf(sides.url))
    return {
      passed: agreement.passed + strict.passed + places.passed,
      failed: agreement.failed + strict.failed + places.failed,
      lines: [agreement.line, strict.line, ...figures.lines(), ...places.lines, ...lines],
    }
  })
}

/**
 * Where both sides refuse, how often we do it no later in the text.
 * @param {import('./oracle/judge.mjs').Judgement[]} judgements
 * @param {number} count
 * @param {Random} random
 * @param {string} url
 */
async function comparePlaces(judgements, count, random, url) {
  const refused = judgements.flatMap(({ text, server, own, difference }) =>
    server === null && difference === undefined && 'code' in own ? [{ text, own }] : [],
  )
  const chosen = Array.from({ length: Math.min(count, refused.length) }, () => random.pick(refused))
  const server = await serverRefusals(
    chosen.map(({ text }) => text),
    url,
  )
  const later = chosen.flatMap(({ text, own }, index) => {
    const at = server[index]?.at ?? 0
    return own.at > at ? [{ text, own, at }] : []
  })
  const result = verdict('refused at the same place or earlier', chosen.length - later.length, chosen.length, NO_LATER)
  return {
    ...result,
    lines: [
      result.line,
      ...later.slice(0, SHOWN).flatMap(({ text, own, at }) => {
        const bytes = Buffer.from(text)
        const behind = (/** @type {number} */ place) => clip(bytes.subarray(place, place + 60).toString())
        return [`           server ${behind(at)}`, `           ours   ${behind(own.at)}: ${clip(own.message)}`]
      }),
    ],
  }
}
