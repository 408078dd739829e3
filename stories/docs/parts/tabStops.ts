import { getRoles } from '@testing-library/dom'
import userEvent from '@testing-library/user-event'

/** Where Tab stops from the beginning of the page on, as a person hears it: role and name. */
export async function tabStops(container: HTMLElement): Promise<readonly string[]> {
  const person = userEvent.setup()
  const stops: Element[] = []
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  for (;;) {
    await person.tab()
    const stop = document.activeElement
    if (stop === null || !container.contains(stop) || stops.includes(stop)) break
    stops.push(stop)
  }
  return stops.map((stop) => stopAt(container, stop))
}

/** Role and name. */
export function stopAt(container: HTMLElement, stop: Element | null): string {
  return stop === null ? 'the page' : `${roleOf(container, stop)} “${nameOf(stop)}”`
}

function roleOf(container: HTMLElement, element: Element): string {
  const found = Object.entries(getRoles(container)).find(([, elements]) => elements.includes(element as HTMLElement))
  // A password has no role of its own in ARIA.
  return found?.[0] ?? (element.localName === 'summary' ? 'disclosure' : 'field')
}

function nameOf(element: Element): string {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
  const [label = element] = labels
  const named =
    element
      .getAttribute('aria-labelledby')
      ?.split(' ')
      .map((id) => document.getElementById(id)) ?? []
  const text = (named.length > 0 ? named : [label]).map(seenText).join(' ')
  return (element.getAttribute('aria-label') ?? text).trim()
}

/** Without what is drawn for the eye alone, or not there yet. */
function seenText(element: Element | null): string {
  const copy = element?.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return copy.textContent ?? ''
}
