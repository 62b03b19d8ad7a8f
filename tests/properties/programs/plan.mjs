// Plans what it is given on standard input, and tells how this process would sort: the environment decides that.
import { canonicalizeDefinitions, createSnapshot, planDiff } from '@chkit/core'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const { pairs, words } = JSON.parse(Buffer.concat(chunks).toString())
/** @typedef {import('@chkit/core').SchemaDefinition[]} Schema */
const outcome = pairs.map((/** @type {{ previous: Schema, next: Schema }} */ { previous, next }) => ({
  plan: planDiff(previous, next, { structuralChanges: 'recreate' }),
  canonical: canonicalizeDefinitions(next),
  snapshot: createSnapshot(next).definitions,
}))
const sorted = [...words].sort((left, right) => left.localeCompare(right))
const { locale } = Intl.Collator().resolvedOptions()
process.stdout.write(JSON.stringify({ locale, sorted, outcome }))
