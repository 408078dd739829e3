/** The middle of them; of an even number, halfway between the two in the middle. Nothing of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  const [lower, upper] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]]
  return lower === undefined || upper === undefined ? undefined : (lower + upper) / 2
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** What each one more costs, from the smallest to the largest, and what the last ones cost as against the first. */
export interface Growth {
  readonly slope: number
  /** Cost per one between the two largest, over the same between the two smallest: about 1 on a straight line. */
  readonly bend: number | undefined
}

/** Of points in ascending order. */
export function growthOf(points: readonly Point[]): Growth | undefined {
  const [first, second] = points
  const [beforeLast, last] = points.slice(-2)
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined) return undefined
  const early = slopeOf(first, second)
  return {
    slope: slopeOf(first, last),
    bend: points.length < 3 || early <= 0 ? undefined : slopeOf(beforeLast, last) / early,
  }
}

function slopeOf(from: Point, to: Point): number {
  return (to.y - from.y) / (to.x - from.x)
}

/** `12.35` of 12.3456: what is printed. */
export function rounded(value: number | undefined, digits = 1): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(digits))
}
