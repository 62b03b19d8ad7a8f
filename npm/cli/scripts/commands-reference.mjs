/** Writes docs/commands.md from the command table, so that the reference cannot differ from what the program parses and shows. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url))

const jiti = createJiti(import.meta.url, {
  // Only the flag helpers are needed, and they can be had before anything is built.
  alias: { '@chkit/core': path('../../core/src/flags.ts') },
})
/** @type {typeof import('../src/command-table.js')} */
const { commands } = await jiti.import('../src/command-table.ts')

const environment = [
  '## Environment',
  '',
  '| variable | meaning |',
  '| --- | --- |',
  '| `CHKIT_JOURNAL_TABLE` | Name of the journal table; default `_chkit_migrations` |',
  '| `CHKIT_DEBUG` | `1` shows the stack of an error |',
  '| `CI` | `1` or `true`: nobody can be asked |',
  '| `NO_COLOR`, `FORCE_COLOR` | No colours, or colours even where the output is no terminal |',
  '| `NODE_ENV` | The `mode` that a config function is called with; default `development` |',
  '',
]

const folder = path('../../../docs')
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/commands.md`, reference())

function reference() {
  const list = commands.map(({ name, summary }) => `| [\`chkit ${name}\`](#chkit-${name}) | ${summary} |`)
  return [
    '<!-- Written by `npm run generate` from npm/cli/src/command-table.ts. Do not edit. -->',
    '',
    '# Commands',
    '',
    '| command | what it does |',
    '| --- | --- |',
    ...list,
    '',
    '`chkit --help` lists the commands, `chkit <command> --help` shows one, `chkit --version` prints the version.',
    'A value follows its flag after a space or after `=`: `--name add-country`, `--name=add-country`.',
    '',
    ...commands.map(section),
    ...environment,
  ].join('\n')
}

function section(/** @type {typeof commands[number]} */ { name, description, argument, flags, examples, exitCodes }) {
  return [
    `## chkit ${name}`,
    '',
    description,
    '',
    ...(argument === undefined ? [] : [`\`${argument.name}\`: ${argument.description}.`, '']),
    '| flag | meaning |',
    '| --- | --- |',
    ...flags.map(({ name: flag, placeholder, description: meaning }) => {
      const value = placeholder === undefined ? '' : ` ${placeholder.replaceAll('|', '\\|')}`
      return `| \`${flag}${value}\` | ${meaning} |`
    }),
    '',
    '```sh',
    ...examples.map(({ command, comment }) => `${command}  # ${comment}`),
    '```',
    '',
    '| exit code | meaning |',
    '| --- | --- |',
    ...exitCodes.map(({ code, meaning }) => `| ${code} | ${meaning} |`),
    '',
  ].join('\n')
}
