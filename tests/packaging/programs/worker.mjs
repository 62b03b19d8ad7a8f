import * as core from '@chkit/core'
import { report } from './report.mjs'

export default {
  fetch: () => new Response(report(core)),
}
