/**
 * What people and their browsers put into a phone field, brought to the form a parser reads: `8 (999) 123‑45‑67` with a
 * non-breaking hyphen, `tel:+7…` from a link, `00375…` from an office phone, digits of another script or another width.
 */
export function normalisePhone(typed: string): string {
  // Read on every key, and nearly always this already.
  const text = /^[\d +()-]*$/.test(typed) ? typed : plainSigns(typed)
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^tel:\s*/i, '')
    .replace(/^\+\s+/, '+')
    .replace(/^00\s*(?=[1-9])/, '+')
    .replace(/^\+8(?=[\s()-]*9(?:\D*\d){9}$)/, '+7')
}

function plainSigns(typed: string): string {
  return asciiDigits(typed.normalize('NFKC'))
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
}

/** `+79991234567 доб. 12`: a message cannot reach an extension, and leaving it off would text somebody else. */
export function hasExtension(normal: string): boolean {
  return /\d[\s,;]*(?:доб(?:авочный)?|вн(?:утр)?|ext(?:ension)?|[x#]|;ext=)[\s.:=]*\d+$/iu.test(normal)
}

/** Digits of any script to ASCII: Arabic-Indic and Persian keyboards type their own. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => String(valueOf(digit)))
}

/** Unicode keeps the ten digits of a script side by side, zero first, so a digit's value is its distance from zero. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++
  return value
}
