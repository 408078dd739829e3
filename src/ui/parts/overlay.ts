/**
 * Puts an element over everything the page has, where the stylesheet has a place for it there (`position: fixed`), so
 * that nothing of the host's clips it. Elsewhere it stays where it is.
 */
export function raise(element: HTMLElement) {
  if (typeof element.showPopover !== 'function' || getComputedStyle(element).position !== 'fixed') return
  element.popover = 'manual'
  if (!element.matches(':popover-open')) element.showPopover()
}

/** Scrolls the box and nothing around it, which `scrollIntoView` would. */
export function keepInView(box: HTMLElement, element: HTMLElement) {
  const outer = box.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  const margin = 4
  if (inner.top < outer.top + margin) box.scrollTop -= outer.top + margin - inner.top
  else if (inner.bottom > outer.bottom - margin) box.scrollTop += inner.bottom - outer.bottom + margin
}
