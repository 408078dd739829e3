/** As people type names: without case, accents and punctuation, `ё` as `е`, `U.S.A.` as `usa`. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/(\p{L})\.(?=\p{L}(?:\.|$))/gu, '$1')
    .replaceAll(/[\p{M}'’ʼʻ`ـ]/gu, '')
    .replaceAll(/[ßøæœđłıəþðىة]/gu, (letter) => plainLetters[letter] ?? letter)
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ə: 'e',
  þ: 'th',
  ð: 'd',
  ى: 'ي',
  ة: 'ه',
}

/** What `Intl` shortens and people may write in full. */
export function inFull(name: string): string {
  return name.replace(/^st /, 'saint ').replace(/(^| )о ва(?= |$)/, '$1острова')
}
