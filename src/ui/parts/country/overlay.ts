/**
 * Puts an element over everything the page has, where the stylesheet has a place for it there (`position: fixed`), so
 * that nothing of the host's clips it. Elsewhere it stays where it is.
 */
export function raise(element: HTMLElement) {
  if (typeof element.showPopover !== 'function' || getComputedStyle(element).position !== 'fixed') return
  element.popover = 'manual'
  if (!element.matches(':popover-open')) element.showPopover()
}

/** Scrolls the box, and nothing around it, which `scrollIntoView` would: until the element is in its middle. */
export function centre(box: HTMLElement, element: HTMLElement) {
  const outer = box.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  box.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2
}

/** The same as far as it takes to have the element in view: to its neighbour by a row, else to the middle. */
export function keepInView(box: HTMLElement, element: HTMLElement) {
  const outer = box.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  const margin = 4
  const above = outer.top + margin - inner.top
  const below = inner.bottom + margin - outer.bottom
  if (Math.max(above, below) > 2 * inner.height) centre(box, element)
  else if (above > 0) box.scrollTop -= above
  else if (below > 0) box.scrollTop += below
}

/** The same by as much as the element has been moved from where its top was in the window. */
export function keepPlace(box: HTMLElement, element: Element, top: number) {
  box.scrollTop += element.getBoundingClientRect().top - top
}
