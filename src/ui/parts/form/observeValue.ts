/** Ways to write that are not heard. */
export interface QuietWriter {
  /** What stands there already is not written: that would move the caret and empty redo. */
  readonly write: (text: string) => void
  /** As if the person had just typed it: for what they typed before anyone was listening. */
  readonly type: (text: string) => void
}

interface Listener {
  /** Says what is to stand there, which is one line. What is written may have several. */
  readonly onWrite: (text: string) => string
  /** What the host knows to stand in the field: nothing that it has to be told of. */
  readonly known?: () => string | undefined
  /** Another text stands there: typed, or filled in and said so. Absent: React tells of it, and has to notice. */
  readonly onEdit?: (event: Event) => void
  /** Answers how to bring back what stands there now. */
  readonly keep: () => () => void
}

const writers = new WeakMap<HTMLInputElement, QuietWriter>()
const stops = new WeakMap<HTMLInputElement, () => void>()

/** Nobody can type there. */
export function isShut(field: HTMLInputElement): boolean {
  return field.readOnly || field.matches(':disabled')
}

/**
 * Tells when somebody else writes `element.value`: a form library's `reset` and `setValue` on a registered field, a host's
 * own script, a password manager in the page. Over the accessor that React itself puts on the element.
 */
export function observeValue(
  field: HTMLInputElement,
  { onWrite, known = () => undefined, onEdit, keep }: Listener,
): QuietWriter {
  const before = writers.get(field)
  if (before !== undefined) return before
  const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
  const beneath = Object.getOwnPropertyDescriptor(field, 'value') ?? native
  let written: string | undefined
  let seen = field.value
  let bringBack: (() => void) | undefined
  const write = (text: string) => {
    if (text !== field.value) beneath?.set?.call(field, text)
    seen = text
  }
  /** React compares with what it last saw written, and would take an event about the same for no news. */
  const makeNews = (text: string) => {
    beneath?.set?.call(field, text === '' ? ' ' : '')
    native?.set?.call(field, text)
  }
  Object.defineProperty(field, 'value', {
    configurable: true,
    enumerable: beneath?.enumerable ?? true,
    get: (): unknown => beneath?.get?.call(field),
    set: (text: unknown) => {
      // A host may write where nobody can type, and says nothing afterwards; what fills in does at once.
      bringBack = isShut(field) ? keep() : undefined
      queueMicrotask(() => (bringBack = undefined))
      const before = field.value
      // As browsers do it: nothing for null.
      write(onWrite(typeof text === 'string' || typeof text === 'number' ? String(text) : ''))
      if (field.value !== before) written = field.value
    },
  })
  // A script that fills the field in and then says so.
  const tell = (event: Event) => {
    const text = field.value
    const isWritten = text === written && text !== known()
    const isNews = isWritten || text !== seen
    // From here on it is the person's: what undo brings back may well be the same text again.
    written = undefined
    seen = text
    if (bringBack !== undefined) bringBack()
    else if (onEdit === undefined && isWritten) makeNews(text)
    else if (isNews) onEdit?.(event)
  }
  field.addEventListener('input', tell)
  field.addEventListener('change', tell)
  const writer: QuietWriter = {
    write,
    type: (text) => {
      makeNews(text)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
  writers.set(field, writer)
  stops.set(field, () => {
    field.removeEventListener('input', tell)
    field.removeEventListener('change', tell)
    if (beneath !== undefined) Object.defineProperty(field, 'value', { ...beneath, configurable: true })
    writers.delete(field)
  })
  return writer
}

/** Lets go of a field that is gone for good: what was written to it is known to nobody. */
export function stopObserving(field: HTMLInputElement): void {
  stops.get(field)?.()
  stops.delete(field)
}
