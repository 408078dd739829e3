import { dialledAbroad } from './exitCodes.ts'

/** No number is written in more signs; a clipboard may hold a book. Nothing looks at more than this. */
const longest = 200

/** So long that it is no number, whatever the beginning of it looks like. */
export function isEndless(typed: string): boolean {
  return typed.length > longest
}

/**
 * What people and their browsers put into a phone field, brought to the form a parser reads: `8 (999) 123‑45‑67` with a
 * non-breaking hyphen, `tel:+7…` from a link, `Тел.: (+7) 999…,` from a page, digits of another script or another width,
 * and what is dialled to get out of the country (`00375…`, from Thailand `001 375…`).
 */
export function normalisePhone(typed: string, country: string): string {
  if (last?.typed === typed && last.country === country) return last.normal
  const normal = normalised(typed, country)
  // A book is not kept.
  if (typed.length < longest) last = { typed, country, normal }
  return normal
}

/** A key has its text looked at by whoever asks what it spells, which rules it needs, and what number it is. */
let last: { readonly typed: string; readonly country: string; readonly normal: string } | undefined

function normalised(typed: string, country: string): string {
  const text = typed.slice(0, longest)
  // Read on every key, and nearly always one of these already.
  if (/^\d*$/.test(text)) return dialledAbroad(text, country)
  const plain = isPlain(text) ? text : withoutWords(plainSigns(text))
  const bare = plain
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\(\s*(?=\+)/, '')
    .replace(/^\+ +/, '+')
    .replace(/^\+8(?=[\s()-]*9(?:\D*\d){9}$)/, '+7')
  return dialledAbroad(bare, country)
}

function isPlain(text: string): boolean {
  return /^[\d +()-]*$/.test(text)
}

function plainSigns(typed: string): string {
  return asciiDigits(typed.normalize('NFKC'))
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
}

/** What stands before a number where it was copied from: anything before a `+`, and before other digits only these. */
const labels =
  ' tel telephone telefon telefone telefono teléfono téléphone tél tlf phone ph mob mobil mobile cell handy fon ' +
  'whatsapp viber sms call callto number no nr is my m t p ' +
  'тел телефон телефона моб мобильный сот сотовый номер мой т м هاتف الهاتف جوال موبايل رقم '

/** `Тел.: +7 999 123-45-67,` and `«8 999 …»`: what stands around the number, where it says nothing about it. */
function withoutWords(text: string): string {
  const start = text.search(/[\d+]/)
  if (start === -1) return text
  const before = text.slice(0, start).replace(/^\s*(?:tel|sms|callto):\/*/i, '')
  const words = before.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const isLabel = text[start] === '+' || words.every((word) => labels.includes(` ${word} `))
  return isLabel && !meaning.test(before) ? withoutNote(text.slice(start)) : text
}

/** More than punctuation: an address, an amount, a name in a chat. */
const meaning = /[@/\\$€£₽%&^_=]/

/** `…-67.` and `…-67 (work)`, but not `1-800-FLOWERS`. */
function withoutNote(text: string): string {
  let end = text.length
  while (end > 0 && !/\d/.test(text.charAt(end - 1))) end--
  const after = text.slice(end)
  const letter = after.search(/\p{L}/u)
  const isApart = letter === -1 || /[\s,;(]/.test(after.slice(0, letter))
  return end > 0 && isApart && !meaning.test(after) && !/[#+]/.test(after) ? text.slice(0, end) : text
}

/** `+79991234567 доб. 12`: a message cannot reach an extension, and leaving it off would text somebody else. */
export function hasExtension(normal: string): boolean {
  // The browser takes longer to read the pattern than to read a number.
  return (
    !isPlain(normal) && /\d[\s,;]*(?:доб(?:авочный)?|вн(?:утр)?|ext(?:ension)?|[x#]|;ext=)[\s.:=]*\d+$/iu.test(normal)
  )
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
