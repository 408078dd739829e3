import type { E164 } from '../../../protocol/step.ts'
import { deferredPress } from './deferredPress.ts'
import { type PhoneElement, phoneElement, type PhoneElementListener } from './phoneElement.ts'
import { isUnchecked, type PhoneNews, type PhoneOutcome } from './phoneReducer.ts'
import { initialPhoneState, phoneOf, type PhoneState, type PhoneView, viewOf } from './phoneState.ts'
import { type PhoneStore, phoneStore } from './phoneStore.ts'

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
 * known is `phoneReducer`'s, the element is `phoneElement`'s; here is whoever is told.
 */
export function phoneField(
  initial: Pick<PhoneFieldHost, 'home' | 'countries'> & { readonly start: string },
): PhoneField {
  let host: PhoneFieldHost = { ...initial, show: () => {}, tell: () => {}, defer: () => {} }
  let isBegun = false

  const element = phoneElement()
  const store = phoneStore(initialPhoneState(initial.home, initial.countries, initial.start), {
    text: element.text,
    onOutcome(outcome, before) {
      if (outcome.write !== undefined) element.write(outcome.write)
      tellOutcome(host, outcome, before)
    },
    onParsedLate() {
      leave()
      press.release()
    },
  })
  const { get, dispatch } = store
  const press = deferredPress(store, element.get)
  const events = fieldEvents(store, element, press.release)
  const { put, leave, catchUp } = events
  const listener: PhoneElementListener = {
    told: () => get().told,
    // A form library's first value is no news, and what was typed before the script had arrived is.
    onWrite: (value) => (isBegun || value !== get().told) && put(value),
    put,
    onReset: () => (host.start === undefined ? element.write(get().text) : put(host.start)),
    onInvalid: events.retry,
    onSubmit: press.defer,
    onEdit: events.edit,
  }

  return {
    ...events,
    update(next) {
      host = next
      const { home, countries } = next
      if (home === get().home && countries?.join() === get().countries?.join()) return
      dispatch({ type: 'moved', home, countries })
      leave()
    },
    attach(attached) {
      const stop = element.attach(attached, listener)
      // A boundary that suspends takes the field away and gives it back, and no effect tells of it.
      if (isBegun) catchUp()
      return () => {
        dispatch({ type: 'detached' })
        press.forget()
        stop()
      }
    },
    begin(home) {
      isBegun = true
      // A form library may have written before anyone was there to draw it.
      if (!areSame(viewOf(get()), events.view)) host.show(viewOf(get()))
      const isKnown = events.isParsed() && get().parsed !== undefined
      dispatch({ type: 'begun', home })
      if (!isKnown) catchUp()
    },
  }
}

function tellOutcome(host: PhoneFieldHost, { state, news }: PhoneOutcome, before: PhoneState): void {
  if (before.press !== state.press) host.defer(state.press !== undefined)
  if (!isSameView(before, state)) host.show(viewOf(state))
  if (news !== undefined) host.tell(news)
}

/** What happens to the field, whoever did it, and what is known of it. */
function fieldEvents({ get, dispatch }: PhoneStore, element: PhoneElement, onParsed: () => void) {
  const leave = () => {
    if (element.isLeft()) dispatch({ type: 'left' })
  }
  const edit = (event?: Event) => {
    // Nobody can type there. A script that fills in claims to.
    if (event?.isTrusted !== true && element.isShut()) {
      element.write(get().text)
      return
    }
    dispatch({ type: 'edited' })
    // Filled in from elsewhere on the page.
    leave()
  }
  const put = (value: string) => dispatch({ type: 'written', value })
  const isParsed = () => element.text() === get().text
  return {
    leave,
    edit,
    put,
    isParsed,
    choose: (country: string) => dispatch({ type: 'chosen', country }),
    follow(value: string) {
      if (value !== get().told) put(value)
    },
    phone: () => phoneOf(get()),
    view: viewOf(get()),
    /** A form that the browser has stopped for the very reason that the number could not be checked. */
    retry() {
      if (isUnchecked(get())) dispatch({ type: 'checked' })
    },
    /** Typed before the script had arrived, put back by the browser, or left unparsed when the screen went away. */
    catchUp() {
      if (!isParsed()) edit()
      else if (get().parsed === undefined) dispatch({ type: 'checked' })
      if (get().parsed !== undefined) queueMicrotask(onParsed)
    },
  }
}

function isSameView(before: PhoneState, after: PhoneState): boolean {
  // So it is for nearly every key.
  if (before.spelled === after.spelled && before.chosen === after.chosen) return true
  return areSame(viewOf(before), viewOf(after))
}

function areSame(one: PhoneView, other: PhoneView): boolean {
  return one.country === other.country && one.isSpelled === other.isSpelled
}
