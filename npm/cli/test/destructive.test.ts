import { migrationChecksum, parseMigration } from '@chkit/codegen'
import { expect, test } from 'vitest'
import { destructiveOperations } from '../src/destructive.js'
import { resumeMigration } from '../src/resume.js'

/** What may delete data in a migration of this text. */
function found(text: string) {
  const migration = parseMigration({ name: 'm.sql', path: 'm.sql', text, checksum: migrationChecksum(text) })
  return destructiveOperations(resumeMigration(migration, []))
}

const REVIEW = 'destructive_operation_review_required'

test.each([
  ['drop_table', 'table:a.b', 'DROP TABLE a.b', 'drop_table_data_loss', /rows/],
  ['alter_table_drop_column', 'table:a.b:column:c', 'ALTER TABLE a.b DROP COLUMN c', 'drop_column_irreversible', /row/],
  ['alter_table_modify_column', 'table:a.b:column:c', 'ALTER TABLE a.b MODIFY COLUMN c UInt8', REVIEW, /cut off/],
  ['alter_table_modify_ttl', 'table:a.b:ttl', 'ALTER TABLE a.b MODIFY TTL c', REVIEW, /time is over/],
  ['drop_view', 'view:a.b', 'DROP VIEW a.b', 'drop_view_dependency_break', /reads it/],
  ['drop_materialized_view', 'materialized_view:a.b', 'DROP TABLE a.b SYNC', 'drop_view_dependency_break', /filling/],
  ['something_else', 'table:a.b', 'SELECT 1', REVIEW, /may delete/],
])('%s is named by its marker, with what it does', (type, key, sql, warningCode, impact) => {
  const [operation, ...others] = found(`-- operation: ${type} key=${key} risk=danger\n${sql};`)
  expect(others).toEqual([])
  expect(operation).toMatchObject({ migration: 'm.sql', type, key, risk: 'danger', warningCode, statement: sql })
  expect(operation?.impact).toMatch(impact)
})

test('a statement without a marker is named by its place and its text', () => {
  const [operation] = found('SELECT 1;\n\nTRUNCATE TABLE a.b;')
  expect(operation).toMatchObject({
    type: 'statement',
    key: 'm.sql:3',
    warningCode: REVIEW,
    summary: 'TRUNCATE TABLE a.b: It may delete data.',
  })
  expect(operation?.reason).toMatch(/\.$/)
})

test('of several operations in one statement only the dangerous are named', () => {
  const markers = [
    'alter_table_add_column key=table:a.b:column:x risk=safe',
    'alter_table_drop_column key=table:a.b:column:y risk=danger',
  ]
  const text = `${markers.map((marker) => `-- operation: ${marker}`).join('\n')}\nALTER TABLE a.b ADD COLUMN x Int8, DROP COLUMN y;`
  expect(found(text).map(({ key }) => key)).toEqual(['table:a.b:column:y'])
})

test('what only creates or asks is harmless', () => {
  expect(found('CREATE TABLE a.b (x Int8) ENGINE = Memory; SELECT 1; ALTER TABLE a.b ADD COLUMN y Int8;')).toEqual([])
})
