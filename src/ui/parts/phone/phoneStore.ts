import { loadedPhoneParser, loadPhoneParser } from './loadPhoneParser.ts'
import { type PhoneEvent, type PhoneOutcome, phoneReducer } from './phoneReducer.ts'
import { countryOf, type PhoneState } from './phoneState.ts'

export interface PhoneStore {
  readonly get: () => PhoneState
  readonly dispatch: (event: PhoneEvent) => void
}

interface Listener {
  /** What stands in the field. */
  readonly text: () => string
  readonly onOutcome: (outcome: PhoneOutcome, before: PhoneState) => void
  /** The parser has come, and has read what stands there. */
  readonly onParsedLate: () => void
}

/** Holds what is known of one field, and has a text that cannot be parsed yet parsed once the plans are there. */
export function phoneStore(initial: PhoneState, { text, onOutcome, onParsedLate }: Listener): PhoneStore {
  let state = initial

  const dispatch = (event: PhoneEvent) => {
    const before = state
    const outcome = phoneReducer(before, event, { text: text(), parser: loadedPhoneParser() })
    state = outcome.state
    onOutcome(outcome, before)
    // Whoever was told may have written another number meanwhile.
    const isOpen = outcome.news !== undefined && outcome.news.parsed === undefined
    if (isOpen && state.version === outcome.state.version) void parseLate(state)
  }

  const parseLate = async (asked: PhoneState) => {
    const { version, countries } = asked
    const parsed = await loadPhoneParser()
      .then(({ readPhone }) => {
        dispatch({ type: 'parser-loaded', version })
        return readPhone(asked.text, { country: countryOf(asked), countries })
      })
      .catch(() => ({ problem: 'unchecked' as const }))
    if (state.version !== version) return
    dispatch({ type: 'parsed', version, parsed })
    onParsedLate()
  }

  return { get: () => state, dispatch }
}
