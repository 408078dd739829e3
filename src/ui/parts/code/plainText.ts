/** No message is longer. A clipboard may hold a book, and nothing looks at more of it than this. */
const longest = 4000

/** Digits of every script as 0 to 9, full-width signs as ASCII, and no signs that cannot be seen. */
export function plainText(text: string): string {
  return text
    .slice(0, longest)
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/(?![0-9])\p{Nd}/gu, digitOf)
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
}

/** Unicode keeps the ten digits of a script in order, one after the other. */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1
  return String(before % 10)
}

/** A message rather than a code: words, with something between them. */
export function isMessage(text: string): boolean {
  const looked = text.slice(0, longest)
  return /\s/.test(looked) && /\p{L}/u.test(looked)
}
