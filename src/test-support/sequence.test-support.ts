import { framed } from './svg.test-support.ts'

/** One exchange of a journey: what the page asked, and what it heard. */
export interface Exchange {
  readonly method: string
  /** Without the origin; what belongs to one person or moment is told in words, `{code}`. */
  readonly path: string
  readonly status: number
}

/** What happened between the person and the page, or the page and a server. */
export type Moment = { readonly person: string } | { readonly screen: string } | Exchange

const lanes = { person: 70, page: 250, server: 610 }
const width = 680
const row = 34
const ink = '#3d4552'

/** A journey as a picture: three lanes, and time runs down. */
export function sequenceOf(title: string, server: string, moments: readonly Moment[]): string {
  const rows = moments.flatMap(drawn)
  const height = 70 + rows.length * row
  const lane = (x: number, name: string) =>
    `<path d="M${x} 48V${height - 14}" stroke="#d9dee6"/><text x="${x}" y="32" text-anchor="middle" font-weight="600" fill="#14181f">${name}</text>`
  return framed({ title, width, height, size: 12.5 }, [
    lane(lanes.person, 'Person'),
    lane(lanes.page, 'Widget'),
    lane(lanes.server, server),
    ...rows.map((draw, index) => draw(74 + index * row)),
  ])
}

type Row = (y: number) => string

function drawn(moment: Moment): readonly Row[] {
  if ('person' in moment) return [(y) => arrow(lanes.person, lanes.page, y, moment.person)]
  if ('screen' in moment) return [(y) => arrow(lanes.page, lanes.person, y, moment.screen)]
  const { method, path, status } = moment
  return [
    (y) => arrow(lanes.page, lanes.server, y, `${method} ${path}`),
    (y) => arrow(lanes.server, lanes.page, y, String(status), true),
  ]
}

function arrow(from: number, to: number, y: number, words: string, isAnswer = false): string {
  const dashed = isAnswer ? ' stroke-dasharray="4 4"' : ''
  const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<path d="M${from} ${y}H${to}" stroke="#5b6472"${dashed} marker-end="url(#tip)"/><text x="${(from + to) / 2}" y="${y - 6}" text-anchor="middle" fill="${ink}">${text}</text>`
}
