/**
 * For forms that a server drew and that a visitor has filled in before the page's script arrived. Keeps a press, until
 * the form of ours it was made in can take it: without it nothing is lost but the press. And empties what a `PhoneEntry`
 * sends once another text stands in it: without it a form of the host's, sent by the browser itself, sends the number that
 * the server drew.
 *
 * Loaded in `<head>`, before everything else: `<script src="/early.js"></script>`. It has no imports and no exports, so
 * it is a classic script as well as a module, and needs nothing but `script-src 'self'`. `useEarlyPress` is the other end.
 */
;(() => {
  const ofOurs = '.entryphone-form'
  const pressed = new WeakSet<EventTarget>()
  const numbers = new WeakMap<HTMLInputElement, string>()
  const formOf = ({ target }: Event) => (target instanceof Element ? target.closest(ofOurs) : null)
  /** Whoever prevents the default of this one is here already. */
  const isTaken = (element: Element | null) =>
    element?.dispatchEvent(new Event('entryphone:press', { cancelable: true })) === false

  addEventListener(
    'submit',
    (event) => {
      const form = formOf(event)
      if (form === null || form !== event.target || isTaken(form)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      pressed.add(form)
    },
    true,
  )

  // Whoever types on has not meant what stood there at the press.
  addEventListener(
    'input',
    (event) => {
      const form = formOf(event)
      if (form !== null) pressed.delete(form)
    },
    true,
  )

  addEventListener(
    'entryphone:ready',
    (event) => {
      if (event.target !== null && pressed.delete(event.target)) event.preventDefault()
    },
    true,
  )
  /** Another text than was drawn, or, beside it, another country of a native select. */
  const isEdited = (seen: HTMLInputElement) =>
    seen.value !== seen.defaultValue ||
    [...(seen.parentElement?.querySelectorAll('option') ?? [])].some((each) => each.selected !== each.defaultSelected)
  /** What a phone field sends is the number that its text was drawn with, and stands behind the text. */
  const mindNumbers = ({ target }: Event) => {
    const form = target !== null && 'form' in target ? target.form : target
    if (!(form instanceof HTMLFormElement)) return
    for (const sent of form.elements) {
      const seen = sent.previousElementSibling
      if (!(sent instanceof HTMLInputElement && seen instanceof HTMLInputElement)) continue
      if (!sent.matches('.entryphone-value') || isTaken(seen)) continue
      const number = numbers.get(sent) ?? sent.value
      numbers.set(sent, number)
      sent.value = isEdited(seen) ? '' : number
    }
  }
  addEventListener('input', mindNumbers, true)
  // A text that the browser itself has brought back is told of by no event.
  addEventListener('submit', mindNumbers, true)
  addEventListener('reset', (event) => setTimeout(() => mindNumbers(event)), true)
})()

export {}
