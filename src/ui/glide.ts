/** Milliseconds. A shorter one is not seen, a longer one is waited for. */
const duration = 200
/** Of the end, which nobody has anything to do at. */
const longer = 450
const easing = 'cubic-bezier(0.2, 0, 0, 1)'

/**
 * Keeps the looks of the screen on `place` as it is taken off, and returns how the next enters: over the old one, from the
 * side that is forth or back, and the card with it where the two are not as high. Nothing, where nobody wants to see it.
 */
export function leaveScreen(place: HTMLElement): ((place: HTMLElement, isBack: boolean) => void) | undefined {
  // Before it may stand what is left of one that went a moment ago.
  const screen = place.lastElementChild
  const page = place.ownerDocument.defaultView
  const card = place.closest<HTMLElement>('.entryphone-card')
  // A browser without animations, and a test without a browser.
  if (screen === null || page === null || card === null || typeof card.animate !== 'function') return undefined
  if (page.matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined
  const looks = looksOf(screen)
  const before = card.offsetHeight
  let isSeen = false
  // Where nothing has come in its place, nobody is to see it.
  setTimeout(() => isSeen || forget(looks))
  return (now, isBack) => {
    const next = now.lastElementChild
    // StrictMode's rehearsal takes nothing off.
    if (next === null || next === screen) return
    isSeen = true
    // React is done then and the focus is where it belongs, for which all was laid out: no second time for our heights.
    queueMicrotask(() => handOver({ looks, next, now, card, before, isBack }))
  }
}

interface HandOver {
  readonly looks: HTMLElement
  readonly next: Element
  readonly now: HTMLElement
  readonly card: HTMLElement
  /** The card's height until now. */
  readonly before: number
  readonly isBack: boolean
}

function handOver({ looks, next, now, card, before, isBack }: HandOver): void {
  const after = card.offsetHeight
  const isRightToLeft = now.ownerDocument.defaultView?.getComputedStyle(now).direction === 'rtl'
  now.prepend(looks)
  const isDone = next.matches('.entryphone-done')
  const way = (isBack ? -24 : 24) * (isRightToLeft ? -1 : 1)
  const options = { duration, easing }
  next.animate(
    [
      { opacity: 0, translate: `${isDone ? 0 : way}px` },
      { opacity: 1, translate: '0' },
    ],
    { ...options, delay: isDone ? 100 : 0, fill: 'backwards' },
  )
  if (isDone) celebrate(looks, next)
  else looks.animate([{ opacity: 0, translate: `${-way}px` }], { ...options, duration: duration / 2, fill: 'forwards' })
  if (before !== after) {
    const heights = [before, after].map((height) => ({
      blockSize: `${height}px`,
      minBlockSize: 0,
      overflow: 'hidden',
    }))
    card.animate(heights, options)
  }
  setTimeout(() => forget(looks), isDone ? longer : duration)
}

/** What nothing in a picture is: found by its name, filled in, pressed, or read out. */
const meant = ['id', 'for', 'name', 'href', 'role', 'aria-label', 'aria-labelledby', 'data-first', 'value']

/** A picture of it, without a secret: dots stand for a password and a code, and a key is gone. */
function looksOf(screen: Element): HTMLElement {
  const looks = screen.ownerDocument.createElement('div')
  looks.append(screen.cloneNode(true))
  looks.inert = true
  looks.setAttribute('aria-hidden', 'true')
  Object.assign(looks.style, { position: 'absolute', inset: '0', display: 'flex' })
  for (const element of looks.querySelectorAll('*')) for (const name of meant) element.removeAttribute(name)
  for (const slot of looks.querySelectorAll('.entryphone-slot')) if (slot.textContent !== '') slot.textContent = '•'
  for (const key of looks.querySelectorAll('.entryphone-qr, .entryphone-key, .entryphone-codes')) key.replaceChildren()
  for (const field of looks.querySelectorAll('input')) {
    if (field.type === 'password') field.value = '•'.repeat(field.value.length)
    else if (!['tel', 'email', 'checkbox'].includes(field.type)) field.value = ''
  }
  return looks
}

function forget(looks: Element): void {
  for (const field of looks.querySelectorAll('input')) field.value = ''
  looks.replaceChildren()
  looks.remove()
}

const besidesSlots = ['step', 'second', 'form', 'field'].map((name) => `.entryphone-${name} > *`).join()

/** The slots turn green one after another and flow into the tick, which is drawn as they arrive. */
function celebrate(looks: HTMLElement, done: Element): void {
  const check = done.querySelector('.entryphone-check')
  const to = check?.getBoundingClientRect()
  const fill = 'forwards'
  for (const [index, slot] of looks.querySelectorAll('.entryphone-slot').entries()) {
    slot.textContent = '✓'
    const from = slot.getBoundingClientRect()
    const green = { borderColor: 'var(--_accent-ink)', background: 'var(--_accent-soft)', color: 'var(--_accent-ink)' }
    const [x = 0, y = 0] = to === undefined ? [] : [to.x + to.width / 2 - from.x - from.width / 2, to.y - from.y]
    slot.animate(
      [
        {},
        { ...green, translate: '0', scale: 1, opacity: 1, offset: 0.3 },
        { ...green, translate: `${x}px ${y}px`, scale: 0.3, opacity: 0 },
      ],
      { duration: longer - 150, delay: index * 25, easing: 'ease-in-out', fill },
    )
  }
  for (const other of looks.querySelectorAll(besidesSlots)) {
    if (other.querySelector('.entryphone-slot') === null) other.animate([{ opacity: 0 }], { duration: 100, fill })
  }
  for (const line of done.querySelectorAll('.entryphone-check path'))
    line.animate([{ strokeDasharray: '0 40' }, { strokeDasharray: '40 40' }], {
      duration: 250,
      delay: 200,
      easing,
      fill: 'both',
    })
}
