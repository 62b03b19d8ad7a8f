import { ChkitError, createDiagnostic } from '@chkit/core'
import { nearest } from './nearest.js'

/** The value of a flag that takes one of a few words. */
export function chooseFlag<const Choice extends string>(
  flag: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const chosen = choices.find((choice) => choice === value)
  if (chosen !== undefined) return chosen
  const suggestion = nearest(value, choices)
  throw invalidFlag(
    flag,
    value,
    `one of ${choices.join(', ')}`,
    suggestion === undefined ? `Use one of ${choices.join(', ')}.` : `Did you mean ${flag} ${suggestion}?`,
  )
}

/** The error for a flag whose value cannot be used. */
export function invalidFlag(flag: string, value: string, expected: string, help: string): ChkitError {
  return new ChkitError([
    createDiagnostic('invalid_flag_value', {
      message: `The value "${value}" of ${flag} must be ${expected}.`,
      help,
    }),
  ])
}
