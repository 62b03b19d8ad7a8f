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

/** Reads an exception from the text in which ClickHouse reports one; nothing when the text does not hold one. */
export function readException(text: string): ServerException | undefined {
  // Rows that were written before the exception may stand before it.
  const start = text.lastIndexOf('Code: ')
  return start === -1 ? undefined : fromError(parseError(text.slice(start)))
}

/** Recognizes the client's and the embedded engine's errors, which are of different classes. */
export function fromError(error: unknown): ServerException | undefined {
  if (error instanceof ServerException) return error
  if (!(error instanceof Error) || !('code' in error && 'type' in error)) return undefined
  const code = Number(error.code)
  if (!Number.isInteger(code) || typeof error.type !== 'string') return undefined
  return new ServerException(code, error.type, error.message.trim())
}
