import * as core from '@chkit/core'
import { report } from './report.mjs'

console.log(report(core))
