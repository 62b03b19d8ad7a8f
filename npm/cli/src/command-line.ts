import { ChkitError, createDiagnostic, type Diagnostic, type FlagDef, type ParsedFlags } from '@chkit/core'
import { Command, CommanderError, Option } from 'commander'
import { type CommandContext, type CommandDefinition, type Host, isCi } from './command.js'
import { commands } from './command-table.js'
import { nearest } from './nearest.js'
import { renderDiagnostics } from './output/diagnostics.js'
import { reportOfError, traceOf } from './output/error.js'
import { createProgress } from './output/progress.js'
import { printReport } from './output/report.js'
import { type Screen, screenOf } from './output/screen.js'
import { hideSecrets } from './output/secrets.js'
import { wrapText } from './output/wrap.js'
import { VERSION } from './version.js'

/** Commands of plugins that the original chkit has; they deserve a better answer than "unknown". */
const PLUGIN_COMMANDS = ['codegen', 'pull', 'backfill', 'plugin']

/** Parses a command line, runs its command, prints the outcome; returns the exit code. */
export async function runCommandLine(args: readonly string[], host: Host): Promise<number> {
  let exitCode = 0
  const program = createProgram(host, screenOf(host.stdout, host.env), async (definition, flags, argument) => {
    exitCode = await runCommand(definition, { flags, argument }, host)
  })
  try {
    refuseUnknownCommand(args)
    await program.parseAsync(args.length === 0 ? ['--help'] : spellOutBooleans(args), { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const command = args.find((argument) => !argument.startsWith('-')) ?? ''
    const json = args.includes('--json')
    const report = reportOfError(translateError(error, args))
    printReport(report, { command, json, host, secrets: [], warnings: [] })
    if (!json && report.failure?.some(({ name }) => name === 'unknown_command')) {
      host.stderr.write(`\n${program.helpInformation()}`)
    }
    return report.exitCode
  }
  return exitCode
}

async function runCommand(
  definition: CommandDefinition,
  { flags, argument }: { flags: ParsedFlags; argument: string | undefined },
  host: Host,
): Promise<number> {
  const json = flags['--json'] === true
  const secrets: string[] = []
  const warnings: Diagnostic[] = []
  const progress = createProgress(host, json, secrets)
  const context: CommandContext = {
    flags: flags as CommandContext['flags'],
    argument,
    host,
    json,
    interactive: !json && isInteractive(host),
    progress,
    warn(warning) {
      warnings.push(warning)
      progress.line((screen) => `${renderDiagnostics([warning], screen)}\n`)
    },
    secrets,
  }
  const report = await definition.run(context).catch((error: unknown) => {
    if (host.env.CHKIT_DEBUG === '1') host.stderr.write(`${hideSecrets(traceOf(error), secrets)}\n`)
    return reportOfError(error)
  })
  printReport(report, { command: definition.name, json, host, secrets, warnings })
  return report.exitCode
}

function isInteractive({ stdin, stdout, env }: Host): boolean {
  return !isCi(env) && stdin.isTTY === true && stdout.isTTY === true
}

/** The parser, made from the command table. */
export function createProgram(
  host: Host,
  screen: Screen,
  execute: (definition: CommandDefinition, flags: ParsedFlags, argument: string | undefined) => Promise<void>,
): Command {
  const program = new Command('chkit')
  program
    .description('ClickHouse schema and migrations as code.')
    .version(VERSION, '-v, --version', 'Print the version')
    .helpOption('-h, --help', 'Show help')
    .helpCommand('help [command]', 'Show the help of a command')
    .configureHelp({ styleTitle: (text) => screen.colors.bold(text) })
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => screen.columns,
      getOutHasColors: () => screen.colors.isColorSupported,
    })
    .exitOverride()
    .addHelpText('after', `\nRun chkit <command> --help for its flags and examples.\n`)
  for (const definition of commands) {
    const command = program
      .command(definition.name)
      .summary(definition.summary)
      .description(definition.description)
      .helpOption('-h, --help', 'Show this help')
      .usage(definition.argument === undefined ? '[flags]' : `[${definition.argument.name}] [flags]`)
      .allowUnknownOption()
      .allowExcessArguments()
      .addHelpText('after', () => helpTail(definition, screen))
    for (const flag of definition.flags) for (const option of toOptions(flag)) command.addOption(option)
    command.action(async () => {
      const [first] = command.args
      const argument = definition.argument === undefined || first?.startsWith('-') ? undefined : first
      refuseLeftOvers(definition, argument === undefined ? command.args : command.args.slice(1))
      await execute(definition, toParsedFlags(definition.flags, command.opts()), argument)
    })
  }
  return program
}

function helpTail({ argument, examples, exitCodes }: CommandDefinition, { colors, columns }: Screen): string {
  const about =
    argument === undefined ? [] : ['', colors.bold('Argument:'), `  ${argument.name}  ${argument.description}`]
  const lines = [
    ...about,
    '',
    colors.bold('Examples:'),
    ...examples.flatMap(({ command, comment }) => [`  ${colors.dim(`# ${comment}`)}`, `  ${command}`]),
    '',
    colors.bold('Exit codes:'),
    ...exitCodes.map(({ code, meaning }) => `  ${code}  ${wrapText(meaning, columns, '     ').trimStart()}`),
  ]
  return lines.join('\n')
}

function toOptions(flag: FlagDef): Option[] {
  if (flag.type === 'boolean') {
    const option = new Option(flag.name, flag.description)
    return flag.negation ? [option, new Option(`--no-${flag.name.slice(2)}`)] : [option]
  }
  const option = new Option(`${flag.name} ${flag.placeholder ?? '<value>'}`, flag.description)
  const collect = (value: string, previous: string[] = []) => [...previous, ...splitList(ownValue(flag, value))]
  return [flag.type === 'string' ? option.argParser((value) => ownValue(flag, value)) : option.argParser(collect)]
}

/** A value that looks like a flag is the next flag, and nothing is no value; this one was left without. */
function ownValue(flag: FlagDef, value: string): string {
  if (value === '' || value.startsWith('--')) throw missingValue(flag.name)
  return value
}

/** `--json=true` is `--json`, and `--json=false` is nothing: scripts write flags like that. */
function spellOutBooleans(args: readonly string[]): string[] {
  const definition = commands.find(({ name }) => name === args[0])
  const booleans = (definition?.flags ?? []).filter(({ type }) => type === 'boolean').map(({ name }) => name)
  return args.flatMap((argument) => {
    const [name = '', value] = argument.split('=')
    if (!booleans.includes(name)) return [argument]
    if (value === 'false') return []
    return value === 'true' ? [name] : [argument]
  })
}

function splitList(value: string): string[] {
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

function toParsedFlags(flags: readonly FlagDef[], values: Record<string, unknown>): ParsedFlags {
  const parsed: ParsedFlags = {}
  for (const flag of flags) {
    parsed[flag.name] = values[new Option(flag.name).attributeName()] as ParsedFlags[string]
  }
  return parsed
}

function missingValue(flag: string): ChkitError {
  return new ChkitError([
    createDiagnostic('missing_flag_value', {
      message: `The flag ${flag} needs a value.`,
      help: `Write ${flag} <value> or ${flag}=<value>.`,
    }),
  ])
}

function refuseUnknownCommand([first, ...rest]: readonly string[]): void {
  if (first === 'help' && rest[0] !== undefined) {
    refuseUnknownCommand(rest)
    return
  }
  if (first === undefined || ['help', '-h', '--help', '-v', '--version'].includes(first)) return
  if (first.startsWith('-')) {
    throw new ChkitError([
      createDiagnostic('unknown_flag', {
        message: `There is no flag ${flagName(first)} before the command.`,
        help: `Write the command first, as in chkit status ${first}; chkit --help lists the commands.`,
      }),
    ])
  }
  const names = commands.map((command) => command.name)
  if (names.includes(first)) return
  if (PLUGIN_COMMANDS.includes(first)) {
    throw new ChkitError([
      createDiagnostic('plugin_not_configured', {
        message: `The command ${first} belongs to a plugin, and this chkit cannot run plugins.`,
        help: 'Run chkit --help to see the commands it has.',
      }),
    ])
  }
  const suggestion = nearest(first, names)
  throw new ChkitError([
    createDiagnostic('unknown_command', {
      message: `There is no command ${first}.`,
      help: suggestion === undefined ? `Use one of ${names.join(', ')}.` : `Did you mean chkit ${suggestion}?`,
    }),
  ])
}

function refuseLeftOvers(definition: CommandDefinition, leftOver: readonly string[]): void {
  const [first] = leftOver
  if (first === undefined) return
  const command = `chkit ${definition.name}`
  if (!first.startsWith('-')) {
    throw new ChkitError([
      createDiagnostic('unexpected_argument', {
        message: `The command ${definition.name} takes no argument "${first}".`,
        help: `Run ${command} --help to see what it takes.`,
      }),
    ])
  }
  const name = flagName(first)
  if (definition.flags.some((flag) => flag.name === name)) {
    throw new ChkitError([
      createDiagnostic('invalid_flag_value', {
        message: `The flag ${name} is either there or not; "${first.slice(name.length + 1)}" means nothing to it.`,
        help: `Write ${name} alone, or leave it out.`,
      }),
    ])
  }
  const suggestion = nearest(
    name,
    definition.flags.map((flag) => flag.name),
  )
  throw new ChkitError([
    createDiagnostic('unknown_flag', {
      message: `The command ${definition.name} has no flag ${name}.`,
      help: suggestion === undefined ? `Run ${command} --help to see its flags.` : `Did you mean ${suggestion}?`,
    }),
  ])
}

/** The flag in a token that may be `--flag=value`; the value may be a secret and is nobody's business. */
function flagName(token: string): string {
  return token.split('=', 1)[0] ?? token
}

/** Commander's only complaint that is left: a flag at the very end, without its value. */
function translateError(error: unknown, args: readonly string[]): unknown {
  if (!(error instanceof CommanderError)) return error
  return error.code === 'commander.optionMissingArgument' ? missingValue(args.at(-1) ?? '') : error
}
