/** The places the scripts read and write. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** What the scripts keep between runs: stamps, reports, packed tarballs. Git-ignored; deleting it costs time, nothing else. */
export const workFolder = join(root, '.build')

/** What several checkouts share: compiled Rust tools and the runtimes of the packaging tests. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'chkit')

/**
 * A path inside the repository.
 * @param {...string} parts
 */
export const inRoot = (...parts) => join(root, ...parts)

/**
 * An executable that an npm dependency of the root brings.
 * @param {string} name
 */
export const npmTool = (name) => inRoot('node_modules', '.bin', name)
