import * as core from '@chkit/core/slim'
import { report } from './report.mjs'
import { wasmUrl } from './wasm-url.mjs'

core.initialize(await (await fetch(wasmUrl)).arrayBuffer())
document.body.textContent = report(core)
