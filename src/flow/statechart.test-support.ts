import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre'
import type { Routes } from '../protocol/backend.ts'
import { framed } from '../test-support/svg.test-support.ts'
import { declaredActions } from './machine.ts'

const start = '•'
/** Pixels: of a letter, and of a line, in the font below. */
const letter = 7.4
const line = 18

/** A backend's statechart as a picture, drawn from the routes it declares: one arrow from a kind of step to another. */
export function svgOf(name: string, routes: Routes): string {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: false, directed: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 56, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  const all = arrowsOf(routes)
  // What stays on a kind of step stands in its box: an arrow around a corner says less.
  const arrows = all.filter(({ from, to }) => from !== to)
  const stays = new Map(all.filter(({ from, to }) => from === to).map(({ from, label }) => [from, `↻ ${label}`]))
  for (const kind of new Set(all.flatMap(({ from, to }) => [from, to]))) {
    const stay = stays.get(kind)
    const width = Math.max(kind.length, stay?.length ?? 0) * letter + 28
    graph.setNode(kind, kind === start ? { width: 14, height: 14 } : { width, height: stay === undefined ? 34 : 52 })
  }
  for (const { from, to, label } of arrows) {
    graph.setEdge(from, to, { label, width: label.length * letter + 12, height: line, labelpos: 'c' })
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  const title = `${name}: which steps each action may lead to`
  return framed({ title, width: Math.ceil(width), height: Math.ceil(height), size: 13 }, [
    ...arrows.map(({ from, to, label }) => arrowOf(graph.edge(from, to), label)),
    ...graph.nodes().map((kind) => boxOf(kind, stays.get(kind), graph.node(kind))),
  ])
}

/** What leads from one kind to another, all actions that do in one. */
function arrowsOf(routes: Routes) {
  const actions = new Map<string, { readonly from: string; readonly to: string; readonly names: Set<string> }>()
  const add = (from: string, to: string, action: string) => {
    const known = actions.get(`${from} ${to}`) ?? { from, to, names: new Set() }
    known.names.add(action)
    actions.set(`${from} ${to}`, known)
  }
  for (const kind of routes.start) add(start, kind, '')
  for (const { kind, action, answers } of declaredActions(routes)) for (const to of answers) add(kind, to, action)
  return [...actions.values()].map(({ from, to, names }) => ({ from, to, label: [...names].join(', ') }))
}

function arrowOf({ points = [], x = 0, y = 0 }: EdgeLabel, label: string): string {
  const path = points.map((at, index) => `${index === 0 ? 'M' : 'L'}${round(at.x)} ${round(at.y)}`).join('')
  const drawn = `<path d="${path}" fill="none" stroke="#5b6472" stroke-linejoin="round" marker-end="url(#tip)"/>`
  if (label === '') return drawn
  const width = label.length * letter + 6
  return `${drawn}<rect x="${round(x - width / 2)}" y="${round(y - line / 2)}" width="${round(width)}" height="${line}" fill="#ffffff"/><text x="${round(x)}" y="${round(y + 4.5)}" text-anchor="middle" fill="#3d4552">${label}</text>`
}

function boxOf(kind: string, stay: string | undefined, { x = 0, y = 0, width, height }: NodeLabel): string {
  if (kind === start) return `<circle cx="${round(x)}" cy="${round(y)}" r="6" fill="#0b6b5d"/>`
  const [ground, ink] = kind === 'done' ? ['#0b6b5d', '#ffffff'] : ['#f4f6f8', '#14181f']
  const frame = `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}" rx="10" fill="${ground}" stroke="#828b99"/>`
  const words = (text: string, below: number, more: string) =>
    `<text x="${round(x)}" y="${round(y + 4.5 + below)}" text-anchor="middle" ${more}>${text}</text>`
  const named = words(kind, stay === undefined ? 0 : -9, `font-weight="600" fill="${ink}"`)
  return frame + named + (stay === undefined ? '' : words(stay, 10, 'fill="#3d4552"'))
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}
