/** Durations for people. */

/**
 * Starts a stop watch; calling the result gives the time since, as in `1.4 s` or `2 min 05 s`.
 * @returns {() => string}
 */
export function stopwatch() {
  const start = performance.now()
  return () => inWords(performance.now() - start)
}

/** @param {number} milliseconds */
export function inWords(milliseconds) {
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`
}
