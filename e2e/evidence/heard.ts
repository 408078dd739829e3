import type { Page } from '@playwright/test'

/**
 * What a screen reader is given to say, in the order it is: each text that a live region comes to have, and each heading
 * that the focus is moved to. To be called before the page is opened.
 */
export async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const last = new WeakMap<Element, string>()
    const isLive = (element: Element | null) => element?.closest('[role=alert], [role=status], output, [aria-live]')
    const hear = (region: Element) => {
      const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim()
      const before = last.get(region) ?? ''
      last.set(region, text)
      if (text === '' || text === before) return
      heard.push(`${region.getAttribute('role') === 'alert' ? 'alert' : 'status'}: ${text}`)
    }
    new MutationObserver((changes) => {
      const regions = new Set(
        changes.flatMap(({ target }) => isLive(target instanceof Element ? target : target.parentElement) ?? []),
      )
      for (const region of regions) hear(region)
    }).observe(document, { childList: true, characterData: true, subtree: true })
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLHeadingElement) heard.push(`focus: ${target.textContent}`)
    })
  })
  return () => page.evaluate(() => ('heard' in window ? (window.heard as string[]) : []))
}
