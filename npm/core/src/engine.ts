import {
  __wbg_reset_state,
  canonicalizeDefinitions,
  compareDefinitions,
  createSnapshot,
  definitionsFromCatalogue,
  formatSql,
  initSync,
  parseSql,
  planDiff,
  planMigration,
  readMigration,
  readSnapshot,
  splitSqlStatements,
  toCreateSql,
  validateDefinitions,
} from '../engine/chkit_engine.js'
import { createDiagnostic } from './diagnostics.js'
import { ChkitError, messageOf } from './errors.js'
import type * as wire from './generated/wire.js'
import type { CatalogueSchema, SchemaDefinition, Snapshot } from './model.js'
import { engineModule } from './source/inline.js'

/** What the engine answers to a call. */
export type Answer<T> = { ok: true; value: T } | { ok: false; diagnostics: wire.Diagnostic[] }

/** The engine's functions: JSON text in, as UTF-8 bytes, the JSON text of an `Answer` out. */
const operations = {
  canonicalizeDefinitions,
  compareDefinitions,
  createSnapshot,
  definitionsFromCatalogue,
  formatSql,
  parseSql,
  planDiff,
  planMigration,
  readMigration,
  readSnapshot,
  splitSqlStatements,
  toCreateSql,
  validateDefinitions,
}

interface OperationValues {
  canonicalizeDefinitions: SchemaDefinition[]
  compareDefinitions: wire.DriftReport
  createSnapshot: Snapshot
  definitionsFromCatalogue: CatalogueSchema
  formatSql: string
  parseSql: wire.ParsedSql
  planDiff: wire.MigrationPlan
  planMigration: wire.MigrationResult
  readMigration: wire.MigrationFile
  readSnapshot: Snapshot
  splitSqlStatements: string[]
  toCreateSql: string
  validateDefinitions: wire.ValidationIssue[]
}

type Operation = keyof typeof operations

/** As many texts as a function takes arguments. */
type TextsFor<Arguments extends unknown[]> = { [K in keyof Arguments]: string }

type Texts<Name extends Operation> = TextsFor<Parameters<(typeof operations)[Name]>>

/** Calls the engine; `texts` are its arguments, already written as JSON where they are values. */
export function ask<Name extends Operation>(name: Name, ...texts: Texts<Name>): Answer<OperationValues[Name]> {
  const operation: (...bytes: Uint8Array[]) => string = operations[name]
  return JSON.parse(runInEngine(name, () => operation(...texts.map((text) => encoder.encode(text)))))
}

/** Calls the engine and throws what it reports as an error. */
export function call<Name extends Operation>(name: Name, ...texts: Texts<Name>): OperationValues[Name] {
  const answer = ask(name, ...texts)
  if (!answer.ok) throw new ChkitError(answer.diagnostics)
  return answer.value
}

const encoder = new TextEncoder()

/** `stale`: the instance stopped in the middle of a call, and its memory cannot be trusted. */
let instance: 'absent' | 'ready' | 'stale' = 'absent'

/**
 * Runs a function that enters the engine.
 *
 * Whatever it throws (a trap, an exhausted stack or memory) leaves an instance that may hold half-written state, so the next
 * call gets a fresh one from the compiled module. It is made then and not at once, because here the stack may be exhausted.
 */
export function runInEngine(name: string, enter: () => string): string {
  prepareInstance()
  try {
    return enter()
  } catch (error) {
    instance = 'stale'
    throw new ChkitError(
      [
        createDiagnostic('engine_trap', {
          message: `The engine stopped inside \`${name}\`. This is a bug in chkit.`,
          help: 'Report it with the input that caused it. Other calls are not affected.',
          cause: { message: messageOf(error) },
        }),
      ],
      { cause: error },
    )
  }
}

function prepareInstance(): void {
  if (instance === 'ready') return
  try {
    if (instance === 'absent') initSync({ module: engineModule() })
    else __wbg_reset_state()
  } catch (error) {
    if (error instanceof ChkitError) throw error
    throw new ChkitError(
      [
        createDiagnostic('engine_unavailable', {
          message: 'This runtime refuses to start the engine, which is WebAssembly.',
          help: "In a browser, add 'wasm-unsafe-eval' to the Content-Security-Policy; where bytes may not be compiled, use `@chkit/core/slim` with a compiled module.",
          cause: { message: messageOf(error) },
        }),
      ],
      { cause: error },
    )
  }
  instance = 'ready'
}
