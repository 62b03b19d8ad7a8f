import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'tsdown'

const inPackage = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The engine, as modules beside the built files: as text in a module of its own, so that no source map holds it again. */
const engineFiles = {
  'wasm-base64.js': 'engine/wasm-base64.js',
  'core.wasm': 'engine/chkit_engine_bg.wasm',
}

/** Where an entry point takes the engine from: the only thing in which entry points differ. */
const takeEngineFrom = (source: 'inline' | 'slim' | 'workerd') => ({
  name: 'engine-source',
  resolveId(id: string) {
    if (id.endsWith('/source/inline.js')) return inPackage(`src/source/${source}.ts`)
    const engineFile = Object.keys(engineFiles).find((name) => id.endsWith(`/${name}`))
    return engineFile === undefined ? null : { id: `./${engineFile}`, external: true }
  },
})

/** The types of all entry points are those of the first: what a plugin adds to one is there in all. */
const typesOfIndex = {
  name: 'types-of-index',
  resolveId: (id: string) => (id === './index.js' ? { id, external: true } : null),
}

const shared: UserConfig = {
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  sourcemap: true,
  hash: false,
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  // Found through `imports` of package.json when the package is used.
  deps: { neverBundle: ['#schema-loader', /^node:/, 'jiti', 'tinyglobby'] },
}

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/schema-loader.ts', 'src/schema-loader-stub.ts'],
    plugins: [takeEngineFrom('inline')],
    dts: true,
    onSuccess: () => {
      for (const [name, source] of Object.entries(engineFiles))
        copyFileSync(inPackage(source), inPackage(`dist/${name}`))
    },
  },
  { ...shared, entry: ['src/workerd.ts'], plugins: [takeEngineFrom('workerd')], dts: false },
  { ...shared, entry: ['src/slim.ts'], plugins: [takeEngineFrom('slim')], dts: false },
  { ...shared, entry: ['src/slim.ts'], plugins: [typesOfIndex], dts: { emitDtsOnly: true } },
])
