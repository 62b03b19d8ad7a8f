// Secrets by their place in SQL: behind `PASSWORD`, in `IDENTIFIED BY`, among the arguments of an engine that connects
// to something, in a URL. What is shown may be cut off, so a quote that is never closed counts too.

/** What takes the place of a secret. */
export type Fill = (secret: string) => string

/** A quoted text, up to its end, to where it was cut off, or to a length that no secret has. */
const QUOTED = String.raw`(?:'(?:[^'\\…]|\\[\s\S]|''){0,2000}['…]?|"(?:[^"\\…]|\\[\s\S]|""){0,2000}["…]?)`
/** Names whose values are secrets, as settings, dictionary sources and named collections have them. */
const SECRET_NAME = String.raw`(?:\w*(?:password|passwd|passphrase|secret|credential)\w*|(?:\w+_)?(?:token|pwd|access_key|access_key_id|account_key|private_key|api_key|connection_string))`

/** `PASSWORD 'x'`, `kafka_sasl_password = 'x'`, `secret = 5`. */
const NAMED_VALUE = new RegExp(
  String.raw`(\b${SECRET_NAME}\b(?:["\x60]?(?:\s*[=:]\s*|\s+)|(?=')))(${QUOTED}|(?<=[=]\s*)\d+)`,
  'gi',
)
/** `password=x` in the parameters of a URL. */
const PARAMETER = new RegExp(String.raw`([?&]${SECRET_NAME}=)([^&\s'"]+)`, 'gi')
/** `https://user:x@host`. */
const USER_INFO = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@'"]*:)([^\s'"/]+)(?=@)/gi

/** Statements in which further texts are secrets, and in front of what. */
const STATEMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/\bIDENTIFIED\b/i, new RegExp(String.raw`(\b(?:BY|SALT)\s+)(${QUOTED})`, 'gi')],
  [/\bNAMED\s+COLLECTION\b/i, new RegExp(String.raw`(=\s*)(${QUOTED})`, 'g')],
  [/\bHEADERS?\s*\(/i, new RegExp(String.raw`(\bVALUE\s+|=\s*)(${QUOTED})`, 'gi')],
]

/** Engines, table functions and functions with secrets among their arguments, and the first that may be one. */
const FIRST_SECRET: ReadonlyMap<string, number> = new Map([
  ...['mysql', 'materializedmysql', 'postgresql', 'materializedpostgresql', 'mongodb', 'externaldistributed'].map(
    (name) => [name, 3] as const,
  ),
  ...['remote', 'remotesecure'].map((name) => [name, 2] as const),
  ...['s3', 's3cluster', 's3queue', 'gcs', 'oss', 'cosn', 'deltalake', 'hudi', 'iceberg', 'icebergs3', 'redis'].map(
    (name) => [name, 1] as const,
  ),
  ...['encrypt', 'decrypt', 'trydecrypt', 'aes_encrypt_mysql', 'aes_decrypt_mysql'].map((name) => [name, 1] as const),
  ...['azureblobstorage', 'azurequeue', 'icebergazure', 'jdbc', 'odbc'].map((name) => [name, 0] as const),
])
const CALL = new RegExp(String.raw`\b(${[...FIRST_SECRET.keys()].join('|')})\s*\(`, 'gi')
const ARGUMENT = new RegExp(`${QUOTED}|[(),]`, 'y')

/** Masks what stands where secrets stand. A text that is no SQL stays as it is, but for URLs with a password. */
export function hideStatementSecrets(text: string, fill: Fill): string {
  const replace = (_: string, before: string, secret: string) => before + fillIn(secret, fill)
  let masked = hideArguments(text, fill)
  for (const pattern of [NAMED_VALUE, PARAMETER, USER_INFO]) masked = masked.replace(pattern, replace)
  for (const [statement, pattern] of STATEMENTS) if (statement.test(masked)) masked = masked.replace(pattern, replace)
  return masked
}

/** Keeps the quotes, so that the statement still reads as one. */
function fillIn(secret: string, fill: Fill): string {
  const [quote = ''] = secret
  if (quote !== "'" && quote !== '"') return fill(secret)
  const end = secret.length > 1 && secret.endsWith(quote) ? quote : ''
  return quote + fill(secret.slice(1, secret.length - end.length)) + end
}

function hideArguments(text: string, fill: Fill): string {
  let masked = ''
  let from = 0
  for (const call of text.matchAll(CALL)) {
    const begin = call.index + call[0].length
    if (begin < from) continue
    const first = FIRST_SECRET.get((call[1] ?? '').toLowerCase()) ?? 0
    const { replaced, end } = hideCall(text, begin, first, fill)
    masked += text.slice(from, begin) + replaced
    from = end
  }
  return masked + text.slice(from)
}

/** Masks the quoted arguments of a call from the `first` on, up to its closing bracket. */
function hideCall(text: string, begin: number, first: number, fill: Fill): { replaced: string; end: number } {
  let replaced = ''
  let position = begin
  let depth = 1
  let argument = 0
  while (position < text.length && depth > 0) {
    ARGUMENT.lastIndex = position
    const [token = text.charAt(position)] = ARGUMENT.exec(text) ?? []
    if (token === '(') depth += 1
    else if (token === ')') depth -= 1
    else if (token === ',' && depth === 1) argument += 1
    replaced += token.length > 1 && argument >= first ? fillIn(token, fill) : token
    position += token.length
  }
  return { replaced, end: position }
}
