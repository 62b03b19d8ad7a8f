// @ts-check
/** `planDiff` against the time it takes JavaScript to write and read the same two schemas as JSON. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { planDiff } from '@chkit/core'
import { judge, least, median, ms, timeInTurn } from './support.mjs'

const types = [
  'UInt64',
  'String',
  'DateTime64(3)',
  'LowCardinality(String)',
  'Nullable(Float64)',
  'Array(String)',
  'Decimal(18, 4)',
  'Map(String, String)',
]

/**
 * Tables of 30 columns; every tenth one is changed.
 *
 * @param {number} count
 * @param {boolean} changed
 * @returns {import('@chkit/core').TableDefinition[]}
 */
function schema(count, changed) {
  return Array.from({ length: count }, (_, table) => ({
    kind: 'table',
    database: 'app',
    name: `table_${table}`,
    engine: 'MergeTree',
    columns: [
      ...Array.from({ length: 30 }, (_, column) => ({
        name: `column_${column}`,
        type: types[(column + table) % types.length] ?? 'String',
        ...(column % 5 === 0 ? { default: `fn:cityHash64(now(), ${table}, ${column})` } : {}),
        ...(column % 7 === 0 ? { comment: `Column ${column} of table ${table}` } : {}),
      })),
      ...(changed && table % 10 === 0 ? [{ name: 'added', type: 'String' }] : []),
    ],
    primaryKey: ['column_0'],
    orderBy: ['column_0', 'column_1'],
    partitionBy: 'toYYYYMM(column_2)',
    ttl: `toDateTime(column_2) + INTERVAL ${table} DAY`,
    settings: { ttl_only_drop_parts: 1 },
    indexes: [{ name: 'by_3', expression: 'column_3', type: 'bloom_filter', granularity: 4 }],
  }))
}

const engine = await import(new URL('../../npm/core/engine/chkit_engine.js', import.meta.url).href)
engine.initSync({
  module: readFileSync(fileURLToPath(new URL('../../npm/core/engine/chkit_engine_bg.wasm', import.meta.url))),
})
const encoder = new TextEncoder()
const noOptions = encoder.encode('{}')

/** @type {Record<number, number>} */
const ratios = {}
for (const count of [1000, 5000]) {
  const previous = schema(count, false)
  const next = schema(count, true)
  const texts = [previous, next].map((side) => encoder.encode(JSON.stringify(side)))
  const answer = engine.planDiff(texts[0], texts[1], noOptions)
  const times = timeInTurn(count > 1000 ? 5 : 11, {
    base: () => [previous, next].map((side) => JSON.parse(JSON.stringify(side))),
    planDiff: () => planDiff(previous, next),
    write: () => [previous, next].map((side) => encoder.encode(JSON.stringify(side))),
    engine: () => engine.planDiff(texts[0], texts[1], noOptions),
    read: () => JSON.parse(answer),
  })
  console.log(
    `${count} tables of 30 columns, a tenth changed; ${planDiff(previous, next).statements.length} statements`,
  )
  console.log(`  ${' '.repeat(9)} ${'least'.padStart(10)} ${'median'.padStart(10)}`)
  for (const [name, list] of Object.entries(times)) {
    console.log(`  ${name.padEnd(9)} ${ms(least(list)).padStart(10)} ${ms(median(list)).padStart(10)}`)
  }
  ratios[count] = least(times.planDiff) / least(times.base)
}
judge('planDiff of 1,000 tables against JSON round trip', ratios[1000] ?? Number.NaN, {
  goal: 1.5,
  bound: 3,
  unit: 'x',
})
judge('growth from 1,000 to 5,000 tables beyond linear', (ratios[5000] ?? Number.NaN) / (ratios[1000] ?? 1), {
  bound: 1.5,
  unit: 'x',
})
