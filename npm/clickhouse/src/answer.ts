import { addAbortSignal, type Readable } from 'node:stream'
import { readException, ServerException } from './exception.js'
import type { LinkAnswer } from './link.js'

/** What answered is not ClickHouse, or something between here and it. */
export class ForeignAnswerError extends Error {
  override readonly name = 'ForeignAnswerError'

  constructor(
    /** The status of the answer. */
    readonly status: number,
    /** The beginning of its body. */
    body: string,
  ) {
    super(body.slice(0, 300).trim() || 'The answer was empty.')
  }
}

/** The answer broke off. */
export class BrokenAnswerError extends Error {
  override readonly name = 'BrokenAnswerError'
}

const EXCEPTION_CODE = 'x-clickhouse-exception-code'
const EXCEPTION_TAG = 'x-clickhouse-exception-tag'
/** ClickHouse sends at least one of these with every answer, and a proxy hands them on. */
const SIGNATURES = ['x-clickhouse-query-id', 'x-clickhouse-summary', 'x-clickhouse-server-display-name']

/**
 * Reads an answer to its end, and throws the exception it holds, wherever it is: under an HTTP error, in a header
 * under HTTP 200, or at the end of a body that began well.
 */
export async function readAnswer(result: LinkAnswer, keep: 'all' | 'end', deadline: AbortSignal): Promise<string> {
  const { text, broken } = await readBody(addAbortSignal(deadline, result.stream), keep)
  const status = result.http_status_code ?? 200
  const header = (name: string) => [result.response_headers[name]].flat()[0]

  const code = header(EXCEPTION_CODE)
  if (code !== undefined)
    throw readException(text, Number(code)) ?? new ServerException(Number(code), 'UNKNOWN', text.trim())
  const tag = header(EXCEPTION_TAG)
  const late = tag === undefined ? -1 : text.indexOf(`__exception__\r\n${tag}`)
  const exception = late === -1 ? undefined : readException(text.slice(late))
  if (exception) throw exception
  if (status < 200 || status > 299) {
    // Old servers send the text without the header.
    throw readException(text) ?? new ForeignAnswerError(status, text)
  }
  if (!SIGNATURES.some((name) => header(name) !== undefined)) throw new ForeignAnswerError(status, text)
  if (broken) throw new BrokenAnswerError(broken.message, { cause: broken })
  return text
}

/** Exceptions stand at the end of a body, so of one that nobody asked for only its end is kept. */
const END_CHARACTERS = 64 * 1024

async function readBody(stream: Readable, keep: 'all' | 'end'): Promise<{ text: string; broken?: Error }> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of stream) {
      text += decoder.decode(chunk, { stream: true })
      if (keep === 'end' && text.length > 2 * END_CHARACTERS) text = text.slice(-END_CHARACTERS)
    }
    return { text: text + decoder.decode() }
  } catch (error) {
    return { text, broken: error instanceof Error ? error : new Error(String(error)) }
  }
}
