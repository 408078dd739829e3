import type { Page } from '@playwright/test'

/** What of the text in a widget is cut off, runs over other text, or out of its card, each in words with pixels. */
export function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Line {
      readonly name: string
      readonly text: Text
      readonly rect: DOMRect
    }
    const found = new Set<string>()
    const nameOf = (element: Element | null) =>
      `${element?.closest('[data-sample]')?.getAttribute('data-sample')} ${element?.closest('[class^=entryphone]')?.classList[0]}`
    // What only screen readers have, what drops over the rest, and what the browser draws itself.
    const apart = '.entryphone-hidden, .entryphone-overlay, option, svg'
    const lines: Line[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) {
      const widest = [...document.querySelectorAll('.entryphone *')].filter(
        (element) =>
          element.getBoundingClientRect().right > root.clientWidth + 1 || element.getBoundingClientRect().left < -1,
      )
      const names = new Set(widest.map((element) => `${nameOf(element)} “${element.textContent?.trim().slice(0, 24)}”`))
      found.add(`the page is ${root.scrollWidth} px wide, not ${root.clientWidth}: ${[...names].join(', ')}`)
    }
    for (const widget of document.querySelectorAll('.entryphone')) {
      const card = (widget.querySelector('.entryphone-card') ?? widget).getBoundingClientRect()
      const walker = document.createTreeWalker(widget, NodeFilter.SHOW_TEXT)
      for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
        const element = text.parentElement
        if (!(text instanceof Text) || text.data.trim() === '' || element === null || element.closest(apart)) continue
        if (!element.checkVisibility({ visibilityProperty: true })) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        const size = Number.parseFloat(getComputedStyle(element).fontSize)
        const rects = [...range.getClientRects()].filter((rect) => rect.width > 0.5)
        const name = `${nameOf(element)} “${text.data.trim().slice(0, 24)}”`
        for (const [index, rect] of rects.entries()) {
          const next = rects[index + 1]
          if (next !== undefined && next.top > rect.top + 1 && next.top - rect.top < 1.15 * size)
            found.add(`${name}: its lines are ${(next.top - rect.top).toFixed()} px apart, of ${size.toFixed()} px`)
          if (rect.left < card.left - 1 || rect.right > card.right + 1 || rect.bottom > card.bottom + 1)
            found.add(
              `${name}: leaves its card by ${Math.max(card.left - rect.left, rect.right - card.right, rect.bottom - card.bottom).toFixed()} px`,
            )
          const ground = element.closest(
            '.entryphone-button, .entryphone-slot, .entryphone-control, .entryphone-captcha-room',
          )
          const room = ground?.getBoundingClientRect()
          if (room !== undefined && (rect.left < room.left - 0.5 || rect.right > room.right + 0.5))
            found.add(`${name}: is ${rect.width.toFixed()} px wide, on ${room.width.toFixed()} px`)
          lines.push({ name, text, rect })
        }
      }
      for (const element of widget.querySelectorAll('*')) {
        if (element.closest(apart) || !element.checkVisibility()) continue
        const style = getComputedStyle(element)
        const { overflowX, overflowY, height, paddingTop, paddingBottom, paddingLeft, lineHeight, fontSize } = style
        const name = `${nameOf(element)} ${element.localName}`
        if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
          found.add(`${name}: ${element.scrollWidth - element.clientWidth} px are cut off`)
        if (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
          found.add(`${name}: ${element.scrollHeight - element.clientHeight} px are cut off below`)
        if (!element.matches('input:not([type=checkbox]), select')) continue
        const room = Number.parseFloat(height) - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
        if (room + 1 < Number.parseFloat(lineHeight)) found.add(`${name}: ${room} px for a line of ${lineHeight}`)
        // Of a number or a name a few signs are seen at least, at half an em each.
        const seen = (element.clientWidth - 2 * Number.parseFloat(paddingLeft)) / Number.parseFloat(fontSize) / 0.5
        if (seen < 4 && !element.matches('.entryphone-select')) found.add(`${name}: room for ${seen.toFixed(1)} signs`)
      }
    }
    // Two texts on the same place. Ascenders of one may reach into the room under the other.
    const reach = 0.2
    for (const [index, one] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (one.text === other.text) continue
        const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
        const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
        if (across > 1 && down > reach * Math.min(one.rect.height, other.rect.height))
          found.add(`${one.name} lies ${down.toFixed()} px over ${other.name}`)
      }
    }
    if (lines.length < 60) throw new Error(`Only ${lines.length} lines of text were seen.`)
    return [...found]
  })
}
