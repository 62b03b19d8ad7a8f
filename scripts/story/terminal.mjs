/** What the story prints: commands and their output, as in a terminal. */
import { styleText } from 'node:util'
import { Failure } from '../lib/failure.mjs'
import { capture } from '../lib/run.mjs'

/** @param {Parameters<typeof styleText>[0]} style @param {string} text */
const styled = (style, text) => (process.stdout.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text)

/** @param {string} title */
export const chapter = (title) => console.log(`\n${styled('bold', `# ${title}`)}\n`)

/** @param {string} text */
export const say = (text) => console.log(text)

/** @param {string} command */
export const showCommand = (command) => console.log(styled('cyan', `$ ${command}`))

/**
 * A terminal in a project folder.
 * @param {string} folder
 * @param {Record<string, string>} env
 */
export function terminal(folder, env) {
  const colour = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {}
  return {
    /**
     * Runs `npx chkit …`, shows it, and insists on its exit code.
     * @param {string} args
     * @param {number} [exitCode]
     */
    async chkit(args, exitCode = 0) {
      showCommand(`npx chkit ${args}`)
      const { code, output } = await capture('node_modules/.bin/chkit', args.split(' '), {
        cwd: folder,
        env: { ...env, ...colour },
        echo: true,
      })
      if (exitCode !== 0) console.log(styled('dim', `(exit code ${code})`))
      console.log()
      if (code !== exitCode) {
        throw new Failure(
          `\`chkit ${args}\` ended with exit code ${code} instead of ${exitCode}: the story stops here.`,
        )
      }
      return output
    },
  }
}
