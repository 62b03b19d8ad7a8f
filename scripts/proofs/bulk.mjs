/** Proof: on texts that nobody has seen, drawn from the grammar and spliced of the corpus, chkit says what the server says. */
import { corpusStatements, drawTexts, grammarTexts, keywordsOf, pickStatement } from './oracle/draw.mjs'
import { Figures } from './oracle/judge.mjs'
import { mutate } from './oracle/mutate.mjs'
import { Random } from './oracle/random.mjs'
import { classify, listKnownClasses, verdict } from './oracle/report.mjs'
import { askColumn, withSides } from './oracle/sides.mjs'
import { Pool } from './oracle/splice.mjs'

/** How many texts in full; half of them are splices. */
const TEXTS = 200_000

/** How many of the grammar's texts get one token changed, so that the server refuses enough of them. */
const BROKEN = 0.3

/** How many of a hundred texts have to be equal, and how many the server has to refuse for the proof to mean something. */
const EQUAL = 99.9
const REFUSED = 20

/**
 * The texts of a run.
 * @param {import('./proofs.mjs').ProofOptions} options
 * @param {string} binary
 * @param {Set<string>} types Names of data types, in lower case.
 */
export async function bulkTexts({ fraction, seed, corpus }, binary, types) {
  const random = new Random(`bulk ${seed}`)
  const count = Math.ceil((TEXTS * fraction) / 2)
  const drawn = grammarTexts('statement', count, `bulk ${seed}`).map(
    (text) => (random.chance(BROKEN) && mutate(text, random)) || text,
  )
  if (!corpus) return { drawn, spliced: [] }
  const kinds = await corpusStatements(binary)
  const pool = new Pool(types)
  for (const text of kinds.flat()) pool.add(text, random)
  const spliced = drawTexts(count, () => pool.splice(pickStatement(kinds, random), random))
  return { drawn, spliced }
}

/**
 * Names of the server's data types, in lower case.
 * @param {string} url
 */
export async function typeNames(url) {
  const names = await askColumn(url, 'SELECT name FROM system.data_type_families')
  return new Set(names.map((name) => name.toLowerCase()))
}

/**
 * @param {import('./proofs.mjs').ProofOptions} options
 * @returns {Promise<import('./proofs.mjs').ProofResult>}
 */
export function proveBulk(options) {
  return withSides(async (sides) => {
    const { drawn, spliced } = await bulkTexts(options, sides.binary, await typeNames(sides.url))
    const figures = new Figures()
    await figures.judge(drawn, sides)
    await figures.judge(spliced, sides)
    const { texts, refused, different } = figures.total
    const share = (100 * refused) / texts
    const known = await listKnownClasses(sides)
    const lines = await classify(figures.findings, sides, await keywordsOf(sides.url))
    const equal = verdict(`drawn and spliced texts`, texts - different, texts, EQUAL)
    return {
      passed: equal.passed + (share >= REFUSED ? 1 : 0),
      failed: equal.failed + (share >= REFUSED ? 0 : 1) + known.failed,
      lines: [
        equal.line,
        `${share >= REFUSED ? 'ok    ' : 'FAILED'} the server refuses ${refused}, ${share.toFixed(1)} % (at least ${REFUSED} %); ${figures.unread} texts of kinds without a tree do not count`,
        ...figures.lines(),
        ...lines,
        ...known.lines,
      ],
    }
  })
}
