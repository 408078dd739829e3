interface Hearing {
  onWrite: (text: string) => void
  /** Writes without being heard, the way React knows of. */
  readonly write: (text: string) => void
}
const heard = new WeakMap<HTMLInputElement, Hearing>()

/**
 * Tells when somebody else writes `element.value`: a form library's `reset` and `setValue` on a registered field, a host's
 * own script. Over the accessor that React itself puts on the element. The answer writes without being heard.
 */
export function hearWrites(field: HTMLInputElement, onWrite: (text: string) => void): (text: string) => void {
  const known = heard.get(field)
  if (known !== undefined) {
    known.onWrite = onWrite
    return known.write
  }
  const beneath =
    Object.getOwnPropertyDescriptor(field, 'value') ??
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  const hearing: Hearing = { onWrite, write: (text) => beneath?.set?.call(field, text) }
  heard.set(field, hearing)
  Object.defineProperty(field, 'value', {
    configurable: true,
    enumerable: beneath?.enumerable ?? true,
    get: (): unknown => beneath?.get?.call(field),
    set: (text: unknown) => {
      beneath?.set?.call(field, text)
      hearing.onWrite(typeof text === 'string' || typeof text === 'number' ? String(text) : '')
    },
  })
  return hearing.write
}
