/** A noun by the form that a number asks for, with `#` where the number stands: `# minutes`. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** Counts as `language` does. Its numbers are written as codes are in a message: 0 to 9. */
export function counting(language: string): (count: number, forms: Counted) => string {
  const plurals = new Intl.PluralRules(language)
  return (count, forms) => (forms[plurals.select(count)] ?? forms.other).replace('#', String(count))
}
