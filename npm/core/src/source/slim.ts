import { createDiagnostic } from '../diagnostics.js'
import { ChkitError, messageOf } from '../errors.js'
import { shapeError } from '../input.js'

let given: WebAssembly.Module | undefined

/**
 * Gives the engine to this entry point: a compiled module, or the bytes of `@chkit/core/core.wasm`.
 * Needed once, before the first call of any other function. Once it has succeeded, calling it again has no effect.
 */
export function initialize(source: WebAssembly.Module | BufferSource): void {
  if (given !== undefined) return
  if (source instanceof WebAssembly.Module) {
    given = source
    return
  }
  if (!(ArrayBuffer.isView(source) || source instanceof ArrayBuffer)) {
    throw shapeError('source', 'a WebAssembly.Module, an ArrayBuffer or a view of one', source)
  }
  try {
    given = new WebAssembly.Module(source)
  } catch (error) {
    throw new ChkitError(
      [
        createDiagnostic('engine_unavailable', {
          message: 'The bytes given to `initialize` cannot be compiled as WebAssembly.',
          help: 'Give the bytes of `@chkit/core/core.wasm`, of the same version as this package.',
          cause: { message: messageOf(error) },
        }),
      ],
      { cause: error },
    )
  }
}

/** The engine that `initialize` was given. */
export function engineModule(): WebAssembly.Module {
  if (given !== undefined) return given
  throw new ChkitError([
    createDiagnostic('not_initialized', {
      message: 'The engine of `@chkit/core/slim` was not given.',
      help: 'Call `initialize` with the module or the bytes of `@chkit/core/core.wasm` first.',
    }),
  ])
}
