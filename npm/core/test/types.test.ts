import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

/** Compiles a file against the built types, as a project that uses the package does. */
function problemsIn(file: string, options: ts.CompilerOptions): string[] {
  const program = ts.createProgram([fileURLToPath(new URL(file, import.meta.url))], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    ...options,
  })
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

it.each([
  ['nodenext', { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
  ['bundler', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
])('the public types hold under moduleResolution %s', { timeout: 30_000 }, (_name, options) => {
  expect(problemsIn('./types/public-types.ts', options)).toEqual([])
})

it('a mistake in a definition is a type error', { timeout: 30_000 }, () => {
  const problems = problemsIn('./types/mistakes.ts', {
    module: ts.ModuleKind.NodeNext,
    exactOptionalPropertyTypes: true,
  })
  expect(problems).toHaveLength(4)
})
