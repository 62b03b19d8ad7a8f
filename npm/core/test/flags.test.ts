import { describe, expect, it } from 'vitest'
import {
  ChkitError,
  defineFlags,
  MissingFlagValueError,
  type ParsedFlags,
  parseFlags,
  typedFlags,
  UnknownFlagError,
} from '../src/index.js'

const definitions = defineFlags([
  { name: '--json', type: 'boolean', description: 'Print JSON' },
  { name: '--color', type: 'boolean', description: 'Use colours', negation: true },
  { name: '--name', type: 'string', description: 'A name', placeholder: '<name>' },
  { name: '--rename-table', type: 'string[]', description: 'Renames' },
])

describe('parseFlags', () => {
  const cases: [string[], ParsedFlags][] = [
    [[], {}],
    [['--json'], { '--json': true }],
    [['--json=true', '--color=false'], { '--json': true, '--color': false }],
    [['--no-color'], { '--color': false }],
    [['--no-color', '--color'], { '--color': true }],
    [['--name', 'first', '--name', 'last'], { '--name': 'last' }],
    [['--name=a=b'], { '--name': 'a=b' }],
    [['--name='], { '--name': '' }],
    [['--name', '-x'], { '--name': '-x' }],
    [['--rename-table', 'a=b, c=d,', '--rename-table=e=f'], { '--rename-table': ['a=b', 'c=d', 'e=f'] }],
    [['file', '-v', '--json', 'other'], { '--json': true }],
  ]
  it.each(cases)('%j', (argv, flags) => expect(parseFlags(argv, definitions)).toEqual(flags))

  it.each([
    [['--nope'], '--nope'],
    [['--nope=secret'], '--nope'],
    // Only a boolean flag that allows it can be turned off.
    [['--no-json'], '--no-json'],
    [['--no-name'], '--no-name'],
    [['--no-color=x'], '--no-color'],
    [['--'], '--'],
    [['--__proto__'], '--__proto__'],
  ])('%j is an unknown flag', (argv, flag) => {
    expect(() => parseFlags(argv, definitions)).toThrow(
      expect.objectContaining({ name: 'UnknownFlagError', flag, code: 'CHK8008', message: `Unknown flag: ${flag}` }),
    )
    expect(() => parseFlags(argv, definitions)).toThrow(UnknownFlagError)
  })

  it.each([[['--name']], [['--name', '--json']], [['--rename-table']]])('%j misses a value', (argv) => {
    expect(() => parseFlags(argv, definitions)).toThrow(MissingFlagValueError)
    expect(() => parseFlags(argv, definitions)).toThrow(expect.objectContaining({ flag: argv[0], code: 'CHK8009' }))
  })

  it('refuses a value for a boolean flag without repeating it', () => {
    expect(() => parseFlags(['--json=secret'], definitions)).toThrow(expect.objectContaining({ code: 'CHK8010' }))
    expect(() => parseFlags(['--json=secret'], definitions)).not.toThrow(/secret/)
  })

  it('refuses a command line that is no list', () => {
    expect(() => parseFlags('--json' as unknown as string[], definitions)).toThrow(ChkitError)
  })
})

it('defineFlags and typedFlags return what they are given', () => {
  const flags: ParsedFlags = { '--json': true }
  expect(typedFlags(flags, definitions)).toBe(flags)
  expect(defineFlags(definitions)).toBe(definitions)
})
