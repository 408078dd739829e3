// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { forwardRef, useImperativeHandle } from 'react'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CaptchaHandle, CaptchaProviderProps } from '../../captcha/provider.ts'
import { captchaToken } from '../../captcha/token.ts'
import type { ActingKind, CaptchaToken, Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { type Deferred, deferred } from '../../test-support/deferred.test-support.ts'
import { takeAction } from '../../test-support/person.test-support.ts'
import { settle } from '../../test-support/settle.test-support.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

/** A press of a button while the box of a challenge is not ticked. */

const { phone, credentials, code, enrol, done } = sampleSteps
const sentence = 'Tick the box above to continue.'

/** A vendor's box: ticked before or after it is asked for. */
let asked: Deferred<CaptchaToken>[] = []
let ticked: CaptchaToken | undefined

const Box = forwardRef<CaptchaHandle, CaptchaProviderProps>(function Box({ label }, ref) {
  useImperativeHandle(ref, () => ({
    solve(signal) {
      const [taken, wait] = [ticked, deferred<CaptchaToken>()]
      ticked = undefined
      if (taken !== undefined) return Promise.resolve(taken)
      signal.addEventListener('abort', () => wait.reject(signal.reason))
      asked.push(wait)
      return wait.promise
    },
  }))
  return <fieldset className="entryphone-captcha-box" aria-label={label} tabIndex={-1} />
})

const tick = () => act(async () => asked.at(-1)?.resolve(captchaToken('token')))
const fail = (reason: unknown) => act(async () => asked.at(-1)?.reject(reason))
const own = { captchaProviders: { own: () => Promise.resolve({ default: Box }) } }
const submit = { provider: 'own', siteKey: 'k' }
const said = () => screen.queryAllByRole('alert').map(({ textContent }) => textContent)
const busy = () => document.querySelector('.entryphone [aria-busy=true]')

beforeEach(() => {
  asked = []
  ticked = undefined
})

const kinds: readonly (readonly [ActingKind, Step, string])[] = [
  ['phone', { ...phone, captcha: { submit } }, 'Continue'],
  ['credentials', { ...credentials, captcha: { submit } }, 'Continue'],
  ['code', { ...code, captcha: { submit } }, 'Confirm'],
  ['enrol', { ...enrol, captcha: { submit } }, 'Turn on'],
]

describe.each(kinds)('on %s', (kind, start, press) => {
  const show = (answer: Step | 'captcha-refused' = done) =>
    showWidget({ start, answers: { [`${kind}.submit`]: [answer, done] } }, own)
  const button = () => screen.getByRole('button', { name: press })

  test('nothing is busy: the box says what there is to do, and the tick goes on by itself', async () => {
    const { user, made } = show()
    await takeAction(user, kind, 'submit')
    await screen.findByText(sentence)
    expect(busy()).toBeNull()
    expect(button().getAttribute('aria-disabled')).toBeNull()
    expect(document.querySelector('.entryphone-captcha[data-awaited]')).not.toBeNull()
    expect(made(`${kind}.submit`)).toEqual([])
    await tick()
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made(`${kind}.submit`)).toEqual([expect.objectContaining({ captcha: 'token' })])
  })

  test('pressed twice it goes on once', async () => {
    const { user, made } = show()
    await takeAction(user, kind, 'submit')
    await screen.findByText(sentence)
    await user.click(button())
    await settle()
    expect(screen.getByText(sentence)).toBeDefined()
    await tick()
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made(`${kind}.submit`)).toHaveLength(1)
  })

  test('a box that is ticked already is taken without a word', async () => {
    ticked = captchaToken('early')
    const { user, made } = show()
    await takeAction(user, kind, 'submit')
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(asked).toEqual([])
    expect(made(`${kind}.submit`)).toEqual([expect.objectContaining({ captcha: 'early' })])
  })

  test('what is changed meanwhile is not sent by the tick', async () => {
    const { user, made } = show()
    await takeAction(user, kind, 'submit')
    await screen.findByText(sentence)
    const [field] = screen.getAllByRole('textbox')
    await user.type(field ?? document.body, '{Backspace}')
    await waitFor(() => expect(screen.queryByText(sentence)).toBeNull())
    expect(document.querySelector('[data-awaited]')).toBeNull()
    await tick()
    await settle()
    expect(made(`${kind}.submit`)).toEqual([])
  })

  test('a check that is refused says so at its box, and at no field', async () => {
    ticked = captchaToken('early')
    const { user } = show('captcha-refused')
    await takeAction(user, kind, 'submit')
    const line = await screen.findByText('The check did not pass. Please try again.')
    expect(line.closest('.entryphone-captcha')).not.toBeNull()
    expect(said().filter((words) => words !== '')).toHaveLength(1)
    expect(document.querySelector('[aria-invalid=true]')).toBeNull()
  })

  test('a box that breaks down ends the wait, and says why', async () => {
    const { user } = show()
    await takeAction(user, kind, 'submit')
    await screen.findByText(sentence)
    await fail(new TypeError('the vendor’s'))
    await screen.findByText('That did not work. Please try again.')
    expect(screen.queryByText(sentence)).toBeNull()
  })

  test('an invisible one is part of the action, which is busy', async () => {
    const { user, made } = showWidget(
      { start, answers: { [`${kind}.submit`]: done } },
      { ...own, captcha: { own: { size: 'invisible' } } },
    )
    await takeAction(user, kind, 'submit')
    await waitFor(() => expect(button().getAttribute('aria-busy')).toBe('true'))
    expect(screen.queryByText(sentence)).toBeNull()
    await tick()
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made(`${kind}.submit`)).toHaveLength(1)
  })
})

test('whoever goes back sends nothing by a later tick', async () => {
  const { user, made } = showWidget(
    { start: { ...code, back: phone, captcha: { submit } }, answers: { 'code.submit': done } },
    own,
  )
  await takeAction(user, 'code', 'submit')
  await screen.findByText(sentence)
  await user.click(screen.getByRole('button', { name: 'Change number' }))
  await tick()
  await settle()
  expect(made('code.submit')).toEqual([])
  expect(screen.getByLabelText('Phone number')).toBeDefined()
})

test('another message waits for its box as well, and a code that has come meanwhile ends that', async () => {
  const { user, made } = showWidget(
    { start: { ...code, resendAt: 0, captcha: { resend: submit } }, answers: { 'code.submit': done } },
    own,
  )
  await user.click(await screen.findByRole('button', { name: 'Send again' }))
  await screen.findByText(sentence)
  expect(busy()).toBeNull()
  await user.type(screen.getByRole('textbox', { name: 'Code' }), '123456')
  await screen.findByRole('heading', { name: 'You are signed in' })
  await tick()
  expect(made('code.resend')).toEqual([])
})

describe('a challenge that is asked for later', () => {
  const answers: readonly (readonly [ActingKind, Step, string])[] = [
    ['phone', { ...phone, notice: 'captcha-needed', captcha: { submit } }, 'Continue'],
    ['credentials', { ...credentials, notice: 'captcha-needed', captcha: { submit } }, 'Continue'],
    ['code', { ...code, notice: 'captcha-needed', captcha: { submit } }, 'Confirm'],
  ]
  test.each(answers)('stands above the button of %s, and has the focus', async (kind, asking, press) => {
    const { user } = showWidget({ start: sampleSteps[kind], answers: { [`${kind}.submit`]: [asking, done] } }, own)
    await takeAction(user, kind, 'submit')
    const box = await waitFor(() => {
      const found = document.querySelector('.entryphone-captcha-box')
      if (found === null) throw new Error('No box is drawn.')
      return found
    })
    const button = screen.getByRole('button', { name: press })
    expect(box.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0)
    expect(document.querySelector('.entryphone-captcha[data-late]')).not.toBeNull()
    await waitFor(() => expect(document.activeElement?.closest('.entryphone-late')).not.toBeNull())
  })

  test('leaves someone alone who has gone on elsewhere in the page', async () => {
    const answer = deferred<Step>()
    const outside = document.body.appendChild(document.createElement('input'))
    const { user } = showWidget({ start: phone, answers: { 'phone.submit': () => answer.promise } }, own)
    await takeAction(user, 'phone', 'submit')
    outside.focus()
    await act(async () => answer.resolve({ ...phone, notice: 'captcha-needed', captcha: { submit } }))
    await waitFor(() => expect(document.querySelector('.entryphone-late')).not.toBeNull())
    await settle()
    expect(document.activeElement).toBe(outside)
    outside.remove()
  })
})
