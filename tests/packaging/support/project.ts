/** Empty projects with `@chkit/core` installed, in a temporary folder. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { filesUnder } from '../../../scripts/lib/hash.mjs'

const programs = fileURLToPath(new URL('../programs', import.meta.url))

/** A project that a test may write into. */
export interface Project {
  folder: string
  /** Writes a file. */
  write: (path: string, text: string) => void
  /** Paths of the `.wasm` files under a folder of the project. */
  wasmFiles: (path: string) => string[]
  remove: () => void
}

/** An empty project with the packed `@chkit/core` and the programs. */
export function emptyProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'chkit-packaging-'))
  cpSync(inject('installedCore'), folder, { recursive: true })
  cpSync(programs, folder, { recursive: true })
  return {
    folder,
    write: (path, text) => writeFileSync(join(folder, path), text),
    wasmFiles: (path) => filesUnder([join(folder, path)]).filter((file) => file.endsWith('.wasm')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
