import { parseError } from '@clickhouse/client'

/** An exception of ClickHouse, in its own words. */
export class ServerException extends Error {
  override readonly name = 'ServerException'

  constructor(
    /** ClickHouse's number for it, such as 60. */
    readonly code: number,
    /** ClickHouse's name for it, such as `UNKNOWN_TABLE`. */
    readonly type: string,
    message: string,
  ) {
    super(message)
  }
}

/** How an exception begins. One inside another, as a failed mutation has it, does not begin a line. */
const BEGINNING = /^Code: (\d+)\. /gm
/** A line of the stack trace that some exceptions carry along. */
const TRACE_LINE = /\n+\d+\. [^\n]* @ 0x[0-9a-f]+/g

/**
 * Reads an exception from the text in which ClickHouse reports one; nothing when the text does not hold one.
 * `code` is its number, when that is known.
 */
export function readException(text: string, code?: number): ServerException | undefined {
  const starts = [...text.matchAll(BEGINNING)]
  // Rows that were written before the exception may stand before it.
  const start = starts.find((found) => Number(found[1]) === code) ?? starts.at(-1)
  return start === undefined ? undefined : fromError(parseError(text.slice(start.index).replaceAll(TRACE_LINE, '')))
}

/** Recognizes the client's and the embedded engine's errors, which are of different classes. */
export function fromError(error: unknown): ServerException | undefined {
  if (error instanceof ServerException) return error
  if (!(error instanceof Error) || !('code' in error && 'type' in error)) return undefined
  const code = Number(error.code)
  if (!Number.isInteger(code) || typeof error.type !== 'string') return undefined
  return new ServerException(code, error.type, error.message.trim())
}
