/** The bundlers, each as a user would call it: without any configuration for wasm. */
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Project } from './project.js'
import { loadTool } from './runtimes.js'

/** A bundler. */
export interface Bundler {
  name: string
  /** Builds the page with this entry into `dist/`; a warning is an error. */
  build: (project: Project, entry: string) => Promise<void>
  /** A module that exports the address of the engine's file as `wasmUrl`, in the way this bundler offers. */
  wasmUrl: string
}

const html = (script: string) =>
  `<!doctype html><title>chkit</title><body><script type="module" src="${script}"></script>`

interface Vite {
  build: (options: object) => Promise<unknown>
  createLogger: () => object
}

const vite: Bundler = {
  name: 'Vite',
  wasmUrl: "export { default as wasmUrl } from '@chkit/core/core.wasm?url'\n",
  build: async (project, entry) => {
    const { build, createLogger } = loadTool('vite') as Vite
    project.write('index.html', html(`/${entry}`))
    const refuse = (message: string) => {
      throw new Error(message)
    }
    const customLogger = { ...createLogger(), info: () => undefined, warn: refuse, warnOnce: refuse }
    await build({
      root: project.folder,
      configFile: false,
      logLevel: 'warn',
      customLogger,
      build: { target: 'es2022', chunkSizeWarningLimit: 10_000 },
    })
  },
}

interface WebpackStats {
  hasErrors: () => boolean
  hasWarnings: () => boolean
  toString: (options: object) => string
}

const webpack: Bundler = {
  name: 'webpack',
  wasmUrl: "export const wasmUrl = new URL('@chkit/core/core.wasm', import.meta.url)\n",
  build: async (project, entry) => {
    const bundle = promisify(
      loadTool('webpack') as (options: object, done: (error: Error | null, stats: WebpackStats) => void) => void,
    )
    const stats = await bundle({
      context: project.folder,
      entry: `./${entry}`,
      mode: 'production',
      output: { path: join(project.folder, 'dist') },
      performance: { hints: false },
      experiments: { topLevelAwait: true },
    })
    if (stats.hasErrors() || stats.hasWarnings())
      throw new Error(stats.toString({ all: false, errors: true, warnings: true }))
    project.write('dist/index.html', html('./main.js'))
  },
}

interface Esbuild {
  build: (options: object) => Promise<{ warnings: { text: string }[] }>
}

const esbuild: Bundler = {
  name: 'esbuild',
  wasmUrl: "export { default as wasmUrl } from '@chkit/core/core.wasm'\n",
  build: async (project, entry) => {
    const { build } = loadTool('esbuild') as Esbuild
    const { warnings } = await build({
      absWorkingDir: project.folder,
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      loader: { '.wasm': 'file' },
      logLevel: 'silent',
      outfile: 'dist/main.js',
    })
    if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'))
    project.write('dist/index.html', html('./main.js'))
  },
}

/** All of them. */
export const bundlers: Bundler[] = [vite, webpack, esbuild]

/** Builds a worker as the tools of its platform do: `.wasm` imports stay, and become modules that the platform compiles. */
export async function buildWorker(project: Project, entry: string): Promise<void> {
  const { build } = loadTool('esbuild') as Esbuild
  await build({
    absWorkingDir: project.folder,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    loader: { '.wasm': 'copy' },
    logLevel: 'silent',
    outfile: 'dist/worker.mjs',
  })
}
