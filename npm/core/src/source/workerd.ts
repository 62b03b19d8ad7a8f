import wasm from '../core.wasm'

/** The engine as a module that the platform has compiled: workers may not compile bytes. */
export function engineModule(): WebAssembly.Module {
  return wasm
}
