/** Numbers that look random, all from one seed: the same seed draws the same texts on every machine. */
import { createHash } from 'node:crypto'

export class Random {
  #state

  /** @param {string} seed */
  constructor(seed) {
    this.#state = createHash('sha256').update(seed).digest().readUInt32LE()
  }

  /** A number from 0 up to 1, without 1 (mulberry32). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /**
   * A whole number below a bound.
   * @param {number} bound
   */
  below(bound) {
    return Math.floor(this.next() * bound)
  }

  /**
   * Whether something of this probability happens.
   * @param {number} probability
   */
  chance(probability) {
    return this.next() < probability
  }

  /**
   * A member of a list, which must not be empty.
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  pick(list) {
    return /** @type {T} */ (list[this.below(list.length)])
  }
}
