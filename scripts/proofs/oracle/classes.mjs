/** What is known to differ from the server. Every proof against the engine lists it, and fails when an entry no longer differs. */

/**
 * A class of texts on which the sides differ.
 * @typedef {object} KnownClass
 * @property {string} about What differs, and why it was left.
 * @property {string} example A text that shows it.
 * @property {RegExp} sign What the shortest texts of the class match.
 */

/** @type {KnownClass[]} */
export const knownClasses = [
  {
    about: 'bytes that are no UTF-8 are escaped, because texts of JavaScript and JSON cannot hold them',
    example: "SELECT x'B4'",
    sign: /\bx'(?:[0-7][\dA-F])*[89A-F]/i,
  },
]
