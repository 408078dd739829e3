import type * as phoneParser from '../../../phone/phoneParser.ts'
import { isE164 } from '../../../protocol/e164.ts'
import { callingCode, callingCodeOf } from '../../../phone/callingCodes.ts'
import { countryBeside, fieldText } from '../../../phone/fieldCountry.ts'
import { localPart } from '../../../phone/localPart.ts'
import type { ParsedPhone } from '../../../phone/parsePhone.ts'
import type { Spelled } from '../../../phone/spelledCountry.ts'
import type { E164 } from '../../../protocol/step.ts'
import { focusedBeside, hearBeside } from '../../../runtime/tree.ts'
import { observeReset } from '../form/observeReset.ts'
import { observeValue, isShut } from '../form/observeValue.ts'
import { submitForm } from '../form/sandboxedForm.ts'

type Phones = typeof phoneParser
let phones: Phones | undefined

/** Numbering plans are wanted only once someone turns to the field, so they are no part of the first load. */
export async function loadPhones(): Promise<Phones> {
  phones ??= await import('../../../phone/phoneParser.ts')
  return phones
}

/** What stands beside the text. */
export interface PhoneFieldView {
  /** Nothing: the host's. */
  readonly country: string | undefined
  /** The text says its calling code itself. */
  readonly isSpelled: boolean
}

/** What the text has been found to be. */
export interface PhoneNews {
  /** Nothing: being read. */
  readonly reading: ParsedPhone | undefined
  readonly phone: E164 | ''
  /** Whoever listens holds another value. */
  readonly isNews: boolean
  /** The person did it, rather than rules that have arrived or a write from outside. */
  readonly isEdit: boolean
}

export interface PhoneFieldHost {
  /** Whose national form is meant until something says otherwise. */
  readonly home: string
  readonly countries: readonly string[] | undefined
  /** E.164 or `''`. The browser's own reset of the form goes back to it. Nothing: the value is the host's, and stays. */
  readonly start: string | undefined
  readonly show: (view: PhoneFieldView) => void
  readonly tell: (news: PhoneNews) => void
  /** A press of the form's button waits until the number can be read. An edit takes it back. */
  readonly hold: (isHeld: boolean) => void
}

export interface PhoneField {
  /** Hosts write these inline: the newest are the ones that are asked and told. */
  readonly update: (host: PhoneFieldHost) => void
  readonly view: PhoneFieldView
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
  readonly isRead: () => boolean
}

/**
 * One `<input>` whose text is the person's own: it is read after each change and never rewritten while the caret is in
 * it. What arrives late (the numbering plans) changes what is known about the text, not the text.
 */
export function phoneField(
  initial: Pick<PhoneFieldHost, 'home' | 'countries'> & { readonly start: string },
): PhoneField {
  let host: PhoneFieldHost = { ...initial, show: () => {}, tell: () => {}, hold: () => {} }
  let field: HTMLInputElement | undefined
  let write = (_text: string) => {}
  let chosen: string | undefined
  let spelled = unspelled
  let reading = takenAsGiven(initial.start, initial.countries)
  /** Came from outside and is taken at its word, until it is sent. */
  let isUnread = initial.start !== ''
  /** The value that whoever listens holds. */
  let told = initial.start
  /** The text that `reading` is about. */
  let known = startingText(initial.start, initial.countries)
  /** Counts the texts: an answer about an earlier one is no answer. */
  let turn = 0
  let late: Promise<void> | undefined
  /** Counts what others have written. */
  let writes = 0
  let held: { readonly form: HTMLFormElement; readonly submitter: HTMLElement | null } | undefined
  let isReplay = false
  let isBegun = false

  const country = () => chosen ?? host.home
  const text = () => field?.value ?? ''
  const phone = () => (reading !== undefined && 'phone' in reading ? reading.phone : '')
  const view = (): PhoneFieldView => ({ country: spelled.country ?? chosen, isSpelled: spelled.isSpelled })
  /** The country whose calling code stands beside this number, or the number says its own. */
  const stand = (phone: E164, beside = countryBeside(phone, country(), host.countries)) => {
    if (beside !== undefined && beside !== country()) chosen = beside
    spelled = beside === undefined ? { isSpelled: true, country: undefined } : unspelled
  }
  if (isE164(initial.start)) stand(initial.start)
  let shown = view()
  const show = () => {
    const next = view()
    if (next.country === shown.country && next.isSpelled === shown.isSpelled) return
    shown = next
    host.show(next)
  }

  const settle = (found: ParsedPhone | undefined, isEdit: boolean) => {
    reading = found
    // An international number that has lost its plus.
    if (!spelled.isSpelled && phone() !== '' && callingCodeOf(phone()) !== callingCode(country())) {
      spelled = { isSpelled: true, country: found !== undefined && 'country' in found ? found.country : undefined }
      show()
    }
    const isNews = phone() !== told
    told = phone()
    host.tell({ reading, phone: phone(), isNews, isEdit })
  }

  /** Does the text say itself where it is from? Not known while there is nothing to read it with. */
  const spell = () => {
    spelled = phones?.spelledIn(text(), country(), host.countries) ?? unspelled
    show()
  }

  const read = (isEdit: boolean) => {
    turn++
    late = undefined
    isUnread = false
    known = text()
    const options = { country: country(), countries: host.countries }
    const found = known.trim() === '' ? nothing : phones?.readPhoneAtOnce(known, options)
    settle(found, isEdit)
    if (found === undefined) late = readLate(turn, known, options)
  }

  const readLate = async (asked: number, typed: string, options: Parameters<Phones['readPhone']>[1]) => {
    let found: ParsedPhone
    try {
      const { readPhone } = await loadPhones()
      if (asked === turn) spell()
      found = await readPhone(typed, options)
    } catch {
      found = { problem: 'unchecked' }
    }
    if (asked !== turn) return
    late = undefined
    settle(found, false)
    tidy()
    release()
  }

  /** A whole number, once the caret is elsewhere: written as its calling code's neighbour, whatever form it came in. */
  const tidy = () => {
    if (field === undefined || field.readOnly || hasCaret(field)) return
    if (reading === undefined || !('phone' in reading)) return
    known = fieldText(reading.phone, host.countries)
    if (field.value !== known) write(known)
    stand(reading.phone, reading.country)
    show()
  }

  const edit = () => {
    if (field !== undefined && isShut(field)) {
      // Nobody can type there. What fills in claims to.
      write(known)
      return
    }
    takeBack()
    spell()
    read(true)
    // Filled in from elsewhere on the page.
    tidy()
  }

  /** The number that stands there, written in another way. */
  const isSame = (value: string) => {
    if (value.trim() === '' || phone() === '' || text() !== known) return false
    const found = phones?.readPhoneAtOnce(value, { country: country(), countries: host.countries })
    return found !== undefined && 'phone' in found && found.phone === phone()
  }

  const put = (value: string) => {
    if (value !== '' && value === phone()) {
      // No news, but a reset has put another text where the person's was.
      write(known)
      return
    }
    if (isSame(value)) {
      told = value
      settle(reading, false)
      return
    }
    takeBack()
    told = value
    if (!isE164(value)) {
      write(value)
      spell()
      read(false)
      return
    }
    turn++
    late = undefined
    known = fieldText(value, host.countries)
    write(known)
    stand(value)
    show()
    isUnread = true
    settle(takenAsGiven(value, host.countries), false)
  }

  /** Home, or what is offered, has become another: whatever stands there stays what it was, beside the country it has. */
  const move = (was: string) => {
    takeBack()
    const found = phone()
    const isOffered = host.countries?.includes(was) ?? true
    if (!isOffered) chosen = undefined
    else if (found !== '' && was !== host.home) chosen = was
    if (text().trim() !== '') {
      if (!isOffered) write(withCode(phones?.normalisePhone(text(), was) ?? text(), was))
      spell()
      if (isUnread && found !== '') {
        known = text()
        settle(takenAsGiven(found, host.countries), false)
      } else read(false)
    }
    show()
    tidy()
  }

  /** The number is part of what is sent, so a press before it could be read waits, and is then made again. */
  const holdBack = (event: SubmitEvent) => {
    const form = field?.form ?? null
    if (isReplay || form === null || event.target !== form) return
    if (isUnread) read(false)
    else retry()
    if (late === undefined) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (held !== undefined) return
    held = { form, submitter: event.submitter }
    host.hold(true)
  }

  const release = () => {
    if (held === undefined) return
    const { form, submitter } = held
    takeBack()
    isReplay = true
    submitForm(form, submitter?.isConnected === true ? submitter : null)
    isReplay = false
  }

  /** What stands there now is not what was pressed for. */
  const takeBack = () => {
    if (held === undefined) return
    held = undefined
    host.hold(false)
  }

  /** Anywhere in the form: the number goes out together with the rest of it. */
  const hearEdit = ({ target }: Event) => {
    if (target !== null && 'form' in target && target.form === held?.form) takeBack()
  }

  /** Also called by a form that the browser has stopped for the very reason that the number could not be checked. */
  const retry = () => {
    if (reading !== undefined && 'problem' in reading && reading.problem === 'unchecked') read(false)
  }

  /** Typed before the script had arrived, put back by the browser, or left unread when the screen went away. */
  const catchUp = () => {
    if (text() !== known) edit()
    else if (reading === undefined) read(false)
    if (late === undefined) queueMicrotask(release)
  }

  return {
    update(next) {
      const was = country()
      const isMove = next.home !== host.home || next.countries?.join() !== host.countries?.join()
      host = next
      if (isMove) move(was)
    },
    view: view(),
    attach(attached) {
      field = attached
      const onWrite = (written: string) => {
        const value = written.replaceAll(/[\r\n]/g, '')
        writes++
        // A form library's first value is no news, and what was typed before the script had arrived is.
        if (isBegun || value !== told) put(value)
        return text()
      }
      const keep = () => {
        const [value, shownText] = [told, text()]
        return () => {
          put(value)
          write(shownText)
        }
      }
      ;({ write } = observeValue(attached, { onWrite, keep }))
      // Heard beside it: the form may come later than a field that names it by `form`.
      // Listeners of a node are typed for any event.
      const stopSubmit = hearBeside(attached, 'submit', (event) => holdBack(event as SubmitEvent), true)
      const stopInput = hearBeside(attached, 'input', hearEdit, true)
      // Not over what a form library writes meanwhile.
      const forget = observeReset(attached, () => {
        const before = writes
        return () => {
          if (writes !== before || field !== attached) return
          if (host.start === undefined) write(known)
          else put(host.start)
        }
      })
      attached.addEventListener('invalid', retry)
      attached.addEventListener('entryphone:press', answerEarly)
      // A boundary that suspends takes the field away and gives it back, and no effect tells of it.
      if (isBegun) catchUp()
      return () => {
        turn++
        late = undefined
        field = undefined
        stopSubmit()
        stopInput()
        forget()
        attached.removeEventListener('invalid', retry)
        attached.removeEventListener('entryphone:press', answerEarly)
      }
    },
    begin(home) {
      isBegun = true
      host = { ...host, home }
      host.show(shown)
      if (text() === known && reading !== undefined) settle(reading, false)
      else catchUp()
    },
    edit,
    leave: tidy,
    choose(next) {
      const found = phone()
      takeBack()
      if (spelled.isSpelled)
        write(found === '' ? (phones?.withoutCallingCode(text(), country()) ?? text()) : localPart(found))
      chosen = next
      spelled = unspelled
      show()
      read(true)
    },
    follow(value) {
      if (value !== told) put(value)
    },
    phone,
    isRead: () => text() === known,
  }
}

/** A text that was read beside a country, for where another stands: its calling code comes into the text. */
function withCode(text: string, country: string): string {
  return text.startsWith('+') ? text : `+${callingCode(country) ?? ''} ${text}`
}

const nothing: ParsedPhone = { problem: 'empty' }

const unspelled: Spelled = { isSpelled: false, country: undefined }

function takenAsGiven(value: string, countries: readonly string[] | undefined): ParsedPhone | undefined {
  if (value === '') return nothing
  if (!isE164(value)) return undefined
  return countries === undefined || countryBeside(value, undefined, countries) !== undefined
    ? { phone: value }
    : { problem: 'country' }
}

/** The text for a value from outside, until the person changes it. */
export function startingText(value: string, countries: readonly string[] | undefined): string {
  return isE164(value) ? fieldText(value, countries) : value
}

/** `entryphone/early` minds what a field sends until somebody is here to do it. */
function answerEarly(event: Event): void {
  event.preventDefault()
}

/** Also while the window is in the background: whoever comes back goes on where they were. */
function hasCaret(field: HTMLInputElement): boolean {
  return focusedBeside(field) === field
}
