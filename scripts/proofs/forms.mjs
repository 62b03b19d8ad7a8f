/** Proof: every form of what there are many of, one by one, gets the server's text or its refusal. */
import { grammarTexts, keywordsOf } from './oracle/draw.mjs'
import { keywordTexts, literalTexts, operatorTexts } from './oracle/forms.mjs'
import { Figures } from './oracle/judge.mjs'
import { Random } from './oracle/random.mjs'
import { classify, listKnownClasses, verdict } from './oracle/report.mjs'
import { askColumn, withSides } from './oracle/sides.mjs'

/** How many of a hundred texts of each part have to be equal. */
const EQUAL = 99.9

/** How often each command of ALTER stands with each combination of its options, in full. */
const ALTER_ROUNDS = 20

/**
 * The statements in the examples of the server's own pages about functions.
 * @param {string} url
 */
async function exampleTexts(url) {
  const pages = await askColumn(url, "SELECT examples FROM system.functions WHERE examples != ''")
  const blocks = pages.flatMap((page) =>
    [...page.matchAll(/```sql[^\n]*\n([\s\S]*?)```/g)].map(([, block = '']) => block),
  )
  const statements = blocks.flatMap((block) => block.split(/;[ \t]*$/m)).map((statement) => statement.trim())
  return [...new Set(statements)].filter((statement) => statement !== '')
}

/**
 * @param {import('./proofs.mjs').ProofOptions} options
 * @returns {Promise<import('./proofs.mjs').ProofResult>}
 */
export function proveForms({ fraction, seed }) {
  return withSides(async (sides) => {
    const keywords = await keywordsOf(sides.url)
    const rounds = Math.ceil(ALTER_ROUNDS * fraction)
    const random = new Random(`forms ${seed}`)
    const parts = [
      { about: "examples of the server's functions", texts: await exampleTexts(sides.url) },
      { about: 'every keyword as every name', texts: keywordTexts(keywords) },
      { about: 'every two operators', texts: operatorTexts() },
      { about: 'every form of a value in every place', texts: literalTexts() },
      {
        about: 'every command of ALTER with and without its options',
        texts: grammarTexts('alter_command', rounds, `forms ${seed}`, 'variants').map(
          (text) => `ALTER TABLE t ${text}`,
        ),
      },
    ]
    const result = { passed: 0, failed: 0, lines: /** @type {string[]} */ ([]) }
    for (const { about, texts } of parts) {
      const figures = new Figures()
      await figures.judge(
        texts.filter(() => random.chance(fraction)),
        sides,
      )
      const { texts: counted, different } = figures.total
      const equal = verdict(about, counted - different, counted, EQUAL)
      result.passed += equal.passed
      result.failed += equal.failed
      const lines = await classify(figures.findings, sides, keywords)
      result.lines.push(equal.line, ...lines)
    }
    const known = await listKnownClasses(sides)
    return { ...result, failed: result.failed + known.failed, lines: [...result.lines, ...known.lines] }
  })
}
