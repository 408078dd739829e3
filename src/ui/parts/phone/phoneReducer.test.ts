import { describe, expect, test } from 'vitest'
import * as parser from '../../../phone/phoneParser.ts'
import { loadWorldRules } from '../../../phone/worldRules.ts'
import type { E164 } from '../../../protocol/step.ts'
import { type PhoneEvent, type PhoneOutcome, phoneReducer } from './phoneReducer.ts'
import { initialPhoneState, type PhoneState, viewOf } from './phoneState.ts'

/** An event, and what stands in the field when it comes. Alone, it meets the text that is known. */
type Met = PhoneEvent | { readonly event: PhoneEvent; readonly text: string }
const on = (text: string, event: PhoneEvent): Met => ({ event, text })

/** Plays events one after the other. */
function play(state: PhoneState, events: readonly Met[], by: typeof parser | 'not loaded' = parser): PhoneOutcome {
  let outcome: PhoneOutcome = { state }
  for (const met of events) {
    const { event, text } = 'event' in met ? met : { event: met, text: outcome.state.text }
    outcome = phoneReducer(outcome.state, event, { text, parser: by === 'not loaded' ? undefined : by })
  }
  return outcome
}

const empty = initialPhoneState('RU', undefined, '')
const edited = (text: string) => on(text, { type: 'edited' })
/** Only which form it is matters here, and there is no document to make one of. */
const pressed = () => ({ form: {} as HTMLFormElement, submitter: null })
const press = pressed()
/** As a parser answers. */
const moscow = '+79991234567' as E164

describe('a text is parsed beside its country', () => {
  test.each([
    ['8 (999) 123-45-67', { phone: moscow, country: 'RU' }, { country: undefined, isSpelled: false }],
    ['+7 999 123-45-67', { phone: moscow, country: 'RU' }, { country: 'RU', isSpelled: true }],
    ['79991234567', { phone: moscow, country: 'RU' }, { country: undefined, isSpelled: false }],
    ['999 123-45-6', { problem: 'too-short' }, { country: undefined, isSpelled: false }],
    ['  ', { problem: 'empty' }, { country: undefined, isSpelled: false }],
    ['+4', { problem: 'too-short' }, { country: undefined, isSpelled: false }],
  ])('%j', (text, parsed, view) => {
    const { state, news } = play(empty, [edited(text)])
    expect(state).toMatchObject({ text, parsed })
    expect(viewOf(state)).toEqual(view)
    const phone = 'phone' in parsed ? parsed.phone : ''
    expect(news).toEqual({ parsed, phone, isNews: phone !== '', isEdit: true })
  })

  test('is news once: the same number in another form is none', () => {
    const { news, write } = play(empty, [edited('9991234567'), edited('999 1234567')])
    expect(news).toMatchObject({ phone: moscow, isNews: false, isEdit: true })
    expect(write).toBeUndefined()
  })

  test('an international number without its plus says its country all the same', async () => {
    await loadWorldRules()
    const { state } = play(empty, [edited('491711234567')])
    expect(viewOf(state)).toEqual({ country: 'DE', isSpelled: true })
  })
})

describe('a text that cannot be parsed yet', () => {
  const waiting = play(empty, [edited('9991234567')], 'not loaded')
  const { version } = waiting.state
  const answer: PhoneEvent = { type: 'parsed', version, parsed: { phone: moscow, country: 'RU' } }

  test('is no number meanwhile, and told as open', () => {
    expect(waiting.state).toMatchObject({ parsed: undefined })
    expect(waiting.news).toEqual({ parsed: undefined, phone: '', isNews: false, isEdit: true })
  })

  test('is told once its answer comes, as nobody’s edit', () => {
    const { news, write } = play(waiting.state, [answer])
    expect(news).toMatchObject({ phone: moscow, isNews: true, isEdit: false })
    expect(write).toBeUndefined()
  })

  test.each<[string, Met]>([
    ['another text', edited('99912345')],
    ['another value', on('9991234567', { type: 'written', value: '+79990000000' })],
    ['another country', on('9991234567', { type: 'chosen', country: 'KZ' })],
    ['the field gone', { type: 'detached' }],
  ])('has an answer that says nothing after %s', (_, event) => {
    const { state } = play(waiting.state, [event], 'not loaded')
    expect(play(state, [answer])).toEqual({ state })
  })

  test('says where it is from as soon as the parser is there', () => {
    const spelled = play(empty, [edited('+44 20')], 'not loaded').state
    expect(viewOf(spelled).isSpelled).toBe(false)
    const { state } = play(spelled, [on('+44 20', { type: 'parser-loaded', version: spelled.version })])
    expect(viewOf(state)).toEqual({ country: 'GB', isSpelled: true })
    const late = play(spelled, [on('+44 20', { type: 'parser-loaded', version: spelled.version - 1 })])
    expect(late.state).toBe(spelled)
  })

  test('has a press wait for it, the first of two', () => {
    const { state } = play(
      waiting.state,
      [on('9991234567', { type: 'pressed', press }), on('9991234567', { type: 'pressed', press: pressed() })],
      'not loaded',
    )
    expect(state.press).toBe(press)
    expect(play(state, [answer]).state.press).toBe(press)
  })
})

describe('a press that waits is dropped by', () => {
  const waiting = play(empty, [edited('9991234567'), on('9991234567', { type: 'pressed', press })], 'not loaded').state

  test.each<[string, Met, boolean]>([
    ['an edit', edited('999123456'), true],
    ['another value', on('9991234567', { type: 'written', value: '+79990000000' }), true],
    ['a text from elsewhere', on('9991234567', { type: 'written', value: '999' }), true],
    ['a country that is chosen', on('9991234567', { type: 'chosen', country: 'KZ' }), true],
    ['another home', on('9991234567', { type: 'moved', home: 'KZ', countries: undefined }), true],
    ['an edit beside it', { type: 'press-dropped' }, true],
    ['nothing that the person did not do: a parser that came', on('9', { type: 'parser-loaded', version: 1 }), false],
    ['nor a caret that went', { type: 'left' }, false],
    ['nor a field that is gone for a while', { type: 'detached' }, false],
  ])('%s', (_, event, isDropped) => {
    expect(waiting.press).toBe(press)
    expect(play(waiting, [event], 'not loaded').state.press).toBe(isDropped ? undefined : press)
  })
})

describe('a value from outside', () => {
  const written = (value: string, text = '') => on(text, { type: 'written', value })

  test.each([
    [moscow, '999 123-45-67', { phone: moscow }, { country: undefined, isSpelled: false }],
    ['+77011234567', '701 123-45-67', { phone: '+77011234567' }, { country: undefined, isSpelled: false }],
    ['+491711234567', '171 1234567', { phone: '+491711234567' }, { country: 'DE', isSpelled: false }],
    ['', '', { problem: 'empty' }, { country: undefined, isSpelled: false }],
  ])('is taken at its word, without a parser: %j', (value, text, parsed, view) => {
    const first = initialPhoneState('RU', undefined, value)
    expect([first.text, first.parsed, viewOf(first)]).toEqual([text, parsed, view])
    const { state, write } = play(play(empty, [edited('8')], 'not loaded').state, [written(value, '8')], 'not loaded')
    expect([state.text, write, state.parsed, viewOf(state)]).toEqual([text, text, parsed, view])
  })

  test('keeps its own code where its country is not offered, and is no number', () => {
    const start = initialPhoneState('RU', ['RU', 'KZ'], '')
    const { state, write, news } = play(start, [written('+491711234567')], 'not loaded')
    expect(write).toBe('+49 171 1234567')
    expect(state.parsed).toEqual({ problem: 'country' })
    expect(news).toMatchObject({ phone: '', isNews: true })
    expect(viewOf(state)).toEqual({ country: undefined, isSpelled: true })
  })

  test('that is no number yet stands as it is, on one line, and is parsed', () => {
    const { state, write, news } = play(empty, [written('8 999\r\n1234567')])
    expect(write).toBe('8 9991234567')
    expect(news).toMatchObject({ phone: moscow, isEdit: false })
    expect(state.isGiven).toBe(false)
  })

  test('that stands there already is no news, and brings its text back', () => {
    const { state } = play(empty, [edited('9991234567')])
    expect(play(state, [written(moscow, '')])).toEqual({ state, write: '9991234567' })
  })

  test('that is the number in another form leaves the text to the person', () => {
    const { state } = play(empty, [edited('9991234567')])
    const outcome = play(state, [written('8 999 123-45-67', '9991234567')])
    expect(outcome.state.text).toBe('9991234567')
    expect(outcome.write).toBeUndefined()
    expect(outcome.news).toMatchObject({ phone: moscow, isNews: true })
  })

  test('is looked at once it is sent', () => {
    const start = initialPhoneState('RU', undefined, '+79991')
    const given = initialPhoneState('RU', undefined, '+7999123456')
    expect(given.parsed).toEqual({ phone: '+7999123456' })
    const sent = play(given, [on(given.text, { type: 'pressed', press })])
    expect(sent.state).toMatchObject({ parsed: { problem: 'too-short' }, isGiven: false, press: undefined })
    expect(start.parsed).toBeUndefined()
  })
})

describe('a country', () => {
  test.each([
    ['takes the place of the code in a number', '+44 20 7946 0958', '20 7946 0958'],
    ['takes the place of the code in a part of one', '+49 171 1', '171 1'],
    ['leaves a text without a code as it is', '171 1', '171 1'],
  ])('that is chosen %s', async (_, text, left) => {
    await loadWorldRules()
    const { state, write, news } = play(empty, [edited(text), on(text, { type: 'chosen', country: 'DE' })])
    expect([state.text, write]).toEqual([left, left])
    expect(viewOf(state)).toEqual({ country: 'DE', isSpelled: false })
    expect(news).toMatchObject({ isEdit: true })
  })

  const moved = (home: string, countries: readonly string[] | undefined, text: string) =>
    on(text, { type: 'moved', home, countries })

  test('that is home stays beside a number when home moves', () => {
    const { state } = play(empty, [edited('9991234567'), moved('DE', undefined, '9991234567')])
    expect(state).toMatchObject({ home: 'DE', chosen: 'RU', parsed: { phone: moscow }, text: '9991234567' })
  })

  test('that is home goes where nothing stands beside it', () => {
    const { state, write } = play(empty, [moved('DE', undefined, ' ')])
    expect(viewOf(state)).toEqual({ country: undefined, isSpelled: false })
    expect(state).toMatchObject({ home: 'DE', text: '' })
    expect(write).toBeUndefined()
  })

  test('that is offered no longer comes into the text as its code', () => {
    const { state, write } = play(empty, [edited('9991234567'), moved('DE', ['DE'], '9991234567')])
    expect(write).toBe('+7 9991234567')
    expect(state).toMatchObject({ chosen: undefined, parsed: { problem: 'country' } })
  })

  test('that is offered no longer leaves a value from outside at its word, or refuses it', () => {
    const given = initialPhoneState('RU', undefined, moscow)
    expect(play(given, [moved('KZ', ['KZ'], given.text)], 'not loaded').state.parsed).toEqual({ phone: moscow })
    expect(play(given, [moved('DE', ['DE'], given.text)], 'not loaded').state.parsed).toEqual({ problem: 'country' })
  })
})

describe('once the caret is elsewhere', () => {
  test.each([
    ['8 (999) 1234567', '999 123-45-67', undefined],
    ['+7 701 1234567', '701 123-45-67', 'KZ'],
  ])('a whole number stands beside its country: %j', (text, tidy, country) => {
    const { state, write, news } = play(empty, [edited(text), { type: 'left' }])
    expect([state.text, write, news]).toEqual([tidy, tidy, undefined])
    expect(viewOf(state)).toEqual({ country, isSpelled: false })
  })

  test('what is no number stays as it was typed', () => {
    const { state } = play(empty, [edited('8 (999')])
    expect(play(state, [{ type: 'left' }])).toEqual({ state })
  })
})

test('plans that could not be loaded are tried again by a press, and by nothing less', () => {
  const text = '9991234567'
  const waiting = play(empty, [edited(text)], 'not loaded').state
  const { state } = play(waiting, [{ type: 'parsed', version: waiting.version, parsed: { problem: 'unchecked' } }])
  expect(play(state, [{ type: 'left' }])).toEqual({ state })
  expect(play(state, [on(text, { type: 'pressed', press })]).state.parsed).toMatchObject({ phone: moscow })
  expect(play(state, [on(text, { type: 'pressed', press })], 'not loaded').state).toMatchObject({
    parsed: undefined,
    press,
  })
})

test('whoever begins to listen is told what is known, of the text that stands there', () => {
  const given = initialPhoneState('RU', undefined, moscow)
  const begun = play(given, [on(given.text, { type: 'begun', home: 'KZ' })])
  expect(begun.state.home).toBe('KZ')
  expect(begun.news).toEqual({ parsed: { phone: moscow }, phone: moscow, isNews: false, isEdit: false })
  expect(play(given, [on('8', { type: 'begun', home: 'KZ' })]).news).toBeUndefined()
})
