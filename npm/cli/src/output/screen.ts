import pc from 'picocolors'
import type { Host, HostStream } from '../command.js'

/** How wide lines become where the terminal does not say. */
const DEFAULT_COLUMNS = 80
/** Longer lines are hard to read even where there is room. */
const MAX_COLUMNS = 120
/** Below this, wrapping makes a text harder to read than the terminal's own line breaks. */
const MIN_COLUMNS = 40

/** What a text must know of the place it is shown in. */
export interface Screen {
  columns: number
  colors: Colors
}

/** Functions that colour a text, or leave it as it is. */
export type Colors = ReturnType<typeof pc.createColors>

/** The screen behind a stream. */
export function screenOf(stream: HostStream, env: Host['env']): Screen {
  const columns = stream.columns ?? (Number(env.COLUMNS) || DEFAULT_COLUMNS)
  return {
    columns: Math.min(Math.max(columns, MIN_COLUMNS), MAX_COLUMNS),
    colors: pc.createColors(hasColors(stream, env)),
  }
}

/** `NO_COLOR` and `FORCE_COLOR` decide; else colours are for terminals that know them. */
function hasColors(stream: HostStream, env: Host['env']): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return stream.isTTY === true && env.TERM !== 'dumb'
}
