import type { Diagnostic, FlagDef, InferFlags } from '@chkit/core'
import type { Screen } from './output/screen.js'

/** What a command may use of the world it runs in. */
export interface Host {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  stdin: { readonly isTTY?: boolean }
  stdout: HostStream
  stderr: HostStream
  /** Calls once when somebody presses Ctrl-C, which then ends nothing by itself; returns what takes that back. */
  onInterrupt(listener: () => void): () => void
}

/** A stream of the terminal, or of a file or pipe in its place. */
export interface HostStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** What a command gets to work with. */
export interface CommandContext<Flags extends readonly FlagDef[] = readonly FlagDef[]> {
  flags: InferFlags<Flags>
  /** What stands behind the command's name, of a command that takes something there. */
  argument: string | undefined
  host: Host
  /** One envelope goes to stdout and nothing else does. */
  json: boolean
  /** Somebody can be asked. */
  interactive: boolean
  /** Tells what happens while it happens; silent with `--json`. */
  progress: Progress
  /** Tells of something that does not keep the command from its work: at once, or in the member `warnings` of the envelope. */
  warn(warning: Diagnostic): void
  /** Texts that nothing may show, whoever words it; a command adds what it learns from the config. */
  secrets: string[]
}

/** What a command tells while it works. */
export interface Progress {
  /** Something has happened. */
  line(render: (screen: Screen) => string): void
  /** Something has begun; the next line takes its place where the terminal can do that. */
  busy(render: (screen: Screen) => string): void
}

/** What a command hands back: data for scripts, text for people. */
export interface Report {
  exitCode: number
  /** The envelope after `command` and `schemaVersion`. */
  payload: Record<string, unknown>
  /** The same for people. */
  text(screen: Screen): string
  /** Why the command could not do what it was asked, the gravest first. Makes the envelope one of an error. */
  failure?: Diagnostic[]
}

/** What the command line knows of a command before it is loaded. */
export interface CommandDefinition<Flags extends readonly FlagDef[] = readonly FlagDef[]> {
  name: string
  /** One line in the list of commands. */
  summary: string
  /** What it does, a few sentences. */
  description: string
  flags: Flags
  /** What may stand behind its name, without a flag. */
  argument?: { name: string; description: string }
  examples: readonly { command: string; comment: string }[]
  /** Its exit codes and what they mean. */
  exitCodes: readonly { code: number; meaning: string }[]
  /** Loads and runs it. */
  run(context: CommandContext<Flags>): Promise<Report>
}

/** Whether the environment says that nobody is there. */
export function isCi({ CI }: Host['env']): boolean {
  return CI === '1' || CI === 'true'
}
