import { codeEntries } from './codeEntries.ts'
import { enter, type InputMethods } from './inputMethods.ts'
import { phoneEntries, refusedPhones } from './phoneEntries.ts'

/** What a test of either driver needs to know: its name, what to do, and what must be on the page at the end. */
export interface InputScenario {
  readonly title: string
  readonly run: (inputs: InputMethods) => Promise<void>
  /** What the backend was given, as JSON in the page's output. */
  readonly received: string
  readonly says?: string
}

const phones: readonly InputScenario[] = phoneEntries.map(({ way, text, gives }) => ({
  title: `phone: ${JSON.stringify(text)} ${way} is ${gives}`,
  run: async (inputs) => {
    await inputs.open('/parts.html?part=phone', 'Phone number')
    await enter(inputs, way, text, '+49 171')
    await inputs.pressEnter()
  },
  received: JSON.stringify([{ phone: gives }]),
}))

const refused: readonly InputScenario[] = refusedPhones.map(({ text, says }) => ({
  title: `phone: ${JSON.stringify(text)} stays and is refused in words`,
  run: async (inputs) => {
    await inputs.open('/parts.html?part=phone', 'Phone number')
    await enter(inputs, 'typed', text, '')
    await inputs.pressEnter()
  },
  received: '[]',
  says,
}))

const codes: readonly InputScenario[] = codeEntries.map(({ way, shape, text, gives }) => ({
  title: `code (${shape}): ${JSON.stringify(text)} ${way} is ${gives}, sent once`,
  run: async (inputs) => {
    await inputs.open(`/parts.html?part=code&shape=${shape}`, 'Code')
    await enter(inputs, way, text, '98')
    // A code of known length has sent itself by now: Enter must not send it again.
    if (shape === 'unknown-length') await inputs.pressEnter()
  },
  received: JSON.stringify([{ code: gives }]),
}))

export const inputScenarios: readonly InputScenario[] = [...phones, ...refused, ...codes]
