import { writeFileSync } from 'node:fs'
import { readScenarios, withExpectations } from './support/document.js'
import { planned } from './support/planned.js'

export { setup } from '../support/global-setup.js'

// Here, because all documents have to be written before any test reads one.
if (process.env['CHKIT_UPDATE'] === '1') {
  for (const scenario of readScenarios()) {
    writeFileSync(scenario.path, withExpectations(scenario.text, planned(scenario)))
  }
}
