import type { Page } from '@playwright/test'
import type { Announcement, Ears } from './ears.ts'
import { becomes, quiet } from './ears.ts'

/**
 * What a live region of the page comes to say, from the page itself: for a browser that gives nobody its accessibility tree.
 * To be called before the page is opened.
 */
export async function listenInPage(page: Page): Promise<Ears> {
  await page.addInitScript(() => {
    const heard: { how: 'polite' | 'assertive'; words: string; at: number }[] = []
    Object.assign(window, { heard })
    const last = new WeakMap<Element, string>()
    const isLive = (element: Element | null) => element?.closest('[role=alert], [role=status], output, [aria-live]')
    const hear = (region: Element) => {
      const words = region.textContent ?? ''
      const before = last.get(region) ?? ''
      last.set(region, words)
      if (words.trim() === '' || words === before) return
      const how = region.getAttribute('role') === 'alert' ? 'assertive' : 'polite'
      heard.push({ how, words: words.replace(/\s+/g, ' ').trim(), at: performance.now() })
    }
    new MutationObserver((changes) => {
      const regions = new Set(
        changes.flatMap(({ target }) => isLive(target instanceof Element ? target : target.parentElement) ?? []),
      )
      for (const region of regions) hear(region)
    }).observe(document, { childList: true, characterData: true, subtree: true })
  })
  const heard = () =>
    page.evaluate(() => ('heard' in window ? (window.heard as (Announcement & { readonly at: number })[]) : []))
  return {
    hears: (words) =>
      becomes(`${words.source} is read out`, async () => (await heard()).some((one) => words.test(one.words))),
    async take() {
      const started = Date.now()
      const isQuiet = () =>
        page.evaluate((time) => {
          const { at = 0 } = ('heard' in window ? (window.heard as { at: number }[]) : []).at(-1) ?? {}
          return performance.now() - at > time
        }, quiet)
      await becomes('nothing more is read out', async () => Date.now() - started > quiet && (await isQuiet()))
      const taken = await heard()
      await page.evaluate(() => {
        if ('heard' in window) (window.heard as unknown[]).length = 0
      })
      return taken.map(({ how, words }) => ({ how, words }))
    },
  }
}
