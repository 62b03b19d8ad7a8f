/** The corpus: statements that others wrote, with what a real ClickHouse said about each. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Failure } from '../lib/failure.mjs'
import { inRoot } from '../lib/paths.mjs'
import { chooseBySeed } from './suite.mjs'

/**
 * @typedef {object} CorpusRecord
 * @property {string} id
 * @property {string} [kind]
 * @property {string} sql As its author wrote it.
 * @property {string | null} [formatted] What `formatQuerySingleLine` gives; null where the server refuses the text.
 * @property {string} [pretty] What `formatQuery` gives, where it is another text.
 * @property {boolean} [accepted] Of a mutant: whether the server takes it.
 * @property {{ code?: number, message?: string } | null} [error] What the server said.
 */

/** Refusals by size or depth say nothing about grammar (code 306), nor do texts beyond the server's default `max_query_size`. */
const TOO_DEEP = 306
const MAX_QUERY_SIZE = 262_144

/**
 * The records of one file of the corpus, or the part of them that the seed chooses.
 * @param {string} name Without `.dev.jsonl.gz`.
 * @param {Pick<import("./proofs.mjs").ProofOptions, "fraction" | "seed">} options
 * @returns {CorpusRecord[]}
 */
export function corpusRecords(name, { fraction, seed }) {
  const folder = resolve(process.env.CHKIT_CORPUS ?? inRoot('../shared/corpus'))
  const file = resolve(folder, `${name}.dev.jsonl.gz`)
  if (!existsSync(file)) {
    throw new Failure(`The corpus is not there: ${file} is missing. Set CHKIT_CORPUS to the folder that holds it.`)
  }
  /** @type {CorpusRecord[]} */
  const records = gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  const usable = records.filter(({ sql, error }) => sql.length <= MAX_QUERY_SIZE && error?.code !== TOO_DEEP)
  if (fraction >= 1) return usable
  const chosen = new Set(
    chooseBySeed(
      usable.map(({ id, sql }) => id ?? sql),
      fraction,
      seed,
    ),
  )
  return usable.filter(({ id, sql }) => chosen.has(id ?? sql))
}
