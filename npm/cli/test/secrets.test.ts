import { describe, expect, test } from 'vitest'
import { hideSecrets, hideSecretsInData, hideSecretsInPlace } from '../src/output/secrets.js'

/** In each of these, what stands between « and » is a secret. */
const statements = [
  "CREATE DICTIONARY d (a Int8) PRIMARY KEY a SOURCE(CLICKHOUSE(HOST 'h' USER 'u' PASSWORD '«s3 cret»' DB 'x'))",
  "CREATE DICTIONARY d (a Int8) PRIMARY KEY a SOURCE(HTTP(URL 'u' HEADERS(HEADER(NAME 'Authorization' VALUE '«t»'))))",
  "CREATE TABLE t (a Int8) ENGINE = S3('https://b/x', '«key»', '«se,c)ret»', '«CSV»')",
  "CREATE TABLE t (a Int8) ENGINE = MySQL('h:3306', 'db', 't', '«u»', '«p''w»')",
  "CREATE DATABASE d ENGINE = PostgreSQL('h:5432', 'db', 'u', '«pw»', '«public»', 1)",
  "INSERT INTO t SELECT * FROM remote('h', d.t, '«u»', '«pw»')",
  "CREATE NAMED COLLECTION c AS url = '«u»', port = 1, password = '«x»'",
  "CREATE USER u IDENTIFIED WITH sha256_password BY '«x»' HOST ANY",
  "ALTER USER u IDENTIFIED BY '«it\\'s»'",
  "CREATE TABLE t (a Int8) ENGINE = Kafka SETTINGS kafka_sasl_password = '«x»', kafka_topic_list = 'y'",
  "CREATE TABLE t (a Int8) ENGINE = URL('https://u:«p@w»@h/x', 'CSV')",
  "CREATE TABLE t (a Int8) ENGINE = URL('https://h/x?a=1&password=«p»', 'CSV')",
  "SELECT * FROM s3('https://b/x', NOSIGN, '«x»'",
  "CREATE USER u IDENTIFIED BY '«cut off»",
  "SOURCE(MYSQL(password'«no space»'))",
  '{ "password": "«x»" }',
]

describe('in a statement', () => {
  test.each(statements)('%s', (marked) => {
    const statement = marked.replaceAll(/[«»]/g, '')
    const hidden = marked.replaceAll(/«[^»]*»/g, '[hidden]')
    expect(hideSecrets(statement, [])).toBe(hidden)
    // Nothing moves, and nothing of a secret is left.
    const inPlace = marked.replaceAll(/«([^»]*)»/g, (_, secret: string) => '*'.repeat(secret.length))
    expect(hideSecretsInPlace(statement)).toBe(inPlace)
  })

  test.each([
    "CREATE TABLE t (password String DEFAULT 'x', token UInt8) ENGINE = MergeTree ORDER BY token",
    "ALTER TABLE t ADD INDEX i a TYPE text(tokenizer = 'splitByNonAlpha')",
    "SELECT 'https://host:8123/path', 'mailto:a@b'",
    'CREATE TABLE mysql (s3 String) ENGINE = Memory',
    '"clickhouse.password" must be a text, but it is the number 5.',
    "CREATE TABLE t (a Int8) ENGINE = ReplicatedMergeTree('/path', '{replica}') ORDER BY a",
  ])('nothing of %s is a secret', (statement) => {
    expect(hideSecrets(statement, [])).toBe(statement)
  })
})

describe('a known secret', () => {
  test.each([
    ["a secret's \\ end", 'BY "a secret\\\'s \\\\ end" x'],
    ['p@ss/word', 'the URL http://u:p%40ss%2Fword'],
    ['two words', 'broken: two\n  words'],
    ['abc', "said 'abc'"],
    ['x', 'password: x'],
  ])('%j is hidden in %j', (secret, text) => {
    const masked = hideSecrets(text, [secret])
    expect(masked).toContain('[hidden]')
    expect(masked).not.toContain(secret)
  })

  test('that is short tears no holes into words, and none is nothing', () => {
    expect(hideSecrets('a table of an app', ['a', ''])).toBe('a table of an app')
  })

  test('is hidden in what data say, not in their names', () => {
    const data = { name: 'shop', path: '/srv/shop/x.sql', message: 'Not shop at all.', list: ['a shop'] }
    expect(hideSecretsInData(data, ['shop'])).toEqual({
      name: 'shop',
      path: '/srv/shop/x.sql',
      message: 'Not [hidden] at all.',
      list: ['a [hidden]'],
    })
  })
})
