// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { type ComponentProps, type ComponentType, StrictMode, useState } from 'react'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { useAction } from '../flow/useAction.ts'
import { AuthError } from '../protocol/error.ts'
import type { StepKind, StepOf } from '../protocol/step.ts'
import { now } from '../runtime/clock.ts'
import { showWidget } from '../test-support/showWidget.test-support.tsx'
import { sampleSteps } from '../testing/steps.ts'
import type { Parts } from './Card.tsx'
import { OurButton, type ButtonProps } from './parts/form/Button.tsx'
import type { screens } from './screens.ts'
import { SignIn } from './SignIn.tsx'
import { OurStepFrame } from './StepFrame.tsx'
import type { StepProps, Steps } from './WidgetContext.ts'

const kinds = Object.keys(sampleSteps) as StepKind[]

describe('a step of the host’s own', () => {
  test.each(kinds)('of kind %s stands in place of ours, and is given the step', async (kind) => {
    const Own: ComponentType<{ readonly step: { readonly kind: StepKind } }> = ({ step }) => <p>{`Own ${step.kind}`}</p>
    showWidget({ start: sampleSteps[kind] }, { steps: { [kind]: Own } })
    expect(await screen.findByText(`Own ${kind}`)).toBeTruthy()
    expect(screen.queryByRole('heading')).toBeNull()
  })

  test('takes the flow on, and ours before and after it are as ever', async () => {
    const { user, made } = showWidget(
      { start: sampleSteps.phone, answers: { 'phone.submit': sampleSteps.code, 'code.submit': sampleSteps.done } },
      { steps: { code: OwnCode } },
    )
    await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567{Enter}')
    await user.type(await screen.findByRole('textbox', { name: '6 characters to +79991234567' }), '123456')
    await user.click(screen.getByRole('button', { name: 'Let me in' }))
    expect(await screen.findByRole('heading', { name: 'You are signed in' })).toBe(document.activeElement)
    expect(made('code.submit')).toEqual([{ code: '123456' }])
  })

  test('keeps what is typed while the host renders anew, and answers of its kind come', async () => {
    const { user, rerender, backend, made } = showWidget(
      { start: sampleSteps.code, answers: { 'code.submit': ['code-wrong'] } },
      { steps: { code: OwnCode } },
    )
    const field = await screen.findByRole('textbox')
    await user.type(field, '12')
    rerender(
      <StrictMode>
        <SignIn backend={backend} remember={false} steps={{ code: OwnCode }} />
      </StrictMode>,
    )
    await user.click(screen.getByRole('button', { name: 'Let me in' }))
    await waitFor(() => expect(made('code.submit')).toHaveLength(1))
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('12')
  })

  test('is given what our own is, kind by kind', () => {
    type Ours = { [K in StepKind]: ComponentProps<ReturnType<(typeof screens)[K]['screen']>> }
    type Theirs = { [K in StepKind]: StepProps<K> }
    expectTypeOf<Theirs>().toEqualTypeOf<Ours>()
    expectTypeOf<Steps['code']>().toEqualTypeOf<ComponentType<{ readonly step: StepOf<'code'> }> | undefined>()
    // @ts-expect-error -- a phone step has no screen of a code step
    const wrong: Steps = { phone: OwnCode }
    expect(wrong.phone).toBe(OwnCode)
  })
})

function OwnCode({ step }: StepProps<'code'>) {
  const { submit } = useAction('code', 'submit')
  const [code, setCode] = useState('')
  return (
    <OurStepFrame heading="The code from your message">
      <input
        aria-label={`${step.code.length} characters to ${String(step.phone)}`}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        data-first=""
      />
      <button type="button" onClick={() => submit({ code })}>
        Let me in
      </button>
    </OurStepFrame>
  )
}

describe('a part of the host’s own', () => {
  const OwnButton = ({ busy = false, waiting = false, look, ...button }: ButtonProps) => (
    // oxlint-disable-next-line react/button-has-type -- what it is given has one
    <button {...button} data-own={look ?? 'main'} disabled={busy || waiting} />
  )

  test.each(kinds.filter((kind) => kind !== 'done'))(
    'Button is every button of the step %s that is one',
    async (kind) => {
      showWidget({ start: sampleSteps[kind] }, { parts: { Button: OwnButton }, onSignInAgain() {} })
      await waitFor(() => expect(document.querySelectorAll('[data-own]').length).toBeGreaterThan(0))
      expect(document.querySelectorAll('button.entryphone-button')).toHaveLength(0)
    },
  )

  test('may draw ours itself', async () => {
    const Framed = (props: ButtonProps) => <OurButton {...props} className="of-the-host" />
    const { user, made } = showWidget(
      { start: sampleSteps.phone, answers: { 'phone.submit': sampleSteps.code } },
      { parts: { Button: Framed } },
    )
    await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567')
    const button = screen.getByRole('button', { name: 'Continue' })
    expect(button.className).toBe('entryphone-button of-the-host')
    await user.click(button)
    expect(await screen.findByRole('textbox', { name: 'Code' })).toBe(document.activeElement)
    expect(made('phone.submit')).toEqual([{ phone: '+79991234567' }])
  })

  const shownOn: { readonly [Name in keyof Required<Parts>]: StepKind } = {
    Button: 'phone',
    CodeEntry: 'code',
    ErrorNote: 'credentials',
    Field: 'details',
    PasswordField: 'credentials',
    PhoneEntry: 'phone',
    Resend: 'code',
    StepFrame: 'done',
  }
  test.each(Object.entries(shownOn))('%s is drawn where ours was, on the step %s', async (name, kind) => {
    const Own = (props: object) => <p data-given={Object.keys(props).toSorted().join(' ')}>{`Own ${name}`}</p>
    showWidget({ start: sampleSteps[kind] }, { parts: { [name]: Own } })
    const [own] = await screen.findAllByText(`Own ${name}`)
    expect(own?.dataset['given']).not.toBe('')
  })

  test('Button that knows nothing of `waiting` and `busy` sends no message before its time', async () => {
    const Own = ({ children, onClick, type }: ButtonProps) => (
      // oxlint-disable-next-line react/button-has-type -- what it is given has one
      <button type={type} onClick={onClick}>
        {children}
      </button>
    )
    const code = { ...sampleSteps.code, resendAt: now() + 60_000 }
    const { user, made } = showWidget({ start: code, answers: { 'code.resend': code } }, { parts: { Button: Own } })
    await user.click(await screen.findByRole('button', { name: 'Send again' }))
    await act(async () => {})
    expect(made('code.resend')).toEqual([])
  })

  test.each(['phone', 'credentials', 'confirm', 'details'] as const)(
    'Button that knows nothing of them asks once for what a server limits, on the step %s',
    async (kind) => {
      const Own = ({ children, onClick, type }: ButtonProps) => (
        // oxlint-disable-next-line react/button-has-type -- what it is given has one
        <button type={type} onClick={onClick}>
          {children}
        </button>
      )
      const refused = () => {
        throw new AuthError('rate-limited', { retryAt: now() + 60_000 })
      }
      const answers = { [`${kind}.submit`]: refused }
      const { user, made, container } = showWidget({ start: sampleSteps[kind], answers }, { parts: { Button: Own } })
      await waitFor(() => expect(container.querySelector('form, .entryphone-answers')).not.toBeNull())
      const fields = container.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')
      const texts: Readonly<Record<string, string>> = { tel: '9991234567', text: 'Ann Archer' }
      for (const field of fields) await user.type(field, texts[field.type] ?? 'ann@example.com')
      const button = container.querySelector<HTMLButtonElement>('button[type=submit], .entryphone-answers button')
      for (let time = 0; time < 3; time += 1) {
        await user.click(button ?? container)
        await waitFor(() => expect(made(`${kind}.submit`).length).toBeGreaterThan(0))
        await act(async () => {})
      }
      expect(made(`${kind}.submit`)).toHaveLength(1)
    },
  )

  test('ErrorNote is every note below a field', async () => {
    const Own = () => <p>Own note</p>
    showWidget({ start: sampleSteps.credentials }, { parts: { ErrorNote: Own } })
    expect(await screen.findAllByText('Own note')).toHaveLength(2)
    expect(document.querySelector('.entryphone-note')).toBeNull()
  })

  test('Field is the field inside of ours for a password', async () => {
    const Own = ({ label, type }: { readonly label: string; readonly type?: string | undefined }) => (
      <p>{`${label}: ${type}`}</p>
    )
    showWidget({ start: sampleSteps.credentials }, { parts: { Field: Own } })
    expect(await screen.findByText('Password: password')).toBeTruthy()
  })
})
