import { defineFlags, type FlagDef } from '@chkit/core'
import type { CommandDefinition } from './command.js'

const jsonFlag = defineFlags([
  { name: '--json', type: 'boolean', description: 'Print one JSON object on stdout instead of text' },
])

const configFlag = defineFlags([
  {
    name: '--config',
    type: 'string',
    placeholder: '<path>',
    description: 'Config file; default clickhouse.config.ts, .mts, .mjs or .js',
  },
])

const tableFlag = defineFlags([
  {
    name: '--table',
    type: 'string',
    placeholder: '<selector>',
    description: 'Only these tables: events, events_*, app.events or app.events_*',
  },
])

/** The flags of `init`. */
export const initFlags = defineFlags([
  {
    name: '--template',
    type: 'string',
    placeholder: '<name>',
    description: 'Which schema to start from: minimal (default) or analytics',
  },
  ...jsonFlag,
])

/** The flags of `generate`. */
export const generateFlags = defineFlags([
  {
    name: '--name',
    type: 'string',
    placeholder: '<name>',
    description: 'What the migration does, part of its file name; default auto',
  },
  {
    name: '--migration-id',
    type: 'string',
    placeholder: '<id>',
    description: 'Start of the file name in place of the time',
  },
  {
    name: '--rename-table',
    type: 'string[]',
    placeholder: '<db.old=db.new>',
    description: 'Keep the rows of a table under its new name; may be repeated',
  },
  {
    name: '--rename-column',
    type: 'string[]',
    placeholder: '<db.table.old=new>',
    description: 'Keep the data of a column under its new name; may be repeated',
  },
  {
    name: '--structural-changes',
    type: 'string',
    placeholder: '<how>',
    description: 'When an engine or a key changes: rebuild, recreate (which drops the rows) or refuse',
  },
  { name: '--dryrun', type: 'boolean', description: 'Show the plan and its SQL, write nothing' },
  ...tableFlag,
  ...configFlag,
  ...jsonFlag,
])

/** The flags of `migrate`. */
export const migrateFlags = defineFlags([
  { name: '--apply', type: 'boolean', description: 'Run the pending migrations without asking' },
  { name: '--execute', type: 'boolean', description: 'The same as --apply' },
  { name: '--allow-destructive', type: 'boolean', description: 'Also run statements that may delete data' },
  {
    name: '--retry',
    type: 'boolean',
    description: 'Send the statement again of which an earlier run does not know whether it ran',
  },
  { name: '--assume-done', type: 'boolean', description: 'Record that statement as done and go on behind it' },
  ...tableFlag,
  ...configFlag,
  ...jsonFlag,
])

/** The flags of `status`. */
export const statusFlags = defineFlags([...configFlag, ...jsonFlag])

/** The flags of `drift`. */
export const driftFlags = defineFlags([...tableFlag, ...configFlag, ...jsonFlag])

/** The flags of `check`. */
export const checkFlags = defineFlags([
  {
    name: '--strict',
    type: 'boolean',
    description: 'Fail on pending migrations, changed files and drift, whatever the config says',
  },
  ...tableFlag,
  ...configFlag,
  ...jsonFlag,
])

/** The flags of `explain`. */
export const explainFlags = defineFlags([...jsonFlag])

const success = { code: 0, meaning: 'Done.' }
const failure = { code: 1, meaning: 'It could not be done; the output says why.' }

/** Keeps the type of a command's flags while it is written down. */
function command<const Flags extends readonly FlagDef[]>(
  definition: CommandDefinition<Flags>,
): CommandDefinition<Flags> {
  return definition
}

/** All commands, in the order in which a project meets them. Parsing, help and the commands reference come from here. */
export const commands: readonly CommandDefinition[] = [
  command({
    name: 'init',
    summary: 'Start a project: a config file and an example schema',
    description:
      'Writes clickhouse.config.ts and src/db/schema/example.ts, and adds .chkit/ to .gitignore. Files that are there already stay as they are, so it can be run again.',
    flags: initFlags,
    examples: [
      { command: 'chkit init', comment: 'one table to start from' },
      { command: 'chkit init --template analytics', comment: 'three tables, a view and a materialized view' },
    ],
    exitCodes: [success, failure],
    run: async (context) => (await import('./commands/init.js')).init(context),
  }),
  command({
    name: 'generate',
    summary: 'Write a migration from the last snapshot to the schema',
    description:
      'Compares the schema files with the snapshot of the last run, shows what differs with its risk and cost, and writes a migration file and a new snapshot. It needs no server.',
    flags: generateFlags,
    examples: [
      { command: 'chkit generate --dryrun', comment: 'show the plan and its SQL' },
      { command: 'chkit generate --name add-country', comment: 'write it' },
      { command: 'chkit generate --rename-column app.events.uid=user_id', comment: 'rename instead of drop and add' },
      { command: 'chkit generate --table app.events', comment: 'leave all other tables alone' },
    ],
    exitCodes: [success, { code: 1, meaning: 'The schema is not valid or a change was refused; nothing was written.' }],
    run: async (context) => (await import('./commands/generate.js')).generate(context),
  }),
  command({
    name: 'migrate',
    summary: 'Run the pending migrations on the server',
    description:
      'Lists the migrations that the journal does not have, and runs them after a typed yes or with --apply. Statements that may delete data run only with --allow-destructive, with safety.allowDestructive in the config, or after a typed yes. The journal is the table `_chkit_migrations` in the database of the connection (`clickhouse.database`), so another database has another journal; the database is made where it is missing. It is told of every statement before it is sent, so a run that was stopped goes on where it ended; a statement that may have run is sent again only when that is surely harmless, or with --retry.',
    flags: migrateFlags,
    examples: [
      { command: 'chkit migrate', comment: 'show what is pending, and ask' },
      { command: 'chkit migrate --apply', comment: 'run it' },
      { command: 'chkit migrate --apply --allow-destructive', comment: 'run it, drops included' },
      { command: 'chkit migrate --apply --assume-done', comment: 'after looking: the statement in doubt did run' },
    ],
    exitCodes: [
      success,
      {
        code: 1,
        meaning:
          'A statement failed or its outcome is unknown, an applied file was changed or renamed, the journal is not where it was, or a mutation of a table fails.',
      },
      { code: 3, meaning: 'Statements that may delete data were not allowed; nothing ran.' },
      { code: 130, meaning: 'Ctrl-C ended it; the output says which statement was running.' },
    ],
    run: async (context) => (await import('./commands/migrate.js')).migrate(context),
  }),
  command({
    name: 'status',
    summary: 'Count applied, pending and changed migrations',
    description: 'Compares the migration files with the journal on the server.',
    flags: statusFlags,
    examples: [
      { command: 'chkit status', comment: 'for people' },
      { command: 'chkit status --json', comment: 'for scripts' },
    ],
    exitCodes: [success, failure],
    run: async (context) => (await import('./commands/status.js')).status(context),
  }),
  command({
    name: 'drift',
    summary: 'Tell where the server differs from the snapshot',
    description:
      'Reads the objects of the databases in the snapshot from the server and compares them with it. Finding a difference is not a failure; use check for that.',
    flags: driftFlags,
    examples: [
      { command: 'chkit drift', comment: 'all objects' },
      { command: 'chkit drift --table app.events', comment: 'one table' },
    ],
    exitCodes: [{ code: 0, meaning: 'Compared, drifted or not.' }, failure],
    run: async (context) => (await import('./commands/drift.js')).drift(context),
  }),
  command({
    name: 'check',
    summary: 'Fail when something is pending, changed or drifted',
    description:
      'For CI: judges pending migrations, changed migration files and drift by the policy in the config (check.failOnPending, check.failOnChecksumMismatch, check.failOnDrift). Changes of the schema files that chkit generate has not seen are counted, and fail the check where check.failOnUngenerated is true. A mutation that fails and is tried again and again always counts.',
    flags: checkFlags,
    examples: [
      { command: 'chkit check', comment: 'by the policy of the config' },
      { command: 'chkit check --strict --json', comment: 'everything counts, output for scripts' },
    ],
    exitCodes: [
      { code: 0, meaning: 'Everything that the policy asks for holds.' },
      { code: 1, meaning: 'It does not, or it could not be found out.' },
    ],
    run: async (context) => (await import('./commands/check.js')).check(context),
  }),
  command({
    name: 'explain',
    summary: 'Explain a diagnostic: what it means, what to do',
    description:
      'Shows the page of a diagnostic by the code or the name that the output gives it; without one, lists them all.',
    flags: explainFlags,
    argument: { name: 'code', description: 'such as CHK5101 or drop_table_data_loss' },
    examples: [
      { command: 'chkit explain CHK5101', comment: 'by its code' },
      { command: 'chkit explain drop_table_data_loss', comment: 'by its name' },
      { command: 'chkit explain', comment: 'all of them' },
    ],
    exitCodes: [success, { code: 1, meaning: 'There is no such diagnostic.' }],
    run: async (context) => (await import('./commands/explain.js')).explain(context),
  }),
]
