/** How far a piece may move or grow before it counts: CSS px. Browsers round text otherwise from version to version. */
const distance = 2
/** Of 255: what colours that are mixed may differ by. */
const shade = 3

/** What has changed between two measurements of one state, in sentences; none where an eye would see none. */
export function changes(before: readonly string[], after: readonly string[]): readonly string[] {
  if (before.length !== after.length) {
    const names = (lines: readonly string[]) => lines.map((line) => line.split(' ', 1).join())
    return [`it had ${before.length} pieces and has ${after.length}: ${lists(names(before), names(after))}`]
  }
  return before.flatMap((line, index) => {
    const other = after[index] ?? ''
    return isSame(line, other) ? [] : [`${line} is now ${other}`]
  })
}

function lists(before: readonly string[], after: readonly string[]): string {
  const index = before.findIndex((name, at) => name !== after[at])
  const at = index === -1 ? Math.min(before.length, after.length) : index
  return `the ${at + 1}. was ${before[at] ?? 'none'} and is ${after[at] ?? 'none'}`
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [one.split(' '), other.split(' ')]
  return first.length === second.length && first.every((word, index) => isNear(word, second[index] ?? ''))
}

function isNear(one: string, other: string): boolean {
  if (one === other) return true
  if (/^-?\d+$/.test(one) && /^-?\d+$/.test(other)) return Math.abs(Number(one) - Number(other)) <= distance
  const [first, second] = [channelsOf(one), channelsOf(other)]
  return (
    first.length > 0 &&
    first.length === second.length &&
    first.every((channel, index) => Math.abs(channel - (second[index] ?? 0)) <= shade)
  )
}

/** Of `#0b6b5d`, of 255; of a colour in another space, as far as it is the same one. */
function channelsOf(colour: string): readonly number[] {
  if (/^#[0-9a-f]{6}$/.test(colour)) return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  if (!/^(?:color|oklab|lab|rgba?)\(/.test(colour)) return []
  return Array.from(
    colour.matchAll(/-?\d*\.?\d+/g),
    ([number]) => Number(number) * (colour.startsWith('rgb') ? 1 : 255),
  )
}
