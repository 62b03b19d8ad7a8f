/** What stands in the place of a secret. */
const MASK = '[hidden]'
/** A shorter text cannot be told from ordinary words; masking it would only tear holes into the message. */
const MIN_LENGTH = 4

/** Masks secrets in every text of a value: a server may quote them back. */
export function hideSecrets<Value>(value: Value, secrets: readonly string[]): Value {
  const forms = secrets
    .filter((secret) => secret.length >= MIN_LENGTH)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .sort((left, right) => right.length - left.length)
  return forms.length === 0 ? value : (maskTexts(value, forms) as Value)
}

function maskTexts(value: unknown, forms: readonly string[]): unknown {
  if (typeof value === 'string') return forms.reduce((text, form) => text.replaceAll(form, MASK), value)
  if (Array.isArray(value)) return value.map((entry) => maskTexts(entry, forms))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskTexts(entry, forms)]))
}
