/** Content hashes: what decides whether something has to be made again. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './paths.mjs'

/**
 * All files under the given files and folders, in byte order; a path that does not exist has none.
 * @param {string[]} paths
 * @param {(path: string) => boolean} [accept] Decides by the path inside the repository, for folders too.
 * @returns {string[]}
 */
export function filesUnder(paths, accept = () => true) {
  /** @type {string[]} */
  const found = []
  /** @param {string} path */
  const visit = (path) => {
    if (!existsSync(path) || !accept(relative(root, path))) return
    if (!statSync(path).isDirectory()) found.push(path)
    else for (const name of readdirSync(path)) if (name !== 'node_modules') visit(join(path, name))
  }
  for (const path of paths) visit(path)
  return found.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0))
}

/**
 * One hash over names and contents of files, and over further facts (versions, options) that matter.
 * @param {string[]} files
 * @param {string[]} [facts]
 */
export function hashOf(files, facts = []) {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`fact ${fact.length} ${fact}\n`)
  for (const file of files) {
    const content = readFileSync(file)
    hash.update(`file ${relative(root, file)} ${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 32)
}
