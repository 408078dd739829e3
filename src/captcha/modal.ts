import { treeOf } from '../runtime/tree.ts'

/**
 * The dialog that makes all of the page but itself inert, where an element stands in one: a challenge that a vendor
 * hangs on the body can then be seen and not be pressed.
 */
export function modalAround(element: Element): Element | undefined {
  // An engine that does not know the word has no better one.
  const isKnown = typeof CSS !== 'undefined' && CSS.supports('selector(:modal)')
  const found = element.closest(isKnown ? 'dialog:modal' : 'dialog[open]')
  if (found !== null) return found
  const tree = treeOf(element)
  // The dialog may stand around a shadow root.
  return tree !== undefined && 'host' in tree ? modalAround(tree.host) : undefined
}
