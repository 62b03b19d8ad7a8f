import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProject, type TestProject } from './support/project.js'

const SCHEMA = 'src/db/schema/example.ts'
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const tour = readme.slice(readme.indexOf('## The tour'), readme.indexOf('## Install'))
const blocks = [...tour.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}))

/** A text without what differs from run to run: the time in a file's name, and how long statements took. */
function timeless(text: string): string {
  const named = text.trimEnd().replace(/\d{14}(?=_)/g, 'TIME')
  return named.replace(/ +\d+ ms$/gm, ' N ms').replace(/in \d+ ms/g, 'in N ms')
}

/** Runs the commands of a block, and expects what it shows. The packages need not be installed: they are there. */
async function play(project: TestProject, block: string): Promise<void> {
  for (const [, command = '', output = ''] of block.matchAll(/^\$ (.+)\n((?:(?!\$ ).*\n)*)/gm)) {
    const args = /^npx chkit (.+)$/.exec(command)?.[1]?.split(' ')
    if (args === undefined) continue
    const { stdout, stderr } = await project.chkit(args, { CLICKHOUSE_URL: '', CLICKHOUSE_DB: 'default' })
    const printed = [stdout, stderr].map((part) => part.replace(/^\n+|\n+$/g, '')).filter((part) => part !== '')
    expect(timeless(`${command}\n${printed.join('\n\n')}`)).toBe(timeless(`${command}\n${output}`))
  }
}

/** Makes the change that a block in the form of a diff shows. */
function patch(project: TestProject, diff: string): void {
  const without = (mark: string) => diff.replace(new RegExp(`^\\${mark}.*\\n`, 'gm'), '').replace(/^./gm, '')
  const schema = project.read(SCHEMA)
  expect(schema).toContain(without('+'))
  project.write(SCHEMA, schema.replace(without('+'), without('-')))
}

test('the tour of the README is what happens', async () => {
  const project = createProject()
  expect(blocks.map(({ language }) => language).join(' ')).toBe('console ts console diff console sql console console')
  const [init = '', schema = '', first = '', diff = '', second = '', sql = '', check = '', refused = ''] = blocks.map(
    ({ text }) => text,
  )
  await play(project, init)
  expect(project.read(SCHEMA)).toContain(schema)
  await play(project, first)
  patch(project, diff)
  await play(project, second)
  const written = project.read('chkit', 'migrations', project.migrations().at(-1) ?? '')
  expect(written.slice(-sql.length)).toBe(sql)
  await play(project, check)
  for (const [, key = '', value = ''] of tour.matchAll(/`(primaryKey: |orderBy: )(\[.+?\])`/g)) {
    project.write(SCHEMA, project.read(SCHEMA).replace(new RegExp(`${key}.*,`), `${key}${value},`))
  }
  await play(project, refused)
})
