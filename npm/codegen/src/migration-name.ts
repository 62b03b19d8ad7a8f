import { compareBytes } from './files.js'

/** How many files of one name may share a second before the next second is taken. */
const MAX_NUMBER = 999
const SECOND_MS = 1000
const TIME_PREFIX = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_/

/** What decides the name of a new migration file. */
export interface MigrationNameInput {
  /** What the migration does, in a word or two; `auto` when absent. */
  name?: string | undefined
  /** Stands in place of the time. */
  id?: string | undefined
  now: Date
  /** The files that are there already. */
  taken: readonly string[]
}

/**
 * A file name that is not taken and, when it begins with the time, comes after all others that do,
 * because migrations run in the byte order of their names.
 */
export function migrationFileName({ name, id, now, taken }: MigrationNameInput): string {
  const label = (name ?? 'auto').replace(/[^a-zA-Z0-9_-]/g, '_').toLowerCase() || 'auto'
  const prefix = id?.replace(/[^a-zA-Z0-9_-]/g, '')
  if (!prefix) return nameInOrder(label, now, taken)
  let number = 0
  while (taken.includes(numbered(`${prefix}_${label}`, number))) number += 1
  return numbered(`${prefix}_${label}`, number)
}

function nameInOrder(label: string, now: Date, taken: readonly string[]): string {
  for (let time = Math.max(now.getTime(), newestTime(taken)); ; time += SECOND_MS) {
    const prefix = timePrefix(new Date(time))
    const sameSecond = taken.filter((file) => file.startsWith(prefix))
    for (let number = 0; number <= MAX_NUMBER; number += 1) {
      const candidate = numbered(`${prefix}_${label}`, number)
      if (sameSecond.every((file) => compareBytes(file, candidate) < 0)) return candidate
    }
  }
}

/** The time in the last file name that begins with one; it is in the future when clocks disagree. */
function newestTime(taken: readonly string[]): number {
  const times = taken.map((file) => {
    const [, ...parts] = TIME_PREFIX.exec(file) ?? []
    const [year, month, day, hour, minute, second] = parts
    return parts.length === 0 ? Number.NaN : Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  })
  return Math.max(0, ...times.filter(Number.isFinite))
}

/** `stem.sql`, `stem_001.sql`, `stem_002.sql`, …: each comes after the one before, since `_` comes after `.`. */
function numbered(stem: string, number: number): string {
  return number === 0 ? `${stem}.sql` : `${stem}_${String(number).padStart(3, '0')}.sql`
}

/** `YYYYMMDDHHMMSS`, in UTC. */
function timePrefix(time: Date): string {
  return time.toISOString().slice(0, 19).replace(/[-T:]/g, '')
}
