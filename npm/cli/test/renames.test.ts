import { ChkitError } from '@chkit/core'
import { expect, test } from 'vitest'
import { parseRenames } from '../src/renames.js'

test('rename flags become full names', () => {
  expect(parseRenames(['app.old=app.new'], ['app.events.uid=user_id', 'app.t.n.a=n.b'])).toEqual([
    { kind: 'table', from: 'app.old', to: 'app.new' },
    { kind: 'column', from: 'app.events.uid', to: 'app.events.user_id' },
    { kind: 'column', from: 'app.t.n.a', to: 'app.t.n.b' },
  ])
})

test.each(['old=new', 'app.old', 'app.old=new', '=', 'a.b=c.d=e.f'])('--rename-table %s is refused', (value) => {
  expect(() => parseRenames([value], [])).toThrow(ChkitError)
})

test.each(['app.events=x', 'uid=user_id', 'app.events.uid', 'app.events.uid='])(
  '--rename-column %s is refused',
  (value) => {
    expect(() => parseRenames([], [value])).toThrow(ChkitError)
  },
)
