/** How far a word may be from a known one and still be taken for a slip of the fingers. */
const MAX_SHARE_OF_LETTERS = 0.4
/** Shorter beginnings of a word say too little. */
const MIN_ABBREVIATION = 3

/** The candidate most like `word`, or none when nothing is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  const limit = Math.max(1, Math.floor(Math.max(word.length, best?.length ?? 0) * MAX_SHARE_OF_LETTERS))
  return bestDistance <= limit ? best : candidates.find((candidate) => abbreviates(word, candidate))
}

/** `user` for `username`. */
function abbreviates(word: string, candidate: string): boolean {
  return word.length >= MIN_ABBREVIATION && candidate.toLowerCase().startsWith(word.toLowerCase())
}

/** The number of letters to insert, delete, replace or swap with their neighbour to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = from[row - 1] === to[column - 1] ? 0 : 1
      let distance = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + replaced,
      )
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1)
      }
      current.push(distance)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[to.length] ?? 0
}
