/** Writes src/generated/pages.ts, the pages of all diagnostics as `chkit explain` shows them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../../../crates/diagnostics/pages/', import.meta.url))
const target = fileURLToPath(new URL('../src/generated/', import.meta.url))

const pages = readdirSync(source)
  .filter((file) => /^CHK\d+\.md$/.test(file))
  .sort()
  .map((file) => page(readFileSync(source + file, 'utf8')))

mkdirSync(target, { recursive: true })
writeFileSync(
  `${target}pages.ts`,
  [
    '// Written by `npm run generate` from `crates/diagnostics/pages`. Do not edit.',
    "import type { DiagnosticPage } from '../diagnostic-page.js'",
    '',
    '/** The pages of all diagnostics, in the order of their codes. */',
    'export const pages: readonly DiagnosticPage[] = [',
    ...pages.map((entry) => `  ${JSON.stringify(entry)},`),
    ']',
    '',
  ].join('\n'),
)

/** @param {string} markdown */
function page(markdown) {
  const [title = '', ...rest] = markdown.trim().split('\n')
  const [, code, name] = /^# (CHK\d+): (\w+)$/.exec(title) ?? []
  const text = rest.join('\n').trim()
  const [summary = ''] = text.split('\n\n')
  return { code, name, summary, text }
}
