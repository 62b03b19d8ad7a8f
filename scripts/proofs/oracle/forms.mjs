/** Texts that go through every form of something, one by one. */

/**
 * What stands in rows, two blanks apart.
 * @param {string[]} rows
 */
const list = (rows) => rows.flatMap((row) => row.split('  '))

/** Where a keyword may be a name: of a column, a table, an alias, a function, and whatever else has one. */
const NAME_PLACES = list([
  'SELECT NAME  SELECT NAME, 1  SELECT NAME FROM t  SELECT t.NAME  SELECT NAME.a  SELECT NAME.*',
  'SELECT a FROM NAME  SELECT a FROM NAME.t  SELECT a FROM d.NAME  SELECT a FROM NAME, t',
  'FROM NAME SELECT a  SELECT 1 AS NAME  SELECT 1 NAME  SELECT 1 NAME, 2  SELECT 1 NAME FROM t',
  'SELECT f(1 AS NAME)  SELECT f(1 NAME)  SELECT a FROM t AS NAME  SELECT a FROM t NAME',
  'SELECT a FROM t NAME JOIN u ON 1  SELECT a FROM (SELECT 1) NAME  SELECT NAME()  SELECT NAME(1)',
  'SELECT NAME(a, b)  SELECT NAME(1)(a)  SELECT a FROM NAME(1)  SELECT (NAME)  SELECT [NAME]',
  'SELECT (NAME, 1)  SELECT -NAME  SELECT NOT NAME  SELECT a + NAME  SELECT NAME + a  SELECT NAME[1]',
  'SELECT NAME -> 1  SELECT NAME::Int8  SELECT a WHERE NAME  SELECT a GROUP BY NAME  SELECT a ORDER BY NAME',
  'SELECT a ORDER BY NAME DESC  SELECT a HAVING NAME  SELECT a LIMIT 1 BY NAME  SELECT a SETTINGS NAME = 1',
  'SELECT a FORMAT NAME  SELECT a WINDOW NAME AS (ORDER BY a)  SELECT f() OVER NAME',
  'WITH NAME AS (SELECT 1) SELECT 1  WITH 1 AS NAME SELECT NAME  SELECT * EXCEPT NAME',
  'SELECT * EXCEPT (NAME)  SELECT * REPLACE (1 AS NAME)  SELECT COLUMNS(NAME)  SELECT a JOIN NAME USING b',
  'SELECT 1 FROM t JOIN u USING NAME  SELECT {NAME:Int8}  SELECT a FROM t ARRAY JOIN NAME',
  'SELECT CASE NAME WHEN 1 THEN 2 END  SELECT CASE WHEN 1 THEN NAME END  SELECT a BETWEEN NAME AND b',
  'SELECT a IN NAME  SELECT INTERVAL NAME DAY  SELECT CAST(NAME AS Int8)  SELECT CAST(1 AS NAME)',
  'CREATE TABLE NAME (a Int8)  CREATE TABLE t (NAME Int8)  CREATE TABLE t (a Int8, NAME Int8)',
  'CREATE TABLE t (a NAME)  CREATE TABLE t (a Int8 DEFAULT NAME)  CREATE TABLE t (a Nested(NAME Int8))',
  'CREATE TABLE t (a Tuple(NAME Int8))  CREATE TABLE t (a Int8) ENGINE = NAME',
  'CREATE TABLE t (a Int8) ENGINE = E(NAME)  CREATE TABLE t (a Int8) ENGINE = E ORDER BY NAME',
  'CREATE TABLE t (INDEX NAME a TYPE minmax)  CREATE TABLE t (INDEX i NAME TYPE minmax)',
  'CREATE TABLE t (INDEX i a TYPE NAME)  CREATE TABLE t (CONSTRAINT NAME CHECK 1)',
  'CREATE TABLE t (PROJECTION NAME (SELECT a))  CREATE TABLE t AS NAME  CREATE TABLE t (a Int8 CODEC(NAME))',
  'CREATE TABLE t ON CLUSTER NAME (a Int8)  CREATE VIEW NAME AS SELECT 1  CREATE DATABASE NAME',
  'CREATE DATABASE d ENGINE = NAME  CREATE FUNCTION NAME AS x -> x  CREATE FUNCTION f AS NAME -> 1',
  'CREATE NAMED COLLECTION NAME AS a = 1  CREATE NAMED COLLECTION c AS NAME = 1  CREATE INDEX NAME ON t (a)',
  'CREATE DICTIONARY NAME (a Int8) PRIMARY KEY a',
  'CREATE DICTIONARY d (NAME Int8) PRIMARY KEY NAME SOURCE(NAME(NAME 1)) LAYOUT(NAME())',
  'CREATE MATERIALIZED VIEW v TO NAME AS SELECT 1',
  'CREATE MATERIALIZED VIEW v REFRESH EVERY 1 DAY DEPENDS ON NAME AS SELECT 1',
  'ALTER TABLE NAME DROP COLUMN a  ALTER TABLE t DROP COLUMN NAME  ALTER TABLE t ADD COLUMN NAME Int8',
  'ALTER TABLE t MODIFY COLUMN NAME Int8  ALTER TABLE t ADD COLUMN a Int8 AFTER NAME',
  'ALTER TABLE t RENAME COLUMN NAME TO NAME  ALTER TABLE t MODIFY COLUMN a NAME',
  'ALTER TABLE t DROP INDEX NAME  ALTER TABLE t DROP PARTITION NAME  ALTER TABLE t UPDATE NAME = 1 WHERE 1',
  'ALTER TABLE t RESET SETTING NAME  ALTER TABLE t MODIFY SETTING NAME = 1',
  "ALTER TABLE t REPLACE PARTITION 1 FROM NAME  ALTER TABLE t COMMENT COLUMN NAME ''  DROP TABLE NAME",
  'DROP TABLE NAME.NAME  DROP DATABASE NAME  DROP FUNCTION NAME  RENAME TABLE NAME TO NAME',
  'TRUNCATE TABLE NAME  TRUNCATE NAME  EXCHANGE TABLES NAME AND NAME  OPTIMIZE TABLE NAME  SET NAME = 1',
  'SET NAME  DETACH TABLE NAME  UNDROP TABLE NAME',
])

/**
 * Every keyword in every place of a name, in upper case, in lower case and quoted.
 * @param {Iterable<string>} keywords
 */
export const keywordTexts = (keywords) =>
  [...keywords].flatMap((keyword) =>
    [keyword, keyword.toLowerCase(), `\`${keyword}\``].flatMap((name) =>
      NAME_PLACES.map((place) => place.replaceAll('NAME', name)),
    ),
  )

/** What stands between two operands, before one, and behind one. */
const BETWEEN = list([
  '+  -  *  /  %  ||  =  ==  !=  <>  <  >  <=  >=  <=>  ->  ::  .  :  ?  ,  AND  OR  XOR  DIV  MOD  LIKE',
  'ILIKE  NOT LIKE  NOT ILIKE  REGEXP  NOT REGEXP  GLOB  IN  NOT IN  GLOBAL IN  GLOBAL NOT IN',
  'IS DISTINCT FROM  IS NOT DISTINCT FROM  BETWEEN 1 AND  NOT BETWEEN 1 AND  AS  AT TIME ZONE  ? 1 :',
  'LIKE x ESCAPE  = ANY  <> ALL  ^  &  |  <<  >>  ~  !  @  .^  .:',
])
const BEFORE = list(['-  +  NOT  !  ~  - -  NOT NOT  NOT -  - NOT  DISTINCT  INTERVAL  EXISTS  * EXCEPT'])
const BEHIND = list([
  'IS NULL  IS NOT NULL  IS TRUE  IS NOT TRUE  IS FALSE  IS NOT FALSE  IS UNKNOWN  IS NOT UNKNOWN  [1]  .1',
  '.x  .*  ::Int8  AS z  z  DAY  .1.2  [1][2]  (1)  .^x  .:Int8  ()  ESCAPE x  []  .`y`',
])

/** Every two operators next to each other, and every two signs before or behind an operand with each operator. */
export function operatorTexts() {
  const texts = []
  for (const first of BETWEEN) {
    for (const second of BETWEEN)
      texts.push(`a ${first} b ${second} c`, `a ${first} (b ${second} c)`, `(a ${first} b) ${second} c`)
    for (const sign of BEFORE)
      texts.push(
        `${sign} a ${first} b`,
        `a ${first} ${sign} b`,
        `${sign} (a ${first} b)`,
        `${sign} 1 ${first} ${sign} 2`,
      )
    for (const sign of BEHIND)
      texts.push(
        `a ${sign} ${first} b`,
        `a ${first} b ${sign}`,
        `(a ${first} b) ${sign}`,
        `1 ${sign} ${first} 2 ${sign}`,
      )
  }
  for (const sign of BEHIND) {
    for (const other of BEHIND)
      texts.push(`a ${sign} ${other}`, `(a ${sign}) ${other}`, `f(a ${sign} ${other})`, `[1] ${sign} ${other}`)
    for (const before of BEFORE)
      texts.push(
        `${before} a ${sign}`,
        `${before} (a ${sign})`,
        `(${before} a) ${sign}`,
        `${before} 1 ${sign}`,
        `${before} (1, 2) ${sign}`,
      )
  }
  for (const sign of BEFORE)
    for (const other of BEFORE) texts.push(`${sign} ${other} a`, `${sign} (${other} a)`, `${sign} ${other} 1`)
  return texts.map((text) => `SELECT ${text}`)
}

/** Values as they can be written. */
const LITERALS = list([
  '0  1  -1  +1  - 1  00  007  -0  1.  .5  1.5  -1.5  0.1  1e5  1E5  1e+5  1e-5  1.e5  .5e1  1e400  1e-400',
  '1e22  1e21  123456789012345678901234567890  0.1e1  1.0  100000000000000000000  1e15  1e16  0.000001',
  '0.0000001  9223372036854775807  9223372036854775808  -9223372036854775808  -9223372036854775809',
  '18446744073709551615  18446744073709551616  -18446744073709551616  3.141592653589793',
  '0.30000000000000004  1_000  1__0  1_  _1  1_000.5  1.000_5  1e1_0  0x  0xF  0XFF  0xff  -0xFF',
  '0xFFFFFFFFFFFFFFFF  0x10000000000000000  0x1p3  0x1.8p1  0x.8p1  0x1.8  0x1P-3  0x_F  0b  0b1  0B101',
  '0b2  -0b11  0b1_1  0b1111111111111111111111111111111111111111111111111111111111111111  0o17  1a  1e  1e+',
  'inf  -inf  +inf  INF  Inf  infinity  nan  NaN  NAN  -nan  inf + nan  null  NULL  Null  true  TRUE  True',
  "false  ''  'a'  'it''s'  'it\\'s'  '\\\\'  '\\n\\t\\r\\0\\b\\f\\a\\v\\e'  '\\x41\\x4'  '\\x'  '\\N'  '\\q'  '\\%\\_'  'a\nb'",
  "'ü😀'  x''  x'41'  X'4142'  x'4'  x'4g'  b''  b'01000001'  B'1'  b'2'  'a' 'b'  'a'\n'b'  N'a'  E'a\\n'",
  `_utf8'a'  $$$$  $$a$$  $$it's$$  $a$b$a$  $a$b$c$  $1$b$1$  $a b$c$a b$  $$a  "a"  "a""b"  "a\\"b"  ""`,
  "`a`  `a``b`  `a\\`b`  ``  `a b`  ‘a’  “a”  ’a’  1−2  1 – 2  []  [1]  [1, 2]  [1,]  [,]  ['a', 'b']",
  '[1, NULL]  [-1, 2]  [[1], [2, 3]]  [1.5, 2]  [(1, 2)]  [a]  [1, a]  [NULL]  [true, false]  [-1]  [- 1]',
  "[+1]  [1e400]  [inf]  [nan, -inf]  [0x1F]  [x'41']  [$$a$$]  [1 + 1]  [{p:Int8}]  [[]]  [()]  ()  (1)",
  "(1,)  (1, 2)  (1, 'a')  ((1, 2), 3)  (NULL,)  (-1, 2)  ((1))  ((1),)  (1, [2])  (a)  (a,)  (a, 1)",
  "(1, 2,)  (,)  (1,,2)  (true, false)  {'a': 1}  {'a': 1, 'b': 2}  {}  {1: 2}  {a: 1}  {'a': [1]}",
  "{'a': {'b': 1}}  {p:UInt8}  {p: UInt8}  {p:Array(String)}  { p : Map(String, Int8) }  {p}  {p:}",
  "{p:Identifier}  DATE '2020-01-01'  date '2020-01-01'  TIMESTAMP '2020-01-01 00:00:00'  INTERVAL '1' DAY",
  "INTERVAL '1 day'  INTERVAL '1 day 2 hours'  INTERVAL '1-2' YEAR TO MONTH  INTERVAL 1 DAY",
  "INTERVAL -1 DAY  TIME '00:00:00'  DATETIME '2020-01-01 00:00:00'  INTERVAL 1.5 DAY  INTERVAL (1) DAY",
  "INTERVAL a DAY  INTERVAL '1.5 day'  CURRENT_DATE  CURRENT_TIMESTAMP  @@a  @@a.b  @a  @@global.a",
])

/** Where a value may stand. */
const VALUE_PLACES = list([
  'SELECT V  SELECT (V)  SELECT [V]  SELECT (V, 1)  SELECT [V, 1]  SELECT -V  SELECT - V  SELECT NOT V',
  'SELECT V::Int8  SELECT -V::Int8  SELECT [V]::Array(Int8)  SELECT (V, 1)::T  SELECT V.1  SELECT V[1]',
  'SELECT V + V  SELECT V - V  SELECT a -V  SELECT V IS NULL  SELECT V AS a  SELECT f(V)  SELECT f(V)(V)',
  'SELECT a IN V  SELECT a IN (V)  SELECT a IN [V]  SELECT V IN (V, V)  SELECT CAST(V AS Int8)',
  "SELECT CAST(V, 'Int8')  SELECT INTERVAL V DAY  SELECT a BETWEEN V AND V  SELECT CASE V WHEN V THEN V END",
  'SELECT V ? V : V  SELECT 1 LIMIT V  SELECT 1 LIMIT V, V  SELECT 1 OFFSET V  SELECT a FROM t SAMPLE V',
  'SELECT 1 SETTINGS a = V  SELECT 1 SETTINGS a = V, b = V  SET a = V  SELECT 1 LIMIT V BY a',
  'SELECT TOP V 1  SELECT a ORDER BY V  SELECT a FROM f(V)  SELECT a FROM f(a = V)',
  'CREATE TABLE t (a Int8 DEFAULT V)  CREATE TABLE t (a Int8 COMMENT V)  CREATE TABLE t (a T(V))',
  "CREATE TABLE t (a Enum8('a' = V))  CREATE TABLE t (a Enum8(V))  CREATE TABLE t (a DateTime64(V))",
  'CREATE TABLE t (a Int8 CODEC(C(V)))  CREATE TABLE t (a Int8) ENGINE = E(V)',
  'CREATE TABLE t (a Int8) COMMENT V  CREATE TABLE t (a Int8) ENGINE = E SETTINGS a = V',
  'CREATE TABLE t (INDEX i a TYPE m(V) GRANULARITY 1)  CREATE TABLE t (INDEX i a TYPE m GRANULARITY V)',
  'CREATE TABLE t (a Int8) ENGINE = E ORDER BY V  CREATE TABLE t (a Int8) ENGINE = E TTL V',
  'ALTER TABLE t DROP PARTITION V  ALTER TABLE t DROP PARTITION ID V  ALTER TABLE t DROP PART V',
  'ALTER TABLE t MODIFY COMMENT V  ALTER TABLE t COMMENT COLUMN a V  ALTER TABLE t MODIFY SETTING a = V',
  'ALTER TABLE t FREEZE WITH NAME V  ALTER TABLE t UPDATE a = V WHERE V',
  'ALTER TABLE t MODIFY COLUMN a Int8 DEFAULT V  CREATE NAMED COLLECTION c AS a = V',
  'CREATE DATABASE d ENGINE = E(V) COMMENT V',
  'CREATE DICTIONARY d (a Int8 DEFAULT V) PRIMARY KEY a SOURCE(S(A V)) LIFETIME(V) LAYOUT(L(B V))',
  'CREATE DICTIONARY d (a Int8) PRIMARY KEY a LIFETIME(MIN V MAX V) COMMENT V  CREATE FUNCTION f AS x -> V',
  'OPTIMIZE TABLE t PARTITION V',
])

/** Every value in every place of one. */
export const literalTexts = () =>
  VALUE_PLACES.flatMap((place) => LITERALS.map((value) => place.replaceAll('V', () => value)))
