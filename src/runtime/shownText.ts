/** A mask has some twenty characters, a name some dozens; an address for e-mail may have 254 (RFC 5321). */
const longest = 254
/** Vietnamese stacks two marks on a letter; a hundred of them climb over the lines above. */
const marks = /(\p{M}{2})\p{M}+/gu
/** Controls, the invisible ones that turn or hide text (Unicode's Bidi_Control among them), line ends, and half a pair. */
const unshown = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu

/**
 * A server's own words as they may stand among ours: one line of visible characters that keeps to its place and its
 * direction. Everywhere a server's text can reach the screen, it passes through here where it is read.
 */
export function shownText(text: string): string {
  // Whatever is cut off again must not be looked at first: a hostile text can be as long as an answer may be.
  const line = text
    .slice(0, longest * 4)
    .replace(unshown, ' ')
    .replace(marks, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  const characters = Array.from(line)
  if (characters.length === 0) return '…'
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line
}
