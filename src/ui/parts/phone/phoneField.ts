import { focusedBeside, hearBeside } from '../../../runtime/tree.ts'
import type { E164 } from '../../../protocol/step.ts'
import { observeReset } from '../form/observeReset.ts'
import { isShut, observeValue } from '../form/observeValue.ts'
import { deferredPress } from './deferredPress.ts'
import { isUnchecked, type PhoneNews, type PhoneOutcome } from './phoneReducer.ts'
import { initialPhoneState, phoneOf, type PhoneState, type PhoneView, viewOf } from './phoneState.ts'
import { phoneStore } from './phoneStore.ts'

export interface PhoneFieldHost {
  readonly home: string
  readonly countries: readonly string[] | undefined
  /** E.164 or `''`. The browser's own reset of the form goes back to it. Nothing: the value is the host's, and stays. */
  readonly start: string | undefined
  readonly show: (view: PhoneView) => void
  readonly tell: (news: PhoneNews) => void
  /** A press of the form's button waits until the number can be parsed. An edit takes it back. */
  readonly defer: (isDeferred: boolean) => void
}

export interface PhoneField {
  /** Hosts write these inline: the newest are the ones that are asked and told. */
  readonly update: (host: PhoneFieldHost) => void
  readonly view: PhoneView
  readonly attach: (field: HTMLInputElement) => () => void
  /** From now on somebody listens, and this is home. */
  readonly begin: (home: string) => void
  /** The person has changed the text. */
  readonly edit: () => void
  /** The person has left the field. */
  readonly leave: () => void
  /** The person has picked a country. */
  readonly choose: (country: string) => void
  /** The host's value has become this one: E.164 or `''`. */
  readonly follow: (value: string) => void
  readonly phone: () => E164 | ''
  /** What is known is about the text that stands there. */
  readonly isParsed: () => boolean
}

/**
 * One `<input>` whose text is the person's own: it is parsed after each change and never rewritten while the caret is in
 * it. What arrives late (the numbering plans) changes what is known about the text, not the text. Everything that is
 * known is `phoneReducer`'s; here are the element and whoever is told.
 */
export function phoneField(
  initial: Pick<PhoneFieldHost, 'home' | 'countries'> & { readonly start: string },
): PhoneField {
  let host: PhoneFieldHost = { ...initial, show: () => {}, tell: () => {}, defer: () => {} }
  let field: HTMLInputElement | undefined
  let write = (_text: string) => {}
  let isBegun = false

  const text = () => field?.value ?? ''
  const onOutcome = ({ state, write: shown, news }: PhoneOutcome, before: PhoneState) => {
    if (shown !== undefined) write(shown)
    if (before.press !== state.press) host.defer(state.press !== undefined)
    if (!isSameView(viewOf(before), viewOf(state))) host.show(viewOf(state))
    if (news !== undefined) host.tell(news)
  }
  const onParsedLate = () => {
    leave()
    press.release()
  }
  const store = phoneStore(initialPhoneState(initial.home, initial.countries, initial.start), {
    text,
    onOutcome,
    onParsedLate,
  })
  const { get, dispatch } = store
  const press = deferredPress(store, () => field)

  const leave = () => {
    if (field !== undefined && !field.readOnly && !hasCaret(field)) dispatch({ type: 'left' })
  }
  const edit = () => {
    if (field !== undefined && isShut(field)) {
      // Nobody can type there. What fills in claims to.
      write(get().text)
      return
    }
    dispatch({ type: 'edited' })
    // Filled in from elsewhere on the page.
    leave()
  }
  const put = (value: string) => dispatch({ type: 'written', value })
  /** A form that the browser has stopped for the very reason that the number could not be checked. */
  const retry = () => {
    if (isUnchecked(get())) dispatch({ type: 'checked' })
  }
  /** Typed before the script had arrived, put back by the browser, or left unparsed when the screen went away. */
  const catchUp = () => {
    if (text() !== get().text) edit()
    else if (get().parsed === undefined) dispatch({ type: 'checked' })
    if (get().parsed !== undefined) queueMicrotask(press.release)
  }

  const observe = (attached: HTMLInputElement) => {
    /** Counts what others have written. */
    let writes = 0
    const onWrite = (value: string) => {
      writes++
      // A form library's first value is no news, and what was typed before the script had arrived is.
      if (isBegun || value !== get().told) put(value)
      return text()
    }
    const keep = () => {
      const [value, shownText] = [get().told, text()]
      return () => {
        put(value)
        write(shownText)
      }
    }
    // Not over what a form library writes meanwhile.
    const onReset = () => {
      const before = writes
      return () => {
        if (writes !== before || field !== attached) return
        if (host.start === undefined) write(get().text)
        else put(host.start)
      }
    }
    ;({ write } = observeValue(attached, { onWrite, keep }))
    return listen(attached, { onReset, onInvalid: retry, onSubmit: press.defer, onEdit: press.onEdit })
  }

  return {
    update(next) {
      host = next
      const { home, countries } = next
      if (home === get().home && countries?.join() === get().countries?.join()) return
      dispatch({ type: 'moved', home, countries })
      leave()
    },
    view: viewOf(get()),
    attach(attached) {
      field = attached
      const stop = observe(attached)
      // A boundary that suspends takes the field away and gives it back, and no effect tells of it.
      if (isBegun) catchUp()
      return () => {
        dispatch({ type: 'detached' })
        field = undefined
        stop()
      }
    },
    begin(home) {
      isBegun = true
      host.show(viewOf(get()))
      const isKnown = text() === get().text && get().parsed !== undefined
      dispatch({ type: 'begun', home })
      if (!isKnown) catchUp()
    },
    edit,
    leave,
    choose: (country) => dispatch({ type: 'chosen', country }),
    follow(value) {
      if (value !== get().told) put(value)
    },
    phone: () => phoneOf(get()),
    isParsed: () => text() === get().text,
  }
}

interface Listeners {
  readonly onReset: () => () => void
  readonly onInvalid: () => void
  readonly onSubmit: (event: SubmitEvent) => void
  readonly onEdit: (event: Event) => void
}

/** Heard beside it: the form may come later than a field that names it by `form`. */
function listen(field: HTMLInputElement, { onReset, onInvalid, onSubmit, onEdit }: Listeners): () => void {
  field.addEventListener('invalid', onInvalid)
  field.addEventListener('entryphone:press', answerEarly)
  const stops = [
    // Listeners of a node are typed for any event.
    hearBeside(field, 'submit', (event) => onSubmit(event as SubmitEvent), true),
    hearBeside(field, 'input', onEdit, true),
    observeReset(field, onReset),
  ]
  return () => {
    for (const stop of stops) stop()
    field.removeEventListener('invalid', onInvalid)
    field.removeEventListener('entryphone:press', answerEarly)
  }
}

function isSameView(one: PhoneView, other: PhoneView): boolean {
  return one.country === other.country && one.isSpelled === other.isSpelled
}

/** `entryphone/early` minds what a field sends until somebody is here to do it. */
function answerEarly(event: Event): void {
  event.preventDefault()
}

/** Also while the window is in the background: whoever comes back goes on where they were. */
function hasCaret(field: HTMLInputElement): boolean {
  return focusedBeside(field) === field
}
