import { messageOf } from './errors.js'

/** How a plugin's command is run and its failure reported. */
export interface PluginRunOptions {
  /** The command's name, for JSON output. */
  command: string
  /** The command's name, for people. */
  label: string
  jsonMode: boolean
  print: (value: unknown) => void
  /** A mistake in the plugin's configuration, which exits 2 instead of 1. */
  configErrorClass?: new (
    message: string,
  ) => Error
  fn: () => Promise<undefined | number> | undefined | number
}

/** Runs a plugin's command and turns what it throws into printed output and an exit code. */
export async function wrapPluginRun(options: PluginRunOptions): Promise<number | undefined> {
  try {
    return await options.fn()
  } catch (error) {
    const message = messageOf(error)
    options.print(
      options.jsonMode
        ? { ok: false, command: options.command, error: message }
        : `${options.label} failed: ${message}`,
    )
    const { configErrorClass } = options
    return configErrorClass !== undefined && error instanceof configErrorClass ? 2 : 1
  }
}
