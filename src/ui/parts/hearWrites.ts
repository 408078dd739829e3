const heard = new WeakMap<HTMLInputElement, (text: string) => void>()

/**
 * Tells when somebody else writes `element.value`: a form library's `reset` and `setValue` on a registered field, a host's
 * own script, a password manager in the page. Over the accessor that React itself puts on the element. The answer writes
 * without being heard.
 */
export function hearWrites(
  field: HTMLInputElement,
  onWrite: (text: string) => void,
  /** What the host knows to stand in the field: nothing that it has to be told of. */
  known: () => string | undefined = () => undefined,
): (text: string) => void {
  const before = heard.get(field)
  if (before !== undefined) return before
  const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
  const beneath = Object.getOwnPropertyDescriptor(field, 'value') ?? native
  let written: string | undefined
  Object.defineProperty(field, 'value', {
    configurable: true,
    enumerable: beneath?.enumerable ?? true,
    get: (): unknown => beneath?.get?.call(field),
    set: (text: unknown) => {
      beneath?.set?.call(field, text)
      onWrite(field.value)
      written = field.value
    },
  })
  // A script that fills the field in and then says so: React saw the writing, and would take the event for no news.
  const tell = () => {
    const text = field.value
    if (text !== written || text === known()) return
    written = undefined
    beneath?.set?.call(field, '')
    native?.set?.call(field, text)
  }
  field.addEventListener('input', tell)
  field.addEventListener('change', tell)
  const write = (text: string) => beneath?.set?.call(field, text)
  heard.set(field, write)
  return write
}
