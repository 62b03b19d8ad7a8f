import { type PlanOptions, planDiff, type SchemaDefinition, type TableDefinition } from '@chkit/core'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { anyDefinitions } from './support/drafts.js'
import { law } from './support/law.js'
import { anyName, quoted } from './support/names.js'
import { chooser } from './support/spelling.js'

type Rename = NonNullable<PlanOptions['renames']>[number]

/** The same schema with new names, told in both ways. */
interface Renaming {
  previous: SchemaDefinition[]
  /** With `renamedFrom`. */
  stated: SchemaDefinition[]
  /** Without, and the same as options. */
  bare: SchemaDefinition[]
  renames: Rename[]
}

/** Gives some tables and columns new names. Keys and expressions keep the old ones: what they say is not the point here. */
function rename(previous: SchemaDefinition[], newNames: string[], seed: number): Renaming {
  const choose = chooser(seed)
  const names = newNames.map((name) => `${name} (new)`)
  const renames: Rename[] = []
  const pairs = previous.map((definition) => {
    if (definition.kind !== 'table' || choose(3) === 0) return { stated: definition, bare: definition }
    const database = definition.database.trim()
    const formerTable = definition.name.trim()
    const newTable = choose(2) === 0 ? names.pop() : undefined
    const table = newTable ?? formerTable
    if (newTable !== undefined) {
      renames.push({ kind: 'table', from: full(database, formerTable), to: full(database, newTable) })
    }
    const columns = definition.columns.map((column) => {
      const name = choose(3) === 0 ? names.pop() : undefined
      if (name === undefined) return { stated: column, bare: column }
      const former = column.name.trim()
      renames.push({ kind: 'column', from: full(database, formerTable, former), to: full(database, table, name) })
      return { stated: { ...column, name, renamedFrom: former }, bare: { ...column, name } }
    })
    const bare: TableDefinition = { ...withoutKeys(definition), name: table, columns: columns.map((pair) => pair.bare) }
    const stated: TableDefinition = {
      ...bare,
      columns: columns.map((pair) => pair.stated),
      ...(newTable === undefined ? {} : { renamedFrom: { name: formerTable } }),
    }
    return { stated, bare }
  })
  return { previous, stated: pairs.map(({ stated }) => stated), bare: pairs.map(({ bare }) => bare), renames }
}

function withoutKeys(definition: TableDefinition): TableDefinition {
  return { ...definition, primaryKey: [], orderBy: [], uniqueKey: [] }
}

function full(...parts: string[]): string {
  return parts.map(quoted).join('.')
}

const anyRenaming = fc
  .tuple(anyDefinitions, fc.uniqueArray(anyName, { minLength: 12, maxLength: 12 }), fc.nat())
  .map(([definitions, names, seed]) =>
    rename(
      definitions.map((definition) => (definition.kind === 'table' ? withoutKeys(definition) : definition)),
      names,
      seed,
    ),
  )

describe('a rename', () => {
  law('that definitions state is one that options ask for', 300, anyRenaming, ({ previous, stated, bare, renames }) => {
    expect(planDiff(previous, stated)).toEqual(planDiff(previous, bare, { renames }))
  })

  law('keeps what it renames', 300, anyRenaming, ({ previous, stated, renames }) => {
    const plan = planDiff(previous, stated)
    if (plan.diagnostics.some(({ severity }) => severity === 'error')) return
    const types = plan.operations.map(({ type }) => type)
    expect(types.filter((type) => /^drop_|_drop_column$|_add_column$|^create_table$/.test(type))).toEqual([])
    expect(types.filter((type) => type === 'alter_table_rename_table')).toHaveLength(
      renames.filter(({ kind }) => kind === 'table').length,
    )
    expect(types.filter((type) => type === 'alter_table_rename_column')).toHaveLength(
      renames.filter(({ kind }) => kind === 'column').length,
    )
  })

  law('that has been made is not made again', 200, anyRenaming, ({ stated }) => {
    expect(planDiff(stated, stated).operations).toEqual([])
  })
})
