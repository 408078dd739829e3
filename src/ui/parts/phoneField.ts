import { isE164 } from '../../phone/e164.ts'
import { foreignCountry, spelledCountry, withoutCallingCode } from '../../phone/fieldCountry.ts'
import { localPart } from '../../phone/localPart.ts'
import type { PhoneReading } from '../../phone/parsePhone.ts'
import type { readPhone, readPhoneAtOnce } from '../../phone/readPhone.ts'
import type { E164 } from '../../protocol/step.ts'
import { focusedBeside } from '../../protocol/tree.ts'
import { hearWrites } from './hearWrites.ts'

interface Phones {
  readonly readPhone: typeof readPhone
  readonly readPhoneAtOnce: typeof readPhoneAtOnce
}
let phones: Phones | undefined

/** Numbering plans are wanted only once someone turns to the field, so they are no part of the first load. */
export async function loadPhones(): Promise<Phones> {
  phones ??= await import('../../phone/readPhone.ts')
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
  readonly reading: PhoneReading | undefined
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
  /** E.164 or `''`. The browser's own reset of the form goes back to it. */
  readonly start: string
  readonly show: (view: PhoneFieldView) => void
  readonly tell: (news: PhoneNews) => void
  /** A form's submission waits until the number can be read. */
  readonly hold: (isHeld: boolean) => void
}

export interface PhoneField {
  /** Hosts write these inline: the newest are the ones that are asked and told. */
  readonly update: (host: PhoneFieldHost) => void
  readonly view: PhoneFieldView
  readonly attach: (field: HTMLInputElement) => () => void
  /** From now on somebody listens. */
  readonly begin: () => void
  /** The person has changed the text. */
  readonly edit: () => void
  /** The person has left the field. */
  readonly leave: () => void
  /** The person has picked a country. */
  readonly choose: (country: string) => void
  /** The host's value has become this one: E.164 or `''`. */
  readonly follow: (value: string) => void
  readonly phone: () => E164 | ''
}

/**
 * One `<input>` whose text is the person's own: it is read after each change and never rewritten while the caret is in
 * it. What arrives late (the numbering plans) changes what is known about the text, not the text.
 */
export function phoneField(initial: Pick<PhoneFieldHost, 'home' | 'countries' | 'start'>): PhoneField {
  let host: PhoneFieldHost = { ...initial, show: () => {}, tell: () => {}, hold: () => {} }
  let field: HTMLInputElement | undefined
  let write = (_text: string) => {}
  let chosen = foreignCountry(initial.start, initial.home, initial.countries)
  let spelled: string | undefined
  let reading = takenAsGiven(initial.start)
  /** Came from outside and is taken at its word, until it is sent. */
  let isUnread = initial.start !== ''
  /** The value that whoever listens holds. */
  let told = initial.start
  /** The text that `reading` is about. */
  let known = startingText(initial.start)
  /** Counts the texts: an answer about an earlier one is no answer. */
  let turn = 0
  let late: Promise<void> | undefined
  /** Counts what others have written. */
  let writes = 0
  let isHeld = false
  let isReplay = false

  const country = () => chosen ?? host.home
  const text = () => field?.value ?? ''
  const phone = () => (reading !== undefined && 'phone' in reading ? reading.phone : '')
  const view = (): PhoneFieldView => ({ country: spelled ?? chosen, isSpelled: spelled !== undefined })
  let shown = view()
  const show = () => {
    const next = view()
    if (next.country === shown.country && next.isSpelled === shown.isSpelled) return
    shown = next
    host.show(next)
  }

  const settle = (found: PhoneReading | undefined, isEdit: boolean) => {
    reading = found
    const isNews = phone() !== told
    told = phone()
    host.tell({ reading, phone: phone(), isNews, isEdit })
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
    let found: PhoneReading
    try {
      found = await (await loadPhones()).readPhone(typed, options)
    } catch {
      found = { problem: 'unchecked' }
    }
    if (asked !== turn) return
    late = undefined
    settle(found, false)
    tidy()
  }

  /** A whole number, once the caret is elsewhere: written as its calling code's neighbour, whatever form it came in. */
  const tidy = () => {
    if (field === undefined || field.readOnly || hasCaret(field)) return
    if (reading === undefined || !('phone' in reading)) return
    known = localPart(reading.phone)
    if (field.value !== known) write(known)
    chosen = reading.country ?? spelledCountry(reading.phone, country(), host.countries) ?? chosen
    spelled = undefined
    show()
  }

  const edit = () => {
    spelled = spelledCountry(text(), country(), host.countries)
    show()
    read(true)
    // Filled in from elsewhere on the page.
    tidy()
  }

  const put = (value: string) => {
    writes++
    if (value !== '' && value === phone()) {
      // No news, but the writing has put the bare number where the person's text was.
      write(known)
      return
    }
    told = value
    if (!isE164(value)) {
      write(value)
      spelled = spelledCountry(value, country(), host.countries)
      show()
      read(false)
      return
    }
    turn++
    late = undefined
    known = localPart(value)
    write(known)
    chosen = foreignCountry(value, country(), host.countries) ?? chosen
    spelled = undefined
    show()
    isUnread = true
    settle({ phone: value }, false)
  }

  /** The number is part of what is sent, so a press before it could be read waits, and is then made again. */
  const holdBack = (event: SubmitEvent) => {
    const { submitter } = event
    const form = field?.form
    if (isReplay || !form) return
    if (isUnread) read(false)
    else retry()
    if (late === undefined) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (isHeld) return
    isHeld = true
    host.hold(true)
    void whenRead().then(() => {
      isHeld = false
      host.hold(false)
      if (field === undefined) return
      isReplay = true
      form.requestSubmit(submitter?.isConnected === true ? submitter : null)
      isReplay = false
    })
  }

  /** Also called by a form that the browser has stopped for the very reason that the number could not be checked. */
  const retry = () => {
    if (reading !== undefined && 'problem' in reading && reading.problem === 'unchecked') read(false)
  }

  /** Whoever goes on typing meanwhile is waited for too. */
  const whenRead = async () => {
    while (late !== undefined) await late
  }

  return {
    update(next) {
      host = next
    },
    view: view(),
    attach(attached) {
      field = attached
      write = hearWrites(attached, put)
      const { form } = attached
      // After the browser's own, which brings the first text back; and not over what a form library writes meanwhile.
      const reset = () => {
        const before = writes
        queueMicrotask(() => {
          if (writes === before) put(host.start)
        })
      }
      form?.addEventListener('submit', holdBack, { capture: true })
      form?.addEventListener('reset', reset)
      attached.addEventListener('invalid', retry)
      return () => {
        turn++
        late = undefined
        field = undefined
        form?.removeEventListener('submit', holdBack, { capture: true })
        form?.removeEventListener('reset', reset)
        attached.removeEventListener('invalid', retry)
      }
    },
    begin() {
      host.show(shown)
      // Typed before the script had arrived, restored by the browser, or left unread when the screen went away.
      if (text() !== known) edit()
      else if (reading === undefined) read(false)
      else settle(reading, false)
    },
    edit,
    leave: tidy,
    choose(next) {
      if (spelled !== undefined) write(withoutCallingCode(text()))
      chosen = next
      spelled = undefined
      show()
      read(true)
    },
    follow(value) {
      if (value !== told) put(value)
    },
    phone,
  }
}

const nothing: PhoneReading = { problem: 'empty' }

function takenAsGiven(value: string): PhoneReading | undefined {
  if (value === '') return nothing
  return isE164(value) ? { phone: value } : undefined
}

/** The text for a value from outside, until the person changes it. */
export function startingText(value: string): string {
  return isE164(value) ? localPart(value) : value
}

/** Also while the window is in the background: whoever comes back goes on where they were. */
function hasCaret(field: HTMLInputElement): boolean {
  return focusedBeside(field) === field
}
