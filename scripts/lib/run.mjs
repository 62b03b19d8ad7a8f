/** Starting other programs. */
import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Failure } from './failure.mjs'
import { root } from './paths.mjs'

// A shell that was open before rustup was installed does not have its folder on the path yet.
const cargoBin = join(process.env.CARGO_HOME || join(homedir(), '.cargo'), 'bin')

/** The environment every program is started with. */
export const environment = { ...process.env, PATH: `${process.env.PATH ?? ''}${delimiter}${cargoBin}` }

/** Whether this is a continuous integration run, where installs are frozen. */
export const frozen = Boolean(process.env.CI)

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] Where to run; the root of the repository unless told.
 * @property {Record<string, string>} [env] Variables on top of {@link environment}.
 * @property {boolean} [echo] Show the output while it is written, too.
 */

/**
 * @typedef {object} Outcome
 * @property {number} code Exit code; 127 when the program does not exist.
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} output Both streams, in the order they were written.
 */

/**
 * Runs a program to its end and returns what it wrote.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...environment, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const outcome = { code: 0, stdout: '', stderr: '', output: '' }
    for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
      child[name].setEncoding('utf8').on('data', (text) => {
        outcome[name] += text
        outcome.output += text
        if (options.echo) process[name].write(text)
      })
    }
    child.on('error', (error) => {
      if ('code' in error && error.code === 'ENOENT') {
        resolve({ ...outcome, code: 127, stderr: `${command} was not found`, output: `${command} was not found` })
      } else reject(error)
    })
    child.on('close', (code, signal) => resolve({ ...outcome, code: code ?? (signal ? 1 : 0) }))
  })
}

/**
 * Runs a program that has to succeed and returns its standard output; when it fails, all it wrote is in the message.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function run(command, args, options = {}) {
  const { code, stdout, output } = await capture(command, args, options)
  if (code !== 0) {
    const told = options.echo ? '' : `\n${output.trimEnd()}`
    throw new Failure(`\`${[command, ...args].join(' ')}\` ended with exit code ${code}.${told}`)
  }
  return stdout
}
