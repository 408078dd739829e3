// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import type { z } from 'zod/mini'
import { AuthError } from '../protocol/error.ts'
import { type Script, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import type { SignInEvent } from './events.ts'
import { signInEvent } from '../test-support/events.test-support.ts'
import { FlowProvider } from './FlowProvider.tsx'
import { useAction } from './useAction.ts'
import { useFlow } from './useFlow.ts'
import { settle } from '../test-support/settle.test-support.ts'

const { phone, code, done } = sampleSteps

function Screen() {
  const { step, back, start } = useFlow()
  return (
    <>
      <p>{step?.kind ?? (start.error === undefined ? 'nowhere' : 'failed')}</p>
      {back !== undefined && (
        <button type="button" onClick={back}>
          Back
        </button>
      )}
      <button type="button" onClick={start.again}>
        Start over
      </button>
      {step?.kind === 'code' && <Code />}
    </>
  )
}

function Code() {
  const submit = useAction('code', 'submit')
  const resend = useAction('code', 'resend')
  return (
    <>
      <p>{submit.error?.code}</p>
      <button type="button" onClick={() => submit.submit({ code: '493817' })}>
        Confirm
      </button>
      <button type="button" onClick={() => resend.submit(() => new Promise(() => {}))}>
        Send again
      </button>
    </>
  )
}

function show(script: Script, onEvent?: (event: SignInEvent) => void) {
  const events: SignInEvent[] = []
  const view = render(
    <StrictMode>
      <FlowProvider backend={scriptedBackend(script)} onEvent={onEvent ?? ((event) => void events.push(event))}>
        <Screen />
      </FlowProvider>
    </StrictMode>,
  )
  const untimed = () =>
    events.map((event) => {
      signInEvent.parse(event)
      const { milliseconds, ...rest } = { milliseconds: 0, ...event }
      expect(milliseconds).toBeGreaterThanOrEqual(0)
      return rest
    })
  return { ...view, events: untimed, user: userEvent.setup() }
}

const press = (name: string) => screen.getByRole('button', { name })
const submit = { step: 'code', action: 'submit' } as const

test('the type says what the rule of the tests says', () => {
  expectTypeOf<SignInEvent>().toExtend<z.output<typeof signInEvent>>()
})

describe('the events of a sign-in', () => {
  test('tell each thing once, in order, under StrictMode too', async () => {
    const answers = { 'code.submit': ['code-wrong', { ...code, notice: 'expired' }, done] } as const
    const { events, user } = show({ start: code, answers })
    await screen.findByText('code')
    await user.click(press('Confirm'))
    await screen.findByText('code-wrong')
    await user.click(press('Confirm'))
    await settle()
    await user.click(press('Confirm'))
    await screen.findByText('done')
    expect(events()).toEqual([
      { type: 'started', step: 'code' },
      { type: 'submitted', ...submit },
      { type: 'failed', ...submit, error: 'code-wrong' },
      { type: 'submitted', ...submit },
      { type: 'answered', ...submit, to: 'code', notice: 'expired' },
      { type: 'submitted', ...submit },
      { type: 'answered', ...submit, to: 'done' },
    ])
  })

  test('tell of a way back, and of what was left on it', async () => {
    const { events, user } = show({ start: { ...code, back: phone }, answers: { 'code.submit': 'pending' } })
    await screen.findByText('code')
    await user.click(press('Confirm'))
    await user.click(press('Back'))
    await screen.findByText('phone')
    await settle()
    expect(events().slice(1)).toEqual([
      { type: 'submitted', ...submit },
      { type: 'abandoned', ...submit },
      { type: 'back', step: 'code', to: 'phone' },
    ])
  })

  test('tell of a resend that a code overtakes, and of what is under way when the widget goes', async () => {
    const { events, user, unmount } = show({ start: code, answers: { 'code.submit': 'pending' } })
    await screen.findByText('code')
    await user.click(press('Send again'))
    await user.click(press('Confirm'))
    unmount()
    await settle()
    expect(events().slice(1)).toEqual([
      { type: 'submitted', step: 'code', action: 'resend' },
      { type: 'abandoned', step: 'code', action: 'resend' },
      { type: 'submitted', ...submit },
      { type: 'abandoned', ...submit },
    ])
  })

  test('tell of a start that fails, and of the next one', async () => {
    const starts = [() => Promise.reject(new AuthError('offline', { cause: 'words' })), () => Promise.resolve(phone)]
    const { events, user } = show({ start: () => (starts.shift() ?? (() => Promise.resolve(phone)))() })
    await screen.findByText('failed')
    await user.click(press('Start over'))
    await screen.findByText('phone')
    expect(events()).toEqual([
      { type: 'start-failed', error: 'offline' },
      { type: 'started', step: 'phone' },
    ])
  })

  test('are told to the newest handler, and one that throws stops nothing', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const bug = new Error('a bug of the host’s')
    const { user } = show({ start: code, answers: { 'code.submit': done } }, () => {
      throw bug
    })
    await screen.findByText('code')
    await user.click(press('Confirm'))
    await screen.findByText('done')
    expect(reported.mock.calls).toEqual([[bug], [bug], [bug]])
  })
})
