/** The whole story, from an empty folder to a found drift. */
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../lib/failure.mjs'
import { inRoot } from '../lib/paths.mjs'
import { asDiff, edits, makeEdit } from './edits.mjs'
import { chapter, say, terminal } from './terminal.mjs'

const example = inRoot('examples/product-analytics')

/**
 * Plays the story in a folder where the packages are installed.
 * @param {string} folder
 * @param {string} url Of a ClickHouse server.
 */
export async function playStory(folder, url) {
  const { chkit } = terminal(folder, { CLICKHOUSE_URL: url })
  /** @param {string} sql */
  const ask = (sql) => runSql(url, sql)

  chapter('A new project')
  await chkit('init')

  chapter('The schema: three tables, a view and a materialized view')
  rmSync(join(folder, 'src/db/schema/example.ts'))
  cpSync(join(example, 'src'), join(folder, 'src'), { recursive: true })
  say('It is that of examples/product-analytics. This is src/db/schema/activity.ts:\n')
  say(readFileSync(join(folder, 'src/db/schema/activity.ts'), 'utf8'))

  chapter('The first migration')
  await chkit('generate --name first')
  await chkit('migrate --apply')

  chapter('Rows arrive')
  for (const file of ['users.sql', 'events.sql']) await ask(readFileSync(join(example, 'rows', file), 'utf8'))
  const rows = await ask(countRows)
  say(rows)

  chapter('The schema changes')
  for (const edit of edits) {
    makeEdit(folder, edit)
    say(`src/db/schema/${edit.file}: ${edit.about}\n${asDiff(edit)}\n`)
  }
  await chkit('generate --name second')
  await chkit('migrate --apply')

  chapter('The rows are still there')
  const rowsAfter = await ask(countRows)
  say(rowsAfter)
  say(await ask('SELECT * FROM product.active_users ORDER BY plan FORMAT PrettyCompact'))
  if (rowsAfter !== rows) throw new Failure('The migration changed the number of rows.')
  await chkit('status')
  await chkit('drift')
  await chkit('check')

  chapter('Someone alters the server by hand')
  await ask('ALTER TABLE product.events DROP INDEX by_user, ADD COLUMN note String')
  say('')
  await chkit('drift')
  await chkit('check', 1)
}

const countRows = `SELECT
  (SELECT count() FROM product.users) AS users,
  (SELECT count() FROM product.events) AS events,
  (SELECT count() FROM product.daily_activity FINAL) AS days
FORMAT PrettyCompact`

/**
 * Shows a statement and what the server answers.
 * @param {string} url
 * @param {string} sql
 */
async function runSql(url, sql) {
  say(`sql> ${sql.trim().replaceAll('\n', '\n     ')}`)
  const response = await fetch(url, { method: 'POST', body: sql })
  const text = await response.text()
  if (!response.ok) throw new Failure(`ClickHouse refused: ${text}`)
  return text
}
