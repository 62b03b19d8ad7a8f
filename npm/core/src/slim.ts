/** `@chkit/core/slim`: the same, with an engine that the caller provides. */
export * from './index.js'
export { initialize } from './source/slim.js'
