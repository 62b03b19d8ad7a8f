// Every scenario through the package that users install.
import { expect, test } from 'vitest'
import { readScenarios } from './support/document.js'
import { planned } from './support/planned.js'

for (const scenario of readScenarios()) {
  test(`over WebAssembly: ${scenario.file}`, () => {
    const { plan, sql, diagnostics, suggestions } = scenario
    expect(planned(scenario)).toEqual({ plan, sql, diagnostics, suggestions })
  })
}
