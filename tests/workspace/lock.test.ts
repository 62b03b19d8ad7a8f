import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withLock } from '../../scripts/lib/lock.mjs'
import { workFolder } from '../../scripts/lib/paths.mjs'

const file = join(workFolder, 'lock-test.lock')

test('two who want the same thing do it one after the other', async () => {
  const seen: string[] = []
  const work = (name: string) =>
    withLock('lock-test', async () => {
      seen.push(`${name} begins`)
      await sleep(30)
      seen.push(`${name} ends`)
    })
  await Promise.all([work('first'), work('second')])
  expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
})

test('the lock is free again after a failure', async () => {
  const failing = withLock('lock-test', () => Promise.reject(new Error('broken')))
  await expect(failing).rejects.toThrow('broken')
  expect(existsSync(file)).toBe(false)
})

test('the lock of a process that died is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['--eval', ''])
  writeFileSync(file, String(pid))
  expect(await withLock('lock-test', () => Promise.resolve('done'))).toBe('done')
})
