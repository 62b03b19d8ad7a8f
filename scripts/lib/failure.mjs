/** A failure whose message says all there is to say: it is printed without a stack trace. */
export class Failure extends Error {}

/**
 * Runs a script: a {@link Failure} ends it with its message and exit code 1, anything else is a bug and keeps its trace.
 * @param {(args: string[]) => Promise<void>} script
 */
export async function main(script) {
  try {
    await script(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(`\n${error.message}`)
    process.exitCode = 1
  }
}
