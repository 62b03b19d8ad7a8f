/** Formats everything and applies the fixes that are safe: `npm run fix`. */
import { main } from './lib/failure.mjs'
import { npmTool } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  await setUp()
  await run(
    'cargo',
    ['clippy', '--quiet', '--workspace', '--all-targets', '--fix', '--allow-dirty', '--allow-staged'],
    { echo: true },
  )
  await run('cargo', ['fmt', '--all'], { echo: true })
  await run(npmTool('biome'), ['check', '--write'], { echo: true })
})
