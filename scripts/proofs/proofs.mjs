/** The measured proofs. A proof that joins gets a row here. */
import { filesUnder } from '../lib/hash.mjs'
import { inRoot } from '../lib/paths.mjs'
import { inWords } from '../lib/time.mjs'
import { sizeReport } from '../sizes/sizes.mjs'
import { proveBulk } from './bulk.mjs'
import { proveCoverage } from './coverage.mjs'
import { proveForms } from './forms.mjs'
import { proveByFuzzing } from './fuzz.mjs'
import { proveMutants } from './mutants.mjs'
import { proveSqlText } from './sql-text.mjs'
import { proveSuite } from './suite.mjs'

/**
 * @typedef {object} ProofOptions
 * @property {number} fraction How much of it to run: 1 is everything.
 * @property {string} seed Chooses the part that runs.
 * @property {boolean} corpus Whether there is the corpus to draw from.
 */

/**
 * @typedef {object} ProofResult
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} lines What was measured.
 */

/**
 * @typedef {object} Proof
 * @property {string} name
 * @property {string} about
 * @property {number} ciFraction How much of it a continuous integration run does; 0 leaves it out.
 * @property {string} [corpus] What of it cannot run without the corpus: `all of it`, or a part.
 * @property {(options: ProofOptions) => Promise<ProofResult>} run
 */

/** @type {Proof[]} */
export const proofs = [
  {
    name: 'scenarios',
    about: 'every scenario document, planned by the engine and carried out on a real ClickHouse',
    ciFraction: 0.25,
    run: async (options) => {
      const documents = filesUnder([inRoot('tests/scenarios')]).filter((file) => file.endsWith('.md')).length
      const { passed, failed, total, tests, output } = await proveSuite('scenarios', options)
      const failures = failed > 0 ? [output] : []
      return { passed, failed, lines: [`${documents} documents; ${tests.length} of ${total} tests ran`, ...failures] }
    },
  },
  {
    name: 'sql',
    about: "the text of every statement of the corpus, against the server's",
    ciFraction: 0.1,
    corpus: 'all of it',
    run: proveSqlText,
  },
  {
    name: 'bulk',
    about: 'texts drawn from a grammar and spliced of the corpus, judged by a real ClickHouse',
    ciFraction: 0.1,
    corpus: 'the splices',
    run: proveBulk,
  },
  {
    name: 'mutants',
    about: 'statements of the corpus with one token changed, judged by a real ClickHouse',
    ciFraction: 0.1,
    corpus: 'all of it',
    run: proveMutants,
  },
  {
    name: 'forms',
    about: 'every keyword as every name, every two operators, every value in every place, judged by a real ClickHouse',
    ciFraction: 0.1,
    run: proveForms,
  },
  {
    name: 'coverage',
    about: 'the lines of the parser and the formatter that the texts of bulk run',
    ciFraction: 0,
    corpus: 'all of it',
    run: proveCoverage,
  },
  {
    name: 'fuzz',
    about: 'the laws of reading and writing SQL, on texts that a fuzzer makes up, 20 minutes each',
    ciFraction: 1 / 60,
    run: proveByFuzzing,
  },
  {
    name: 'runtimes',
    about: 'the packed packages, used in every runtime and bundler',
    ciFraction: 0.2,
    run: async (options) => {
      const { passed, failed, total, tests, output } = await proveSuite('packaging', options)
      const table = tests.map(
        (test) => `${test.passed ? 'ok    ' : 'FAILED'} ${test.name.padEnd(90)} ${inWords(test.milliseconds)}`,
      )
      return {
        passed,
        failed,
        lines: [`${tests.length} of ${total} cases ran`, ...table, ...(failed > 0 ? [output] : [])],
      }
    },
  },
  {
    name: 'sizes',
    about: 'what users load and install, against its bounds',
    ciFraction: 1,
    run: sizeReport,
  },
]
