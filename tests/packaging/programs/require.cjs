const core = require('@chkit/core')
const { report } = require('./report.mjs')

console.log(report(core))
