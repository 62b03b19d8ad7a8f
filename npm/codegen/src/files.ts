import { mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { ChkitError, createDiagnostic, type Diagnostic } from '@chkit/core'

/** The system's short name for what went wrong with a file, such as `EACCES`. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  return error.code
}

/** What the system said, as the `cause` of a diagnostic. */
function systemCause(error: unknown): NonNullable<Diagnostic['cause']> {
  const code = systemCode(error)
  const message = error instanceof Error ? error.message : String(error)
  return code === undefined ? { message } : { code, message }
}

/** A path as people write it: from the working directory when it is inside it. */
export function showPath(path: string): string {
  const shown = relative(process.cwd(), path)
  return shown === '' || shown.startsWith('..') ? path : shown
}

/** Reads a file of UTF-8 text; `null` when there is none. Any other trouble becomes the diagnostic `name`. */
export async function readTextFile(
  path: string,
  name: 'snapshot_unreadable' | 'migration_unreadable',
): Promise<string | null> {
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    const diagnostic = createDiagnostic(name, {
      message: `The file ${showPath(path)} cannot be read.`,
      help: 'Check that it is a file and that you may read it.',
      cause: systemCause(error),
    })
    throw new ChkitError([diagnostic], { cause: error })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    const diagnostic = createDiagnostic(name, {
      message: `The file ${showPath(path)} is not UTF-8 text.`,
      help: 'Restore it from version control.',
    })
    throw new ChkitError([diagnostic], { cause: error })
  }
}

/** Writes a file so that a reader sees the old text or the new text and nothing in between; makes its folder. */
export async function writeTextFile(path: string, text: string): Promise<void> {
  try {
    // Loaded only by the few commands that write.
    const { default: writeFileAtomic } = await import('write-file-atomic')
    await mkdir(dirname(path), { recursive: true })
    await writeFileAtomic(path, text)
  } catch (error) {
    const diagnostic = createDiagnostic('file_not_written', {
      message: `The file ${showPath(path)} cannot be written.`,
      help: 'Check that the folder exists, that you may write to it, and that the disk has room.',
      cause: systemCause(error),
    })
    throw new ChkitError([diagnostic], { cause: error })
  }
}

/** The names in a folder, in byte order; none when there is no such folder. */
export async function listDirectory(path: string): Promise<string[]> {
  try {
    const names = await readdir(path)
    return names.sort(compareBytes)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    const diagnostic = createDiagnostic('directory_unreadable', {
      message: `The folder ${showPath(path)} cannot be read.`,
      help: 'Check that it is a folder and that you may read it.',
      cause: systemCause(error),
    })
    throw new ChkitError([diagnostic], { cause: error })
  }
}

/** Orders texts by their UTF-8 bytes, the one order chkit uses. */
export function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
