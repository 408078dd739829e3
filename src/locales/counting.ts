/** A noun by the form that a number asks for, with `#` where the number stands: `# minutes`. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/**
 * Counts as `language` does. Its numbers are written as codes are in a message: 0 to 9. A browser that has no rules for it
 * would count as in its own language: there every number has the form `other`.
 */
export function counting(language: string): (count: number, forms: Counted) => string {
  const plurals = new Intl.PluralRules(language)
  const isResolved = plurals.resolvedOptions().locale.split('-', 1)[0] === language.split('-', 1)[0]
  const formOf = (count: number) => (isResolved ? plurals.select(count) : 'other')
  return (count, forms) => (forms[formOf(count)] ?? forms.other).replace('#', String(count))
}
