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
  {
    about: 'a lambda that is all of WHERE in a query that is not the first of a list has no parentheses',
    example: 'SELECT 1, (SELECT a WHERE x -> 1)',
    sign: /(WHERE|HAVING|QUALIFY) (\w+|\( ?\w+( ?, ?\w+)* ?\)) ->/i,
  },
  {
    about: 'a global variable is taken where an alias is not, although the server makes one of it',
    example: 'CREATE TABLE t (a Int8) ENGINE = E ORDER BY @@b',
    sign: /@@/,
  },
  {
    about: 'numbers of SAMPLE with underscores in odd places',
    example: 'SELECT a FROM t SAMPLE 1_',
    sign: /SAMPLE (_|\d[\de]*_)/i,
  },
  {
    about: 'a table of a time series that is called like the clause that may stand there',
    example: 'CREATE TABLE t ENGINE = TimeSeries DATA ENGINE',
    sign: /(DATA|SAMPLES|TAGS|METRICS) (INNER )?ENGINE\b/i,
  },
  {
    about: 'IN alone in a tuple behind BETWEEN has parentheses in a member of a list that is not the first',
    example: 'SELECT f(1, q BETWEEN 1 AND (a IN 2,))',
    sign: /BETWEEN .*\bIN\b/i,
  },
  {
    about: 'AUTO_INCREMENT behind NULL in the place of a type, in a command that modifies a column',
    example: 'ALTER TABLE t MODIFY COLUMN x NULL AUTO_INCREMENT',
    sign: /NULL AUTO_INCREMENT/i,
  },
]
