import { type DiagnosticName, readMigration, readSnapshot, splitSqlStatements } from '@chkit/core'
import { describe, expect, test } from 'vitest'
import { goodTable } from './support/entry-points.js'
import { expectWellMadeDiagnostic, rejectionOf } from './support/rejection.js'

const whole = JSON.stringify(
  { version: 1, generatedAt: '2026-01-01T00:00:00.000Z', definitions: [goodTable()] },
  null,
  2,
)
const conflict = whole.replace('"app"', '<<<<<<< ours\n"app"\n=======\n"shop"\n>>>>>>> theirs\n')

/** Texts that are no snapshot; `at` is what the place points at. */
const snapshots: { name: string; text: string; finding: DiagnosticName; at?: string; help?: string }[] = [
  { name: 'nothing', text: '', finding: 'snapshot_unreadable', at: '' },
  { name: 'white space', text: ' \n\n', finding: 'snapshot_unreadable', at: '' },
  { name: 'a byte order mark alone', text: '\ufeff', finding: 'snapshot_unreadable', at: '' },
  { name: 'the first half', text: whole.slice(0, whole.length / 2), finding: 'snapshot_unreadable', at: '' },
  { name: 'all but the last bracket', text: whole.slice(0, -1), finding: 'snapshot_unreadable', at: '' },
  { name: 'two of them', text: `${whole}\n${whole}`, finding: 'snapshot_unreadable', at: '{' },
  { name: 'a web page', text: '<!DOCTYPE html><title>Sign in</title>', finding: 'snapshot_unreadable', at: '<' },
  { name: 'SQL', text: 'CREATE TABLE t (id UInt8)', finding: 'snapshot_unreadable', at: 'C' },
  { name: 'binary data', text: '\u0000\u0001PK\u0003\u0004', finding: 'snapshot_unreadable', at: '\u0000' },
  { name: 'a conflict', text: conflict, finding: 'snapshot_unreadable', at: '<', help: 'conflict' },
  { name: 'a comma too many', text: whole.replace('"engine"', ',"engine"'), finding: 'snapshot_unreadable', at: ',' },
  { name: 'single quotes', text: whole.replaceAll('"', "'"), finding: 'snapshot_unreadable', at: "'" },
  { name: 'an array', text: `[${whole}]`, finding: 'snapshot_foreign' },
  { name: 'a text', text: '"snapshot"', finding: 'snapshot_unreadable' },
  { name: 'null', text: 'null', finding: 'snapshot_unreadable' },
  { name: 'an empty object', text: '{}', finding: 'snapshot_foreign' },
  { name: 'no version', text: whole.replace('"version": 1,', ''), finding: 'snapshot_foreign' },
  {
    name: 'a version of the future',
    text: whole.replace('"version": 1', '"version": 99'),
    finding: 'snapshot_foreign',
  },
  {
    name: 'a version that is a text',
    text: whole.replace('"version": 1', '"version": "1"'),
    finding: 'snapshot_foreign',
  },
  {
    name: 'a version that is an object',
    text: whole.replace('"version": 1', '"version": {}'),
    finding: 'snapshot_foreign',
  },
  { name: 'half a version', text: whole.replace('"version": 1', '"version": 1.5'), finding: 'snapshot_foreign' },
  { name: 'no definitions', text: '{"version": 1, "generatedAt": "x"}', finding: 'snapshot_unreadable' },
  { name: 'no time', text: '{"version": 1, "definitions": []}', finding: 'snapshot_unreadable' },
  {
    name: 'definitions in an object',
    text: '{"version": 1, "generatedAt": "x", "definitions": {}}',
    finding: 'snapshot_unreadable',
  },
  { name: 'a definition of nothing', text: whole.replace('"kind": "table",', ''), finding: 'invalid_shape' },
  { name: 'a definition of another kind', text: whole.replace('"table"', '"topic"'), finding: 'invalid_shape' },
  { name: 'a definition with bad SQL', text: whole.replace('"id + 1"', '"id + (1"'), finding: 'unbalanced_bracket' },
  {
    name: 'members twice',
    text: whole.replace('"version": 1', '"version": 1, "version": 1'),
    finding: 'snapshot_unreadable',
  },
  { name: 'nesting without end', text: '{"version":1,"a":'.repeat(2_000), finding: 'snapshot_unreadable' },
  { name: 'lists without end', text: '['.repeat(100_000), finding: 'snapshot_foreign' },
]

describe('what is no snapshot', () => {
  test.each(snapshots)('$name', ({ text, finding, at, help }) => {
    const { diagnostics } = rejectionOf(() => readSnapshot(text, 'meta/snapshot.json'))
    const [first] = diagnostics
    expect(first?.name).toBe(finding)
    expect(`${first?.message} ${first?.path}`).toContain('meta/snapshot.json')
    if (help !== undefined) expect(first?.help).toContain(help)
    if (first?.name === 'snapshot_unreadable') expect(first.span?.source).toBe('meta/snapshot.json')
    if (at !== undefined) {
      const { start, end } = first?.span ?? {}
      expect(text.replace('\ufeff', '').slice(start, end)).toBe(at)
    }
  })

  test('a byte order mark in front is none of it', () => {
    expect(readSnapshot(`\ufeff${whole}`, 's')).toEqual(readSnapshot(whole, 's'))
  })

  const otherThings: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['bytes', new Uint8Array(3)],
    ['an object', {}],
  ]
  test.each(otherThings)('%s in the place of a text', (_name, text) => {
    expect(rejectionOf(() => readSnapshot(text as never, 's')).diagnostics).toMatchObject([
      { name: 'invalid_shape', path: 'text' },
    ])
    expect(rejectionOf(() => readMigration(text as never, 's')).diagnostics).toMatchObject([
      { name: 'invalid_shape', path: 'text' },
    ])
    expect(rejectionOf(() => splitSqlStatements(text as never)).diagnostics).toMatchObject([
      { name: 'invalid_shape', path: 'sql' },
    ])
    expect(rejectionOf(() => readSnapshot('', text as never)).diagnostics).toMatchObject([
      { name: 'invalid_shape', path: 'source' },
    ])
  })

  test('half of a surrogate pair does not reach the engine', () => {
    const found = rejectionOf(() => readSnapshot('{"a":"\ud800"}', 's')).diagnostics
    expect(found).toMatchObject([{ name: 'invalid_character', path: 'text' }])
  })
})

const header = '-- chkit-migration-format: v1\n-- operation-count: 2\n\n'
const first = '-- operation: create_table key=table:a.b risk=safe\nCREATE TABLE a.b (id UInt8) ENGINE = Memory;\n\n'
const second = '-- operation: create_table key=table:a.c risk=safe\nCREATE TABLE a.c (id UInt8) ENGINE = Memory;\n'

/** Texts that are no whole migration; `at` is what the place points at. */
const migrations: { name: string; text: string; finding: DiagnosticName; at?: string }[] = [
  { name: 'a header alone', text: header, finding: 'migration_truncated' },
  { name: 'the first of two statements', text: header + first, finding: 'migration_truncated' },
  { name: 'a marker of no statement', text: header + first + second.split('\n')[0], finding: 'migration_truncated' },
  { name: 'a cut marker', text: `${header}${first}-- operation: create_ta`, finding: 'migration_truncated' },
  {
    name: 'a cut string',
    text: `${header}${first}${second.replace('Memory;\n', "Memory COMMENT 'cut")}`,
    finding: 'unclosed_quote',
    at: "'cut",
  },
  { name: 'a cut name', text: `${header}${first}${second.split('c (id')[0]}\`c`, finding: 'unclosed_quote', at: '`c' },
  { name: 'a cut comment', text: `${header}${first}${second}/* more`, finding: 'unclosed_comment', at: '/* more' },
  {
    name: 'a cut bracket',
    text: `${header}${first}${second.split(') ENGINE')[0]}`,
    finding: 'unbalanced_bracket',
    at: '(',
  },
  {
    name: 'a conflict',
    text: `${header}<<<<<<< ours\n${first}=======\n${second}>>>>>>> theirs\n`,
    finding: 'migration_unreadable',
  },
  {
    name: 'a format of the future',
    text: `${header.replace('v1', 'v2')}${first}${second}`,
    finding: 'migration_foreign',
  },
  {
    name: 'a directive of the future',
    text: `${header}-- chkit: wait-for replicas\n${first}${second}`,
    finding: 'unknown_directive',
    at: '-- chkit: wait-for replicas',
  },
  ...['--chkit:no-retry', '/* chkit: no-retry */', '# chkit: no-retry', '--  CHKIT : no-retry'].map((at) => ({
    name: `a directive spelt ${at}`,
    text: `${header}${at}\n${first}${second}`,
    finding: 'unknown_directive' as const,
    at,
  })),
  {
    name: 'a directive that is no comment',
    text: `${header}#chkit:x\n${first}`,
    finding: 'unexpected_character',
    at: '#',
  },
  { name: 'a directive of nothing', text: `${header}-- chkit:\n${first}${second}`, finding: 'unknown_directive' },
  {
    name: 'a directive under everything',
    text: `${header}${first}${second}-- chkit: end\n`,
    finding: 'unknown_directive',
  },
  { name: 'binary data', text: '\u0000\u0001PK\u0003\u0004', finding: 'unexpected_character', at: '\u0000' },
  { name: 'a web page', text: '<!DOCTYPE html><p class="error">Sign in</p>\u0007', finding: 'unexpected_character' },
]

describe('what is no whole migration', () => {
  test.each(migrations)('$name', ({ text, finding, at }) => {
    const { diagnostics } = readMigration(text, 'migrations/1.sql')
    const found = diagnostics.filter(({ severity }) => severity === 'error')
    expect(found.map(({ name }) => name)).toContain(finding)
    const about = found.find(({ name }) => name === finding)
    if (at !== undefined) expect(text.slice(about?.span?.start, about?.span?.end)).toBe(at)
    expect(`${about?.message} ${about?.span?.source}`).toContain('migrations/1.sql')
    for (const diagnostic of found) expectWellMadeDiagnostic(diagnostic)
  })

  test('a whole one has none of these', () => {
    expect(readMigration(header + first + second, 'm').diagnostics).toEqual([])
  })
})
