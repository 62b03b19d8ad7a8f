import { runCommandLine } from './command-line.js'

/** Runs the command line of this process; returns its exit code. */
export function main(args: string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader such as `head` may leave early; there is then nobody to tell.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
  }
  return runCommandLine(args, {
    cwd: process.cwd(),
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    onInterrupt(listener) {
      // Only once, so that pressing it again ends the process.
      process.once('SIGINT', listener)
      return () => process.off('SIGINT', listener)
    },
  })
}
