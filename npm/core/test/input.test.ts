import { describe, expect, it } from 'vitest'
import { ChkitError } from '../src/errors.js'
import { encode } from '../src/input.js'

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = { a: value }
  return value
}

function cyclic(): unknown {
  const value: { list: unknown[] } = { list: [] }
  value.list.push({ back: value })
  return value
}

/** Small in memory, and endless as text. */
function selfSimilar(): unknown {
  let value: unknown = ['x']
  for (let level = 0; level < 80; level++) value = [value, value]
  return value
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

function problemsOf(value: unknown): { code: string; path: string | undefined }[] {
  try {
    encode('input', value)
  } catch (error) {
    if (error instanceof ChkitError) return error.diagnostics.map(({ code, path }) => ({ code, path }))
    throw error
  }
  return []
}

describe('what is data', () => {
  class Point {
    x = 1
    get double() {
      return 2 * this.x
    }
  }
  it.each([
    ['plain values', { a: [1, 'two', true, null, { b: -0.5 }] }],
    ['absent members', { a: undefined }],
    ['a value used twice', [Point.prototype, Point.prototype]],
    ['objects of a class', [new Point()]],
    ['objects without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['dates', [new Date(0)]],
    ['toJSON', [{ toJSON: () => ({ a: 1 }) }]],
    ['prototype keys', JSON.parse('{"__proto__":{"a":1},"constructor":2}')],
    ['lone surrogates', ['\ud800']],
    ['depth within the limit', nested(99)],
  ])('%s', (_name, value) => expect(encode('input', value)).toBe(JSON.stringify(value)))

  it('writes frozen and shared values as they are', () => {
    const shared = Object.freeze({ name: 'x' })
    expect(encode('input', Object.freeze([shared, shared]))).toBe('[{"name":"x"},{"name":"x"}]')
  })
})

describe('what is not data', () => {
  it.each<[string, unknown, string, string]>([
    ['undefined', undefined, 'CHK1001', 'input'],
    ['holes', Object.assign([], { 1: 'x' }), 'CHK1001', 'input[0]'],
    ['an undefined item', [undefined], 'CHK1001', 'input[0]'],
    ['a big integer', { a: [{ b: 1n }] }, 'CHK1002', 'input.a[0].b'],
    ['a function', [{ type: () => 'String' }], 'CHK1002', 'input[0].type'],
    ['a symbol', { 'my-key': Symbol('s') }, 'CHK1002', 'input["my-key"]'],
    ['not a number', { a: Number.NaN }, 'CHK1002', 'input.a'],
    ['infinity', [Number.POSITIVE_INFINITY], 'CHK1002', 'input[0]'],
    ['a map', { settings: new Map() }, 'CHK1002', 'input.settings'],
    ['a promise', Promise.resolve([]), 'CHK1002', 'input'],
    ['a cycle', cyclic(), 'CHK1002', 'input.list[0].back'],
    [
      'a throwing getter',
      [
        {
          get type() {
            throw new Error('no')
          },
        },
      ],
      'CHK1002',
      'input[0].type',
    ],
    [
      'a throwing toJSON',
      [
        {
          toJSON() {
            throw new Error('no')
          },
        },
      ],
      'CHK1002',
      'input[0]',
    ],
    ['inherited members', { settings: { __proto__: { a: 1 } } }, 'CHK1002', 'input.settings.a'],
    ['a revoked proxy', [revoked()], 'CHK1002', 'input[0]'],
    ['depth over the limit', nested(101), 'CHK1005', `input${'.a'.repeat(100)}`],
    ['depth far over the limit', nested(100_000), 'CHK1005', `input${'.a'.repeat(100)}`],
    ['endless repetition', selfSimilar(), 'CHK1003', 'input'],
  ])('%s', (_name, value, code, path) => expect(problemsOf(value)).toEqual([{ code, path }]))

  it('reports everything it finds, up to a limit', () => {
    expect(problemsOf({ a: 1n, b: [Symbol('s')], c: 'fine' }).map(({ path }) => path)).toEqual([
      'input.a',
      'input.b[0]',
    ])
    expect(problemsOf(Array.from({ length: 1_000 }, () => 1n))).toHaveLength(100)
  })
})
