import * as core from '@chkit/core'
import { report } from './report.mjs'

document.body.textContent = report(core)
