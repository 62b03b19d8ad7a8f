import type { Host, Progress } from '../command.js'
import { screenOf } from './screen.js'
import { hideSecrets } from './secrets.js'
import { truncate } from './wrap.js'

/** Goes to the start of the line and clears it. */
const CLEAR_LINE = '\r\u001B[2K'

/** Progress on stdout; silent when stdout belongs to one JSON object. */
export function createProgress(host: Host, json: boolean, secrets: readonly string[]): Progress {
  if (json) return { line: () => undefined, busy: () => undefined }
  const screen = screenOf(host.stdout, host.env)
  const canReplace = host.stdout.isTTY === true && host.env.TERM !== 'dumb'
  let pending = ''
  return {
    line(render) {
      host.stdout.write(`${pending}${hideSecrets(render(screen), secrets)}\n`)
      pending = ''
    },
    busy(render) {
      if (!canReplace) return
      host.stdout.write(`${pending}${truncate(hideSecrets(render(screen), secrets), screen.columns - 1)}`)
      pending = CLEAR_LINE
    },
  }
}
