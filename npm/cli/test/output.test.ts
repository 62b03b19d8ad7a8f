import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiagnostic } from '@chkit/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { describeOperation } from '../src/output/describe.js'
import { renderDiagnostics } from '../src/output/diagnostics.js'
import { type Screen, screenOf } from '../src/output/screen.js'
import { hideSecrets } from '../src/output/secrets.js'
import { renderTable } from '../src/output/table.js'
import { truncate, visibleWidth, wrapText } from '../src/output/wrap.js'

function screen(columns: number, env: Record<string, string> = {}): Screen {
  return screenOf({ columns, write: () => undefined }, env)
}

describe('describeOperation', () => {
  test.each([
    ['create_table', 'table:app.events', 'Create table app.events'],
    ['create_database', 'database:app', 'Create database app'],
    ['drop_materialized_view', 'materialized_view:app.mv', 'Drop materialized view app.mv'],
    ['alter_table_add_column', 'table:app.events:column:country', 'Add column app.events.country'],
    ['alter_table_drop_index', 'table:app.events:index:by_user', 'Drop index app.events.by_user'],
    ['alter_table_modify_setting', 'table:app.events:setting:x', 'Modify setting app.events.x'],
    ['alter_table_modify_ttl', 'table:app.events:ttl', 'Change the TTL of app.events'],
    ['alter_table_rename_column', 'table:app.events:column_rename:a:b', 'Rename column app.events.a to b'],
    ['alter_table_rename_table', 'table:app.visits:rename_table', 'Rename a table to app.visits'],
    ['alter_materialized_view_modify_query', 'materialized_view:app.mv:query', 'Change the query of app.mv'],
    ['something_new', 'odd', 'Something new odd'],
  ])('%s of %s is "%s"', (type, key, expected) => {
    expect(describeOperation({ type, key })).toBe(expected)
  })

  test('tells a view that is replaced from one that is new', () => {
    const view = { type: 'create_view', key: 'view:app.names' }
    expect(describeOperation({ ...view, risk: 'safe' })).toBe('Create view app.names')
    expect(describeOperation({ ...view, risk: 'caution' })).toBe('Replace view app.names')
  })
})

describe('a screen', () => {
  test.each([
    [{}, false, false],
    [{}, true, true],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('%j with a terminal: %s has colours: %s', (env, isTTY, expected) => {
    expect(screenOf({ isTTY, write: () => undefined }, env).colors.isColorSupported).toBe(expected)
  })

  test('has 80 columns where nothing says otherwise, and never too many or too few', () => {
    const columnsOf = (columns: number | undefined, env = {}) =>
      screenOf({ ...(columns === undefined ? {} : { columns }), write: () => undefined }, env).columns
    expect([columnsOf(undefined), columnsOf(500), columnsOf(3), columnsOf(undefined, { COLUMNS: '100' })]).toEqual([
      80, 120, 40, 100,
    ])
  })
})

describe('texts', () => {
  test('wrap between words', () => {
    expect(wrapText('one two three', 7)).toBe('one two\nthree')
    expect(wrapText('one two', 6, '  ')).toBe('  one\n  two')
    expect(wrapText('indivisible', 4)).toBe('indivisible')
  })

  test('are cut with an ellipsis', () => {
    expect([truncate('abcdef', 4), truncate('abcd', 4)]).toEqual(['abc…', 'abcd'])
  })
})

test.each([80, 120])('a table is never wider than %i columns, and loses no word', (columns) => {
  const words = 'Dropping column app.events.user_id deletes its data in every row of the table; nothing brings it back.'
  const text = renderTable(['risk', 'change'], [['danger', words]], screen(columns))
  for (const line of text.split('\n')) expect(visibleWidth(line)).toBeLessThanOrEqual(columns)
  for (const word of words.split(' ')) expect(text).toContain(word)
})

test('a diagnostic shows code, place, cause and help', () => {
  const diagnostic = createDiagnostic('config_invalid', {
    message: 'A value is wrong.',
    help: 'Change it.',
    path: 'check.failOnDrift',
    cause: { code: '60', message: 'because' },
  })
  expect(renderDiagnostics([diagnostic], screen(80))).toBe(
    'error CHK8003 A value is wrong.\n  at check.failOnDrift\n  cause: because (code 60)\n  help: Change it.\n  docs: npx chkit explain CHK8003',
  )
  // Of several the last one tells.
  expect(renderDiagnostics([diagnostic, diagnostic], screen(80)).match(/docs:/g)).toHaveLength(1)
})

test('secrets are masked in every text of a diagnostic, encoded or not', () => {
  const secret = 'p@ss word'
  const diagnostic = createDiagnostic('server_error', {
    message: `No ${secret}.`,
    help: encodeURIComponent(secret),
    cause: { message: `x${secret}y` },
  })
  const text = JSON.stringify(hideSecrets([diagnostic], [secret, '', 'No']))
  expect(text).not.toContain(secret)
  expect(text).not.toContain(encodeURIComponent(secret))
  expect(text).toContain('No [hidden].')
})

test('lines of a file are cut to the screen, around what is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chkit-frame-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const source = join(folder, 'm.sql')
  const text = `SELECT ${'x'.repeat(100)} nonsense`
  writeFileSync(source, text)
  const frameAt = (start: number) => {
    const span = { source, start, end: text.length, line: 1, column: start + 1 }
    const lines = renderDiagnostics([createDiagnostic('syntax_rejected', { message: 'No.', span })], screen(60)).split(
      '\n',
    )
    return lines.filter((line) => /^ *>? *\d* \|/.test(line))
  }
  for (const line of frameAt(0)) expect(line.length).toBeLessThanOrEqual(60)
  expect(frameAt(0)[0]).toMatch(/^ {2}> 1 \| SELECT x+…$/)
  const [line, marks] = frameAt(108)
  expect(line).toMatch(/^ {2}> 1 \| …x+ nonsense$/)
  expect(marks?.indexOf('^')).toBe(line?.indexOf('nonsense'))
  for (const line of frameAt(108)) expect(line.length).toBeLessThanOrEqual(60)
})
