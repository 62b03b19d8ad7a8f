/** Makes the committed generated files again: `npm run generate`. */
import { build } from './build.mjs'
import { staleGenerated } from './generate/generators.mjs'
import { main } from './lib/failure.mjs'
import { setUp } from './setup.mjs'
import { recordSizes } from './sizes/sizes.mjs'

await main(async () => {
  await setUp()
  const changed = await staleGenerated()
  await build()
  if (await recordSizes()) changed.push('npm/sizes.txt was written.')
  console.log(changed.length > 0 ? changed.join('\n') : 'Every generated file is up to date.')
})
