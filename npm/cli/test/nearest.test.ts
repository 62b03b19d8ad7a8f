import { expect, test } from 'vitest'
import { nearest } from '../src/nearest.js'

test.each([
  ['migarte', ['generate', 'migrate', 'status'], 'migrate'],
  ['--dry-run', ['--name', '--dryrun', '--json'], '--dryrun'],
  ['migrationDir', ['outDir', 'migrationsDir', 'metaDir'], 'migrationsDir'],
  ['SCHEMA', ['schema', 'safety'], 'schema'],
  ['user', ['url', 'username', 'secure'], 'username'],
  ['x', ['schema', 'safety'], undefined],
  ['clickhouse', [], undefined],
])('of %s among %j is %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected)
})
