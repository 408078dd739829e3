/**
 * Keeps a press, until the form it was made in can take it: for forms of ours that a server drew and that a visitor has
 * filled in before the page's script arrived. Without it nothing is lost but the press.
 *
 * Loaded in `<head>`, before everything else: `<script src="/early.js"></script>`. It has no imports and no exports, so
 * it is a classic script as well as a module, and needs nothing but `script-src 'self'`. `useEarlyPress` is the other end.
 */
;(() => {
  const ofOurs = '.entryphone-form'
  const pressed = new WeakSet<EventTarget>()
  const formOf = ({ target }: Event) => (target instanceof Element ? target.closest(ofOurs) : null)

  addEventListener(
    'submit',
    (event) => {
      const form = formOf(event)
      // Whoever prevents the default of this one is here already, and takes the press.
      const isTaken = form?.dispatchEvent(new Event('entryphone:press', { cancelable: true })) === false
      if (form === null || form !== event.target || isTaken) return
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
})()

export {}
