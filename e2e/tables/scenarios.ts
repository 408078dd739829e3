import { codeEntries } from './codeEntries.ts'
import { enter, type Hands } from './inputMethods.ts'
import { phoneEntries, refusedPhones } from './phoneEntries.ts'

/** What a test of either driver needs to know: its name, what to do, and what must be on the page at the end. */
export interface TablePlay {
  readonly title: string
  readonly play: (hands: Hands) => Promise<void>
  /** What the backend was given, as JSON in the page's output. */
  readonly received: string
  readonly says?: string
}

const phones: readonly TablePlay[] = phoneEntries.map(({ way, text, gives }) => ({
  title: `phone: ${JSON.stringify(text)} ${way} is ${gives}`,
  play: async (hands) => {
    await hands.open('/parts.html?part=phone', 'Phone number')
    await enter(hands, way, text, '+49 171')
    await hands.pressEnter()
  },
  received: JSON.stringify([{ phone: gives }]),
}))

const refused: readonly TablePlay[] = refusedPhones.map(({ text, says }) => ({
  title: `phone: ${JSON.stringify(text)} stays and is refused in words`,
  play: async (hands) => {
    await hands.open('/parts.html?part=phone', 'Phone number')
    await enter(hands, 'typed', text, '')
    await hands.pressEnter()
  },
  received: '[]',
  says,
}))

const codes: readonly TablePlay[] = codeEntries.map(({ way, shape, text, gives }) => ({
  title: `code (${shape}): ${JSON.stringify(text)} ${way} is ${gives}, sent once`,
  play: async (hands) => {
    await hands.open(`/parts.html?part=code&shape=${shape}`, 'Code')
    await enter(hands, way, text, '98')
    // A code of known length has sent itself by now: Enter must not send it again.
    if (shape === 'unknown-length') await hands.pressEnter()
  },
  received: JSON.stringify([{ code: gives }]),
}))

export const tablePlays: readonly TablePlay[] = [...phones, ...refused, ...codes]
