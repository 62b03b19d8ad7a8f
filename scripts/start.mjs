/**
 * Plays the whole story on a real ClickHouse: `npm start`.
 * It uses the packages as a user would install them, in a temporary project, and leaves nothing behind.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from './lib/failure.mjs'
import { installedPackage } from './lib/install.mjs'
import { stopwatch } from './lib/time.mjs'
import { setUp } from './setup.mjs'
import { playStory } from './story/story.mjs'
import { chapter, say } from './story/terminal.mjs'

await main(async () => {
  const elapsed = stopwatch()
  await setUp()
  const installed = await installedPackage('chkit')
  // Imported here because it stands on npm packages that the set-up may just have installed.
  const { startServer } = await import('../tests/support/server.mjs')

  const folder = mkdtempSync(join(tmpdir(), 'chkit-story-'))
  const server = await startServer()
  /** @type {Promise<void> | undefined} */
  let cleaned
  const cleanUp = () => {
    cleaned ??= server.stop().finally(() => rmSync(folder, { recursive: true, force: true }))
    return cleaned
  }
  const interrupted = () => cleanUp().finally(() => process.exit(130))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    cpSync(installed, folder, { recursive: true, verbatimSymlinks: true })
    say(`A ClickHouse server is running at ${server.url}.\nA project with chkit installed is in ${folder}.`)
    await playStory(folder, server.url)
  } finally {
    await cleanUp()
  }
  chapter('What to try next')
  say(`  cd examples/product-analytics   a project to play with: its README says how
  npm test                        every test, on a real ClickHouse
  npx chkit --help                all commands

The server is stopped and the project is deleted. All of this took ${elapsed()}.`)
})
