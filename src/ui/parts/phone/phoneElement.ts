import { hearBeside, isFocused } from '../../../runtime/tree.ts'
import { observeReset } from '../form/observeReset.ts'
import { isShut, observeValue } from '../form/observeValue.ts'

/** The `<input>` that a phone field is about, while there is one. */
export interface PhoneElement {
  readonly get: () => HTMLInputElement | undefined
  readonly text: () => string
  /** Past whoever hears what is written. */
  readonly write: (text: string) => void
  /** Nobody can type there. */
  readonly isShut: () => boolean
  /** Somebody could type there, and does not. Who comes back to a window in the background goes on where they were. */
  readonly isLeft: () => boolean
  readonly attach: (field: HTMLInputElement, listener: PhoneElementListener) => () => void
}

export interface PhoneElementListener {
  /** The value that whoever listens holds. */
  readonly told: () => string
  /** Others have written this. */
  readonly onWrite: (value: string) => void
  /** Makes this the value again: E.164 or `''`. */
  readonly put: (value: string) => void
  /** The browser has reset the form, and nobody has written since. */
  readonly onReset: () => void
  readonly onInvalid: () => void
  readonly onSubmit: (event: SubmitEvent) => void
  /** Another text stands there. */
  readonly onEdit: (event: Event) => void
}

export function phoneElement(): PhoneElement {
  let field: HTMLInputElement | undefined
  let write = (_text: string) => {}
  /** Counts what others have written. */
  let writes = 0
  const text = () => field?.value ?? ''
  return {
    get: () => field,
    text,
    write: (shown) => write(shown),
    isShut: () => field !== undefined && isShut(field),
    isLeft: () => field !== undefined && !field.readOnly && !isFocused(field),
    attach(attached, listener) {
      field = attached
      const onWrite = (value: string) => {
        writes++
        listener.onWrite(value)
        return text()
      }
      const keep = () => {
        const [value, shownText] = [listener.told(), text()]
        return () => {
          listener.put(value)
          write(shownText)
        }
      }
      // Not over what a form library writes meanwhile.
      const onReset = () => {
        const before = writes
        return () => {
          if (writes === before && field === attached) listener.onReset()
        }
      }
      const onEdit = (event: Event) => field === attached && listener.onEdit(event)
      ;({ write } = observeValue(attached, { onWrite, onEdit, keep }))
      const stop = listen(attached, { ...listener, onReset })
      return () => {
        field = undefined
        stop()
      }
    },
  }
}

interface Listeners extends Pick<PhoneElementListener, 'onInvalid' | 'onSubmit'> {
  readonly onReset: () => () => void
}

/** Heard beside it: the form may come later than a field that names it by `form`. */
function listen(field: HTMLInputElement, { onReset, onInvalid, onSubmit }: Listeners): () => void {
  field.addEventListener('invalid', onInvalid)
  field.addEventListener('entryphone:press', answerEarly)
  const stops = [
    // Listeners of a node are typed for any event.
    hearBeside(field, 'submit', (event) => onSubmit(event as SubmitEvent), true),
    observeReset(field, onReset),
  ]
  return () => {
    for (const stop of stops) stop()
    field.removeEventListener('invalid', onInvalid)
    field.removeEventListener('entryphone:press', answerEarly)
  }
}

/** `entryphone/early` minds what a field sends until somebody is here to do it. */
function answerEarly(event: Event): void {
  event.preventDefault()
}
