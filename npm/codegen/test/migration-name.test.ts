import { describe, expect, test } from 'vitest'
import { type MigrationNameInput, migrationFileName } from '../src/index.js'

const now = new Date('2026-03-01T12:30:45.678Z')

function nameOf(input: Partial<MigrationNameInput>): string {
  return migrationFileName({ now, taken: [], ...input })
}

describe('migrationFileName', () => {
  test('is the UTC time to the second and a label', () => {
    expect(nameOf({})).toBe('20260301123045_auto.sql')
    expect(nameOf({ name: 'Add country' })).toBe('20260301123045_add_country.sql')
  })

  test('keeps only letters that every file system takes', () => {
    expect(nameOf({ name: '../Übel*' })).toBe('20260301123045_____bel_.sql')
    expect(nameOf({ id: 'JIRA-7/x y', name: 'a' })).toBe('JIRA-7xy_a.sql')
    expect(nameOf({ id: '//' })).toBe('20260301123045_auto.sql')
  })

  test('comes after every other file that begins with a time, whatever its label', () => {
    const taken: string[] = []
    for (const name of ['b', 'b', 'a', 'b', 'z', 'z']) {
      const next = nameOf({ name, taken })
      expect(taken.every((earlier) => Buffer.compare(Buffer.from(earlier), Buffer.from(next)) < 0)).toBe(true)
      taken.push(next)
    }
    expect(taken.slice(0, 2)).toEqual(['20260301123045_b.sql', '20260301123045_b_001.sql'])
  })

  test('comes after a file from a clock that is ahead', () => {
    expect(nameOf({ taken: ['20260301123050_auto.sql'] })).toBe('20260301123050_auto_001.sql')
    expect(nameOf({ taken: ['99999999999999_odd.sql', 'v1_a.sql'] })).toBe('20260301123045_auto.sql')
  })

  test('numbers a second file of the same id', () => {
    expect(nameOf({ id: 'v1', name: 'a', taken: ['v1_a.sql', 'v1_a_001.sql'] })).toBe('v1_a_002.sql')
    expect(nameOf({ id: 'v1', name: 'b', taken: ['v1_a.sql'] })).toBe('v1_b.sql')
  })
})
