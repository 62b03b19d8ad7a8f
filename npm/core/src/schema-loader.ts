import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Jiti } from 'jiti'
import { glob } from 'tinyglobby'
import { canonicalizeDefinitions } from './api.js'
import { collectExports } from './collect.js'
import { createDiagnostic, type DiagnosticFields } from './diagnostics.js'
import { ChkitError, sentence } from './errors.js'
import type { DiagnosticName } from './generated/codes.js'
import type { Diagnostic } from './generated/wire.js'
import { shapeError } from './input.js'
import type { SchemaDefinition, SchemaLoaderOptions } from './model.js'
import { locateError, plainMessage } from './module-errors.js'
import { type Origin, withOrigins } from './origins.js'
import { describeEmptyFile, findOverlooked } from './overlooked.js'

export type { SchemaLoaderOptions } from './model.js'

/** How `loadModule` reports a module that cannot be loaded. */
export interface LoadModuleOptions {
  /** From where relative paths count, and against which messages name files; the current directory when absent. */
  cwd?: string
  /** The diagnostic of a failure; `schema_file_failed` when absent. */
  diagnostic?: DiagnosticName
  /** What the file is, in messages; `schema file` when absent. */
  noun?: string
}

/** What the schema files export. */
export interface LoadedSchema {
  definitions: SchemaDefinition[]
  /** What was noticed on the way: files without definitions, and exports that are left out. */
  warnings: Diagnostic[]
  /** Whether a file exports an empty list: with no definition at all, that is meant. */
  hasEmptyList: boolean
}

/**
 * Loads the definitions that the schema files export: TypeScript or JavaScript, found by globs, in byte order of their paths.
 * The result is canonical, and holds every object once.
 */
export async function loadSchemaDefinitions(
  globs: string | string[],
  options: SchemaLoaderOptions = {},
): Promise<SchemaDefinition[]> {
  return (await loadSchema(globs, options)).definitions
}

/** Does the same, and also tells what the files export in vain. */
export async function loadSchema(globs: string | string[], options: SchemaLoaderOptions = {}): Promise<LoadedSchema> {
  const cwd = options.cwd ?? process.cwd()
  const found = new Map<SchemaDefinition, Origin>()
  const warnings: Diagnostic[] = []
  let hasEmptyList = false
  for (const path of await findSchemaFiles(globs, { cwd })) {
    const module = await loadModule(path, { cwd })
    const exports = collectExports(module)
    const file = showPath(path, cwd)
    const overlooked = findOverlooked(module, file)
    warnings.push(...overlooked.warnings)
    hasEmptyList ||= overlooked.hasEmptyList
    if (exports.length + overlooked.warnings.length === 0 && !overlooked.hasEmptyList) {
      warnings.push(describeEmptyFile(file))
    }
    for (const exported of exports) {
      if (!found.has(exported.definition)) found.set(exported.definition, { ...exported, path, file })
    }
  }
  return { definitions: withOrigins([...found.values()], canonicalizeDefinitions), warnings, hasEmptyList }
}

/** The schema files that globs find, as absolute paths in byte order. Finding none is an error. */
export async function findSchemaFiles(globs: string | string[], options: SchemaLoaderOptions = {}): Promise<string[]> {
  const patterns: unknown[] = Array.isArray(globs) ? globs : [globs]
  if (!patterns.every((pattern) => typeof pattern === 'string')) {
    throw shapeError('globs', 'a string or an array of strings', globs)
  }
  const cwd = options.cwd ?? process.cwd()
  const files = await glob(patterns, { cwd, absolute: true, expandDirectories: false, ignore: ['**/*.d.{ts,mts,cts}'] })
  if (files.length === 0) {
    const shown = patterns.map((pattern) => `\`${pattern}\``).join(', ')
    throw failure('schema_files_not_found', {
      message: `No schema file matches ${shown} in ${cwd}.`,
      help: 'Check the patterns of `config.schema`; a folder is written as `src/db/schema/**/*.ts`.',
    })
  }
  return files.map((file) => resolve(file)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/**
 * Loads one TypeScript or JavaScript module of the user, with all it imports, and returns its exports.
 * A failure is a diagnostic that points at the user's file and line.
 */
export async function loadModule(file: string, options: LoadModuleOptions = {}): Promise<Record<string, unknown>> {
  const cwd = options.cwd ?? process.cwd()
  const path = resolve(cwd, file)
  const { diagnostic = 'schema_file_failed', noun = 'schema file' } = options
  const subject = `The ${noun} \`${showPath(path, cwd)}\``
  if (!existsSync(path)) throw failure(diagnostic, { message: `${subject} does not exist.`, help: 'Correct its path.' })
  if (statSync(path).isDirectory()) {
    throw failure(diagnostic, { message: `${subject} is a folder.`, help: 'Name a file.' })
  }
  if (!/\.[cm]?[jt]sx?$/.test(path)) {
    throw failure(diagnostic, {
      message: `${subject} is neither TypeScript nor JavaScript.`,
      help: 'Name only files that end in .ts, .mts, .cts, .js, .mjs, .cjs, .tsx or .jsx.',
    })
  }
  try {
    return await settled(importFile(path, cwd))
  } catch (error) {
    const message = plainMessage(error)
    const help = helpFor(message)
    const span = locateError(error, path, { nameOf: (found) => showPath(found, cwd), isOwnFile })
    throw failure(
      diagnostic,
      {
        message: sentence(`${subject} cannot be loaded: ${message}`),
        ...(help === undefined ? {} : { help }),
        ...(span === undefined ? {} : { span }),
        cause: { message },
      },
      { cause: error },
    )
  }
}

/**
 * Waits for something that the user's own code decides. Where nothing is left that could ever settle it, Node would end
 * without a word; here it is an error.
 */
export function settled<T>(promise: T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error('It waits for something that never happens'))
    process.once('beforeExit', giveUp)
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => process.off('beforeExit', giveUp))
  })
}

/** Bun runs TypeScript by itself; for Node it is compiled, once, and kept in a cache. */
async function importFile(path: string, cwd: string): Promise<Record<string, unknown>> {
  if ('Bun' in globalThis) return import(pathToFileURL(path).href)
  const compiler = compilers.get(cwd) ?? makeCompiler(cwd)
  return await compiler.import<Record<string, unknown>>(path)
}

/** One for each working directory, because making one reads its `tsconfig.json`. */
const compilers = new Map<string, Jiti>()

function makeCompiler(cwd: string): Jiti {
  // Required, because an import would first search this large CommonJS file for the names it exports: twice the time.
  const { createJiti } = createRequire(import.meta.url)('jiti') as typeof import('jiti')
  const compiler = createJiti(resolve(cwd, 'chkit'), { interopDefault: false, tsconfigPaths: true })
  compilers.set(cwd, compiler)
  return compiler
}

const ownFolder = dirname(fileURLToPath(import.meta.url)) + sep

function isOwnFile(file: string): boolean {
  return file.startsWith(ownFolder)
}

function failure(name: DiagnosticName, fields: DiagnosticFields, options?: { cause: unknown }): ChkitError {
  return new ChkitError([createDiagnostic(name, fields)], options)
}

function helpFor(message: string): string | undefined {
  const [, wanted] = /^Cannot find (?:module|package) '([^']+)'/.exec(message) ?? []
  if (wanted === undefined) return undefined
  return /^[./]/.test(wanted) ? 'Correct the path of the import.' : `Install \`${wanted}\`, or correct the import.`
}

/** A path as people write it: from the working directory when the file is inside it. */
function showPath(file: string, cwd: string): string {
  const shown = relative(cwd, file)
  return shown.startsWith('..') ? file : shown.replaceAll(sep, '/')
}
