import type { Page } from '@playwright/test'

/**
 * Secrets that can be read off React's own fields, by way of the page's elements: of a widget whose person is done, and of
 * every widget once it is taken away. Says where.
 */
export async function leftInReact(page: Page, secrets: readonly string[]): Promise<readonly string[]> {
  if (page.isClosed() || !page.url().startsWith('http')) return []
  const widget = '.page-widget'
  if ((await page.locator(widget).count()) === 0) return []
  const isDone = (await page.locator(`${widget} [data-step=done]`).count()) > 0
  const atTheEnd = isDone ? await page.evaluate(readFibers, { widget, secrets }) : []
  const gone = await page.evaluate(takeAway, widget)
  return [...atTheEnd, ...(gone ? await page.evaluate(readFibers, { widget, secrets }) : [])]
}

/** Runs in the page. What is left to the next moment is over when it resolves; `false` where a test has stopped the clock. */
async function takeAway(widget: string): Promise<boolean> {
  window.dispatchEvent(new Event('take-away'))
  const { port1, port2 } = new MessageChannel()
  for (let turn = 0; turn < 50; turn += 1) {
    if (document.querySelector(`${widget} .entryphone`) === null) break
    await new Promise((resolve) => {
      port1.addEventListener('message', resolve, { once: true })
      port1.start()
      port2.postMessage('')
    })
  }
  return document.querySelector(`${widget} .entryphone`) === null
}

/** Runs in the page: everything that fibers lead to (props, state, updates, contexts, alternates), but for functions. */
function readFibers({ widget, secrets }: { readonly widget: string; readonly secrets: readonly string[] }): string[] {
  const element = document.querySelector(widget)
  const key = element && Object.keys(element).find((name) => name.startsWith('__reactFiber$'))
  const fiber: unknown = element === null || key === null || key === undefined ? undefined : Reflect.get(element, key)
  // Not upwards, nor to whoever wrote the element: what a host keeps is the host's.
  const notOurs = new Set(['return', '_owner', '_debugOwner', '_debugStack', '_debugTask', '_debugInfo', 'stateNode'])
  const seen = new Set<unknown>([fiber])
  const queue: [unknown, string][] = [[fiber, 'fiber']]
  const found: string[] = []
  for (const [value, path] of queue) {
    if (typeof value === 'string') {
      const secret = secrets.find((one) =>
        /^\d+$/.test(one) ? new RegExp(`(?<!\\d)${one}(?!\\d)`).test(value) : value.includes(one),
      )
      if (secret !== undefined) found.push(`${secret} in React: ${path}`)
    }
    if (typeof value !== 'object' || value === null || value instanceof Node || value === window) continue
    const entries: [unknown, unknown][] =
      value instanceof Map
        ? [...value]
        : value instanceof Set
          ? Array.from(value, (one, index) => [index, one])
          : Object.keys(value).map((name) => [name, Reflect.get(value, name)])
    for (const [name, inner] of entries) {
      const isTop = path === 'fiber' || path === 'fiber.alternate'
      if (notOurs.has(String(name)) || (isTop && name === 'sibling')) continue
      if (typeof inner === 'object' && inner !== null) {
        if (seen.has(inner) || seen.size > 200_000) continue
        seen.add(inner)
      }
      queue.push([inner, `${path}.${String(name)}`])
    }
  }
  return found
}
