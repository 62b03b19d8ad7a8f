import { canonicalizeDefinitions, createSnapshot, planMigration, readSnapshot } from '@chkit/core'
import { describe, expect } from 'vitest'
import { anyDefinitions, anyPair } from './support/drafts.js'
import { law } from './support/law.js'

const source = 'meta/snapshot.json'

describe('a snapshot', () => {
  law('is read as it was made', 300, anyDefinitions, (definitions) => {
    const snapshot = createSnapshot(definitions)
    expect(readSnapshot(`${JSON.stringify(snapshot, null, 2)}\n`, source)).toEqual(snapshot)
    expect(snapshot.definitions).toEqual(canonicalizeDefinitions(definitions))
  })

  law('that generate writes leaves nothing to generate', 200, anyPair, ({ previous, next }) => {
    const request = { source, options: { structuralChanges: 'recreate' as const } }
    const first = planMigration({ ...request, previousSnapshot: null, definitions: previous })
    const second = planMigration({ ...request, previousSnapshot: first.snapshot, definitions: next })
    const later = { generatedAt: '2040-01-01T00:00:00.000Z' }
    const third = planMigration({ ...request, ...later, previousSnapshot: second.snapshot, definitions: next })
    expect(third.plan.operations).toEqual([])
    // Not even its time: a file that changed for nothing is a merge conflict.
    expect(third.snapshot).toBe(second.snapshot)
  })
})
