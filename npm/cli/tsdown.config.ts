import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Rolldown } from 'tsdown'

/** Libraries that nearly every run needs: as part of the program they load in a fraction of the time. */
const bundled = ['commander', 'picocolors', 'zod']

export default defineConfig({
  entry: ['src/index.ts', 'src/bin/chkit.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { entry: 'src/index.ts' },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  deps: { alwaysBundle: bundled.map((name) => new RegExp(`^${name}(/|$)`)), onlyBundle: false },
  plugins: [licenseNotices()],
})

/** Writes the licenses of everything that was bundled beside the program. */
function licenseNotices(): Rolldown.Plugin {
  return {
    name: 'license-notices',
    generateBundle() {
      const folders = new Set<string>()
      for (const id of this.getModuleIds()) {
        const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id) ?? []
        if (folder !== undefined) folders.add(folder)
      }
      const notices = [...folders].sort().map(notice)
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: notices.join('\n\n') })
    },
  }
}

function notice(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined) throw new Error(`${name} is bundled and has no license file.`)
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}
