// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import { FlowProvider } from '../flow/FlowProvider.tsx'
import { useAction } from '../flow/useAction.ts'
import { useFlow } from '../flow/useFlow.ts'
import { type Script, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { Card } from './Card.tsx'
import { CurrentStep } from './CurrentStep.tsx'
import { StepFrame } from './StepFrame.tsx'
import { e164 } from '../test-support/e164.test-support.ts'

const { phone, code, done } = sampleSteps

/** A host's own step, beside the widget's. */
function OwnPhone() {
  const send = useAction('phone', 'submit')
  const { arrived } = useFlow()
  return (
    <button type="button" onClick={() => send.submit({ phone: e164('+79991234567') })}>
      {arrived ? 'Come back' : 'Come in'}
    </button>
  )
}

function OwnCode() {
  const verify = useAction('code', 'submit')
  return (
    <StepFrame heading="The host’s own code step">
      <button type="button" onClick={() => verify.submit({ code: '123456' })} data-first="">
        Verify
      </button>
    </StepFrame>
  )
}

function Steps({ own }: { readonly own: 'phone' | 'code' }) {
  const { step } = useFlow()
  if (own === 'phone' && step?.kind === 'phone') return <OwnPhone />
  if (own === 'code' && step?.kind === 'code') return <OwnCode />
  return <CurrentStep />
}

function show(own: 'phone' | 'code', script: Script) {
  render(
    <StrictMode>
      <FlowProvider backend={scriptedBackend(script)} remember={false}>
        <Card>
          <Steps own={own} />
        </Card>
      </FlowProvider>
    </StrictMode>,
  )
  return userEvent.setup()
}

const said = () => screen.getByRole('status').textContent
const focused = () => document.activeElement

describe('a step of the host’s own', () => {
  test('leaves the next one its focus and its announcement, and is told that people come back', async () => {
    const user = show('phone', { start: phone, answers: { 'phone.submit': code, 'code.submit': done } })
    await user.click(await screen.findByRole('button', { name: 'Come in' }))
    const field = await screen.findByRole('textbox', { name: 'Code' })
    await waitFor(() => expect(focused()).toBe(field))
    expect(said()).toBe('Enter the code Sent to +7 999 123-45-67')
    await user.click(screen.getByRole('button', { name: 'Change number' }))
    expect(await screen.findByRole('button', { name: 'Come back' })).toBeTruthy()
  })

  test('in the widget’s frame has both itself, and so has what comes after it', async () => {
    const user = show('code', { start: phone, answers: { 'phone.submit': code, 'code.submit': done } })
    await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567{Enter}')
    const verify = await screen.findByRole('button', { name: 'Verify' })
    expect(focused()).toBe(verify)
    expect(said()).toBe('The host’s own code step')
    await user.click(verify)
    expect(await screen.findByRole('heading', { name: 'You are signed in' })).toBe(focused())
    expect(said()).toContain('You are signed in')
  })

  test('that comes first takes no focus and announces nothing', async () => {
    show('code', { start: code })
    await screen.findByRole('button', { name: 'Verify' })
    expect(focused()).toBe(document.body)
    expect(said()).toBe('')
  })
})

test('what comes after a start that was asked for again takes the focus', async () => {
  let tries = 0
  const user = show('code', {
    start: () => {
      tries += 1
      if (tries === 1) throw new AuthError('network')
      return phone
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  const field = await screen.findByRole('textbox', { name: 'Phone number' })
  expect(focused()).toBe(field)
})

test('an answer of the same kind leaves the focus where it is, and its news is said', async () => {
  const user = show('code', {
    start: phone,
    answers: { 'phone.submit': { ...phone, purpose: 'sign-up', notice: 'account-missing' } },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567')
  const button = screen.getByRole('button', { name: 'Continue' })
  await user.click(button)
  await waitFor(() => expect(said()).not.toBe(''))
  expect(focused()).toBe(button)
})
