import type { Host } from './command.js'

/** Whether somebody pressed Ctrl-C. */
export interface Interruption {
  readonly requested: boolean
  /** Settles when it happens. */
  readonly happens: Promise<void>
  /** Gives Ctrl-C back its usual meaning. */
  forget(): void
}

/** From here on Ctrl-C asks for an orderly end. */
export function awaitInterruption(host: Host): Interruption {
  let requested = false
  let settle: (() => void) | undefined
  const happens = new Promise<void>((resolve) => {
    settle = resolve
  })
  const forget = host.onInterrupt(() => {
    requested = true
    settle?.()
  })
  return {
    get requested() {
      return requested
    },
    happens,
    forget,
  }
}
