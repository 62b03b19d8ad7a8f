import {
  canonicalizeDefinitions,
  compareDefinitions,
  type MigrationPlan,
  planDiff,
  type SchemaDefinition,
} from '@chkit/core'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { anyDefinitions, anyDraft, anyDraftPair, anyPair } from './support/drafts.js'
import { law } from './support/law.js'
import { shuffle, spell } from './support/spelling.js'

/** Nothing to do, and nothing that is refused either. */
function isEmpty({ operations, diagnostics }: MigrationPlan): boolean {
  return operations.length === 0 && diagnostics.every(({ severity }) => severity !== 'error')
}

const emptyPlan: MigrationPlan = {
  operations: [],
  riskSummary: { safe: 0, caution: 0, danger: 0 },
  renameSuggestions: [],
  diagnostics: [],
  statements: [],
}

/** What of definitions says how an object is: where a plugin keeps its own is no part of that. */
function essence(definitions: SchemaDefinition[]): unknown[] {
  return canonicalizeDefinitions(definitions).map((definition) => ({ ...definition, plugins: undefined }))
}

describe('a plan between equal schemas', () => {
  law('is empty', 300, fc.tuple(anyDraft, fc.nat(), fc.nat()), ([draft, one, other]) => {
    expect(planDiff(spell(draft, one), spell(draft, other))).toEqual(emptyPlan)
  })

  law('is empty from and to the canonical form', 200, anyDefinitions, (definitions) => {
    const canonical = canonicalizeDefinitions(definitions)
    expect(planDiff(definitions, canonical)).toEqual(emptyPlan)
    expect(planDiff(canonical, definitions)).toEqual(emptyPlan)
  })

  law('finds no drift', 200, anyDefinitions, (definitions) => {
    expect(compareDefinitions(definitions, canonicalizeDefinitions(definitions))).toMatchObject({
      drifted: false,
      tableDrift: [],
      objectDrift: [],
    })
  })
})

describe('a plan', () => {
  law('is empty both ways exactly when the canonical forms are equal', 400, anyPair, ({ previous, next }) => {
    const equal = JSON.stringify(essence(previous)) === JSON.stringify(essence(next))
    expect(isEmpty(planDiff(previous, next)) && isEmpty(planDiff(next, previous))).toBe(equal)
    expect(compareDefinitions(next, previous).drifted).toBe(!equal)
  })

  law(
    'does not depend on any order, nor on when it is made',
    300,
    fc.tuple(anyPair, fc.nat(), fc.nat()),
    ([{ previous, next }, one, other]) => {
      const plan = JSON.stringify(planDiff(previous, next))
      expect(JSON.stringify(planDiff(previous, next))).toBe(plan)
      expect(JSON.stringify(planDiff(shuffle(previous, one), shuffle(next, other)))).toBe(plan)
    },
  )

  law(
    'does not depend on how things are spelled',
    200,
    fc.tuple(anyDraftPair, fc.nat()),
    ([{ previous, next }, seed]) => {
      const operations = (plan: MigrationPlan) => plan.operations.map(({ type, key, risk }) => ({ type, key, risk }))
      const plainly = planDiff(spell(previous), spell(next), { structuralChanges: 'recreate' })
      const otherwise = planDiff(spell(previous, seed), spell(next, seed), { structuralChanges: 'recreate' })
      expect(operations(otherwise)).toEqual(operations(plainly))
    },
  )

  const choices = fc.constantFrom<'rebuild' | 'recreate' | 'refuse'>('rebuild', 'recreate', 'refuse')
  law('explains each of its statements', 300, fc.tuple(anyPair, choices), ([{ previous, next }, structuralChanges]) => {
    const { operations, statements, riskSummary } = planDiff(previous, next, { structuralChanges })
    for (const { sql, statementIndex, statementCount } of operations) {
      const own = statements.slice(statementIndex, statementIndex + statementCount)
      expect(own).toHaveLength(statementCount)
      expect(sql).toBe(own.map((statement) => `${statement};`).join('\n'))
    }
    const explained = new Set(
      operations.flatMap(({ statementIndex, statementCount }) =>
        Array.from({ length: statementCount }, (_, index) => statementIndex + index),
      ),
    )
    expect([...explained].sort((left, right) => left - right)).toEqual(statements.map((_, index) => index))
    for (const risk of ['safe', 'caution', 'danger'] as const) {
      expect(riskSummary[risk]).toBe(operations.filter((operation) => operation.risk === risk).length)
    }
  })

  law('never drops what was not asked to be recreated', 300, anyPair, ({ previous, next }) => {
    const names = new Set(next.map(({ database, name }) => `${database}.${name.trim()}`))
    const drops = planDiff(previous, next).operations.filter(({ type }) => type === 'drop_table')
    for (const { key } of drops) expect(names).not.toContain(key.slice('table:'.length))
  })

  law('to nothing and from nothing names every object', 200, anyDefinitions, (definitions) => {
    const keys = canonicalizeDefinitions(definitions).map(({ kind, database, name }) => `${kind}:${database}.${name}`)
    const created = planDiff([], definitions).operations.filter(({ type }) => type !== 'create_database')
    expect(created.map(({ key }) => key).sort()).toEqual([...keys].sort())
    expect(
      planDiff(definitions, [])
        .operations.map(({ key }) => key)
        .sort(),
    ).toEqual([...keys].sort())
  })
})
