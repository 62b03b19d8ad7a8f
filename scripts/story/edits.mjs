/** The change of the schema in the middle of the story, as edits of the example's files. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../lib/failure.mjs'

/**
 * @typedef {object} Edit
 * @property {string} file In `src/db/schema/`.
 * @property {string} about
 * @property {string} before A line, without its indentation.
 * @property {string[]} after The lines that take its place.
 */

/** @type {Edit[]} */
export const edits = [
  {
    file: 'events.ts',
    about: 'a new column',
    before: "{ name: 'page', type: 'String' },",
    after: ["{ name: 'page', type: 'String' },", "{ name: 'country', type: 'LowCardinality(String)', default: '' },"],
  },
  {
    file: 'events.ts',
    about: 'a new index',
    before: "partitionBy: 'toYYYYMM(occurred_at)',",
    after: [
      "partitionBy: 'toYYYYMM(occurred_at)',",
      'indexes: [',
      "  { name: 'by_user', expression: 'user_id', type: 'bloom_filter', granularity: 4 },",
      '],',
    ],
  },
  {
    file: 'users.ts',
    about: 'another type',
    before: "{ name: 'plan', type: 'String', default: 'free' },",
    after: ["{ name: 'plan', type: 'LowCardinality(String)', default: 'free' },"],
  },
  {
    file: 'activity.ts',
    about: 'one more column in the view',
    before: 'SELECT plan, uniq(user_id) AS users',
    after: ['SELECT plan, uniq(user_id) AS users, count() AS events'],
  },
]

/**
 * Makes one edit in a project.
 * @param {string} folder Of the project.
 * @param {Edit} edit
 */
export function makeEdit(folder, { file, before, after }) {
  const path = join(folder, 'src/db/schema', file)
  const lines = readFileSync(path, 'utf8').split('\n')
  const index = lines.findIndex((line) => line.trim() === before)
  const indent = /^ */.exec(lines[index] ?? '')?.[0] ?? ''
  if (index < 0) throw new Failure(`examples/product-analytics: ${file} has no line \`${before}\`.`)
  lines.splice(index, 1, ...after.map((line) => indent + line))
  writeFileSync(path, lines.join('\n'))
}

/**
 * The edit as a reviewer would see it.
 * @param {Edit} edit
 */
export const asDiff = ({ before, after }) =>
  [
    ...(after.includes(before) ? [] : [`- ${before}`]),
    ...after.map((line) => (line === before ? `  ${line}` : `+ ${line}`)),
  ].join('\n')
