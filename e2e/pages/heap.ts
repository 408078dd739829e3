import type { CDPSession, Page } from '@playwright/test'
import { z } from 'zod'

const numbers = z.array(z.number())
const snapshot = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())], z.unknown()),
    }),
  }),
  nodes: numbers,
  edges: numbers,
  strings: z.array(z.string()),
})
const chunk = z.object({ chunk: z.string() })

/** A text that a page's memory holds on to, and by way of what. */
export interface HeldText {
  readonly text: string
  readonly path: string
}

/** All texts of a kind in a page's memory, after what is garbage has been taken out. Chromium alone can be asked. */
export async function heldTexts(
  page: Page,
  browser: CDPSession,
  isLookedFor: (text: string) => boolean,
): Promise<readonly HeldText[]> {
  // What one round frees is garbage to the next, and a finalizer runs when the page has time.
  for (let round = 0; round < 3; round += 1) {
    await browser.send('HeapProfiler.collectGarbage')
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  }
  const chunks: string[] = []
  const take = (event: unknown) => chunks.push(chunk.parse(event).chunk)
  browser.on('HeapProfiler.addHeapSnapshotChunk', take)
  await browser.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  browser.off('HeapProfiler.addHeapSnapshotChunk', take)
  return textsIn(snapshot.parse(JSON.parse(chunks.join(''))), isLookedFor)
}

/** Breadth first from the root, so that the path is the shortest. */
function textsIn(
  { snapshot: { meta }, nodes, edges, strings }: z.output<typeof snapshot>,
  isLookedFor: (text: string) => boolean,
): readonly HeldText[] {
  const names = new Set(strings.flatMap((text, index) => (isLookedFor(text) ? [index] : [])))
  if (names.size === 0) return []
  const [nodeSize, edgeSize] = [meta.node_fields.length, meta.edge_fields.length]
  const [nameAt, countAt] = [meta.node_fields.indexOf('name'), meta.node_fields.indexOf('edge_count')]
  const firstEdge = new Map<number, number>()
  for (let node = 0, edge = 0; node < nodes.length; node += nodeSize) {
    firstEdge.set(node, edge)
    edge += (nodes[node + countAt] ?? 0) * edgeSize
  }
  const found: HeldText[] = []
  const from = new Map<number, { readonly node: number; readonly by: string }>([[0, { node: -1, by: '' }]])
  const queue = [0]
  // It grows while it is walked.
  for (const node of queue) {
    if (names.has(nodes[node + nameAt] ?? -1))
      found.push({ text: strings[nodes[node + nameAt] ?? 0] ?? '', path: pathTo(node) })
    const first = firstEdge.get(node) ?? 0
    for (let edge = first; edge < first + (nodes[node + countAt] ?? 0) * edgeSize; edge += edgeSize) {
      const [kind = 0, name = 0, to = 0] = [edges[edge], edges[edge + 1], edges[edge + 2]]
      const word = meta.edge_types[0][kind]
      if (word === 'weak' || from.has(to)) continue
      // Where a function stands in its file: a number of six digits, and one of them has been the code of a message.
      if (word === 'internal' && /^(?:start|end)_position$/.test(strings[name] ?? '')) continue
      from.set(to, { node, by: word === 'element' || word === 'hidden' ? `[${name}]` : (strings[name] ?? '') })
      queue.push(to)
    }
  }
  return found

  function pathTo(node: number): string {
    const steps: string[] = []
    for (let at = from.get(node); at !== undefined && at.node >= 0; at = from.get(at.node)) {
      steps.unshift(`${strings[nodes[at.node + nameAt] ?? 0]?.slice(0, 30)} .${at.by}`)
    }
    return steps.join(' → ')
  }
}
