import type { SchemaDefinition } from '@chkit/core'

/** Values of which each says the same as the others. */
export class Spellings {
  constructor(readonly values: readonly unknown[]) {}
}

/** A member that is not there. */
export const absent = Symbol('absent')

/** A value that can be written in several ways; the first is the plainest. */
export function same(...values: unknown[]): Spellings {
  return new Spellings(values)
}

/** Definitions in which some values are {@link Spellings}. */
export type Draft = unknown

/** A source of choices that depends on nothing but a number; 0 always chooses the first. */
export function chooser(seed: number): (count: number) => number {
  let state = seed >>> 0
  return (count) => {
    if (seed === 0) return 0
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
}

/** Writes a draft down, one spelling of each value. Different seeds give definitions that say the same. */
export function spell(draft: Draft, seed = 0): SchemaDefinition[] {
  return spellWith(draft, chooser(seed)) as SchemaDefinition[]
}

function spellWith(draft: Draft, choose: (count: number) => number): unknown {
  if (draft instanceof Spellings) return spellWith(draft.values[choose(draft.values.length)], choose)
  if (Array.isArray(draft)) return draft.map((item) => spellWith(item, choose))
  if (typeof draft !== 'object' || draft === null) return draft
  const members = Object.entries(draft).map(([key, value]) => [key, spellWith(value, choose)] as const)
  return ownMembers(members.filter(([, value]) => value !== absent))
}

/** The same definitions in another order: of themselves, of the members of every object, of settings, indexes and projections. */
export function shuffle(definitions: readonly SchemaDefinition[], seed: number): SchemaDefinition[] {
  const choose = chooser(seed)
  return shuffleList(
    definitions.map((definition) => shuffleMembers(definition, choose) as SchemaDefinition),
    choose,
  )
}

/** Lists in which the order says nothing. */
const unordered: ReadonlySet<string> = new Set(['indexes', 'projections'])
/** Values that belong to somebody else and are kept as they are. */
const foreign: ReadonlySet<string> = new Set(['plugins'])

function shuffleMembers(value: unknown, choose: (count: number) => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffleMembers(item, choose))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => {
    if (foreign.has(key)) return [key, member] as const
    const inner = shuffleMembers(member, choose)
    return [key, unordered.has(key) && Array.isArray(inner) ? shuffleList(inner, choose) : inner] as const
  })
  return ownMembers(shuffleList(members, choose))
}

function shuffleList<Item>(items: readonly Item[], choose: (count: number) => number): Item[] {
  const rest = [...items]
  const shuffled: Item[] = []
  while (rest.length > 0) shuffled.push(...rest.splice(choose(rest.length), 1))
  return shuffled
}

/** An object with these members as its own, `__proto__` among them. */
function ownMembers(members: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(members)
}
