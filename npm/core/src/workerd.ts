/** `@chkit/core` for Cloudflare Workers: the same, with the engine as a module that the platform has compiled. */
export * from './index.js'
