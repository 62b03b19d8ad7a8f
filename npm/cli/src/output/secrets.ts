import { hideStatementSecrets } from './statement-secrets.js'

/** What stands in the place of a secret. */
const MASK = '[hidden]'
/** A shorter text cannot be told from ordinary words; it is a secret only where secrets stand. */
const MIN_LENGTH = 4

/**
 * Masks secrets in every text of a value: those that are known, in every spelling in which somebody may quote them back,
 * and whatever stands in SQL where a secret stands. The one place that everything printed goes through.
 */
export function hideSecrets<Value>(value: Value, secrets: readonly string[]): Value {
  const patterns = secretPatterns(secrets)
  return maskTexts(value, (text) => maskKnown(hideInStatement(text), patterns)) as Value
}

/**
 * The same for data that scripts read. A text without spaces is a name or a path there, which may hold by chance what is
 * also a password and has to stay what it is.
 */
export function hideSecretsInData<Value>(value: Value, secrets: readonly string[]): Value {
  const patterns = secretPatterns(secrets)
  const mask = (text: string) => {
    const masked = hideInStatement(text)
    return /\s/.test(text) ? maskKnown(masked, patterns) : masked
  }
  return maskTexts(value, mask) as Value
}

/** Masks a text without moving anything in it, so that places in it stay right. */
export function hideSecretsInPlace(text: string): string {
  return hideStatementSecrets(text, (secret) => secret.replace(/[^\r\n]/g, '*'))
}

/** Masks what stands in a statement where a secret stands. */
export function hideInStatement(statement: string): string {
  return hideStatementSecrets(statement, () => MASK)
}

/** What a statement holds where secrets stand. A server may quote it in pieces, in which no place tells it any more. */
export function secretsOf(statement: string): string[] {
  const found: string[] = []
  hideStatementSecrets(statement, (secret) => {
    found.push(secret)
    return MASK
  })
  return found.filter((secret) => secret !== MASK)
}

function maskKnown(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((masked, pattern) => masked.replace(pattern, MASK), text)
}

/** The longest first: a secret may hold another one. */
function secretPatterns(secrets: readonly string[]): RegExp[] {
  const forms = new Set(secrets.filter((secret) => secret !== '').flatMap(spellings))
  return [...forms].sort((left, right) => right.length - left.length).map(secretPattern)
}

/** A secret as it is, in a URL, and in the quotes of SQL. */
function spellings(secret: string): string[] {
  const inQuotes = secret.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return [secret, encodeURIComponent(secret), inQuotes]
}

/** A text may be broken at its spaces when it is shown. A short secret counts only between quotes or behind a sign of assignment. */
function secretPattern(secret: string): RegExp {
  const pattern = secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+')
  return secret.length < MIN_LENGTH
    ? new RegExp(`(?<=['"\`]|[=:]\\s?)${pattern}(?=['"\`@&,;)\\s]|$)`, 'g')
    : new RegExp(pattern, 'g')
}

function maskTexts(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((entry) => maskTexts(entry, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskTexts(entry, mask)]))
}
