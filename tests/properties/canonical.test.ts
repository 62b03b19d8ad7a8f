import { canonicalizeDefinition, canonicalizeDefinitions, type SchemaDefinition } from '@chkit/core'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { anyDefinitions, anyDraft } from './support/drafts.js'
import { law } from './support/law.js'
import { shuffle, spell } from './support/spelling.js'

const canonicalText = (definitions: SchemaDefinition[]) => JSON.stringify(canonicalizeDefinitions(definitions))

describe('canonical form', () => {
  law('is its own canonical form', 300, anyDefinitions, (definitions) => {
    const canonical = canonicalizeDefinitions(definitions)
    expect(canonicalText(canonical)).toBe(JSON.stringify(canonical))
  })

  law('does not depend on how things are spelled', 300, fc.tuple(anyDraft, fc.nat()), ([draft, seed]) => {
    expect(canonicalizeDefinitions(spell(draft, seed))).toEqual(canonicalizeDefinitions(spell(draft)))
  })

  law('does not depend on any order', 300, fc.tuple(anyDefinitions, fc.nat()), ([definitions, seed]) => {
    expect(canonicalText(shuffle(definitions, seed))).toBe(canonicalText(definitions))
  })

  law('of one definition is that among others', 100, anyDefinitions, (definitions) => {
    const alone = definitions.map((definition) => JSON.stringify(canonicalizeDefinition(definition)))
    const together = canonicalizeDefinitions(definitions).map((definition) => JSON.stringify(definition))
    expect(alone.sort()).toEqual(together.sort())
  })

  law('leaves what it is given as it was', 100, anyDefinitions, (definitions) => {
    const before = structuredClone(definitions)
    canonicalizeDefinitions(definitions)
    expect(definitions).toEqual(before)
  })
})
