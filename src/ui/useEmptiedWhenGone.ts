'use client'
import { type RefObject, useEffect } from 'react'
import { stopObserving } from './parts/form/observeValue.ts'

/**
 * Empties what held a secret (fields, the key, its link and picture, backup codes) once its screen is gone. React and the
 * browser hold on to the element that had the focus last, and with it to all that stood around it, for as long as nothing
 * else of the page is turned to. StrictMode's rehearsal and a hidden screen leave it where it is.
 */
export function useEmptiedWhenGone(screen: RefObject<Element | null>): void {
  useEffect(() => {
    const element = screen.current
    const page = element?.getRootNode()
    return () => {
      if (element !== null && !element.isConnected && element.getRootNode() !== page) empty(element)
    }
  }, [screen])
}

const secret = 'input, a[href^="otpauth:"], [data-entryphone-secret]'

function empty(screen: Element): void {
  for (const element of [screen, ...screen.querySelectorAll(secret)]) {
    if (!element.matches(secret)) continue
    if (isField(element)) {
      stopObserving(element)
      element.value = ''
      element.removeAttribute('value')
    } else if (element.localName === 'a') element.removeAttribute('href')
    else element.replaceChildren()
  }
}

/** By name: it may stand in another document, which has an `HTMLInputElement` of its own. */
function isField(element: Element): element is HTMLInputElement {
  return element.localName === 'input'
}
