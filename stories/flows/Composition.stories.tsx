import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite'
import { type FormEvent, useState } from 'react'
import { expect, userEvent } from 'storybook/test'
import { FlowProvider, useAction, useCountdown, useFlow } from '../../src/flow/index.ts'
import { parsePhone } from '../../src/phone/index.ts'
import {
  Button,
  type ButtonProps,
  CodeEntry,
  messageFor,
  StepFrame,
  type StepProps,
  useWidget,
} from '../../src/index.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { type Script, scriptedBackend } from '../../src/testing/scriptedBackend.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'
import { personAt } from './support.tsx'

const meta: Meta = { title: 'Flows/Composition' }
export default meta

const script = (): Script => ({
  start: sampleSteps.phone,
  answers: { 'phone.submit': sampleSteps.code, 'code.submit': ['code-wrong', sampleSteps.done] },
})

function MyCodeStep({ step }: StepProps<'code'>) {
  const { submit, error } = useAction('code', 'submit')
  const { messages } = useWidget()
  return (
    <StepFrame heading="The code from your message" sentence={step.to}>
      <CodeEntry label="Code" shape={step.code} data-first="" onComplete={(code) => submit({ code })} />
      <p role="alert">{error === undefined ? null : messageFor(messages, error)}</p>
    </StepFrame>
  )
}

/** One screen of the host's own; all others are ours. */
export const OwnStep: StoryObj = {
  ...scripted(script, { steps: { code: MyCodeStep } }),
  play: async ({ canvasElement }) => {
    const person = personAt(canvasElement)
    await userEvent.type(await person.findByRole('textbox'), '9991234567{Enter}')
    await seesHeading(canvasElement, 'The code from your message')
    await userEvent.type(person.getByRole('textbox'), '123456')
    await expect(person.getByRole('textbox')).toHaveValue('123456')
  },
}

const PillButton = (props: ButtonProps) => <Button {...props} className="story-pill" />

/** A button of the host's own, on every screen. */
export const OwnButton: StoryObj = {
  ...scripted(script, { parts: { Button: PillButton } }),
  play: async ({ canvasElement }) => {
    const [button] = await personAt(canvasElement).findAllByRole('button')
    await expect(button).toBeVisible()
    await expect(canvasElement.querySelectorAll('button.story-pill')).toHaveLength(1)
  },
}

const textIn = (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault()
  const [text] = new FormData(event.currentTarget).values()
  return typeof text === 'string' ? text : ''
}

function PhoneForm() {
  const { submit, isPending, error } = useAction('phone', 'submit')
  return (
    <form
      onSubmit={(event) => {
        const parsed = parsePhone(textIn(event), { country: 'RU' })
        if ('phone' in parsed) submit({ phone: parsed.phone })
      }}
    >
      <label htmlFor="own-phone">Phone</label>
      <input id="own-phone" name="phone" type="tel" autoComplete="tel" />
      <button type="submit" aria-busy={isPending}>
        Send a code
      </button>
      <p role="alert">{error?.code}</p>
    </form>
  )
}

function CodeForm({ resendAt }: { readonly resendAt: number | undefined }) {
  const { submit, error } = useAction('code', 'submit')
  const resend = useAction('code', 'resend')
  const left = useCountdown(resendAt)
  return (
    <form onSubmit={(event) => submit({ code: textIn(event) })}>
      <label htmlFor="own-code">Code</label>
      <input id="own-code" name="code" inputMode="numeric" autoComplete="one-time-code" />
      <button type="submit">Sign in</button>
      <button type="button" disabled={left > 0} onClick={() => resend.submit({})}>
        Send again
      </button>
      <p role="alert">{error?.code}</p>
    </form>
  )
}

function Screens() {
  const { step } = useFlow()
  if (step?.kind === 'phone') return <PhoneForm />
  if (step?.kind === 'code') return <CodeForm resendAt={step.resendAt} />
  return step?.kind === 'done' ? <p>You are signed in.</p> : null
}

function OwnScreens() {
  const [backend] = useState(() => scriptedBackend(script()))
  return (
    <FlowProvider backend={backend} remember={false}>
      <Screens />
    </FlowProvider>
  )
}

/** The flow alone, under plain controls: no word, no class and no rule is ours. */
export const PlainControls: StoryObj = {
  render: (_: unknown, { id }: StoryContext) => <OwnScreens key={id} />,
  play: async ({ canvasElement }) => {
    const person = personAt(canvasElement)
    await userEvent.type(await person.findByLabelText('Phone'), '9991234567{Enter}')
    await userEvent.type(await person.findByLabelText('Code'), '111111{Enter}')
    await sees(canvasElement, 'code-wrong')
    await userEvent.type(person.getByLabelText('Code'), '123456{Enter}')
    await sees(canvasElement, 'You are signed in.')
  },
}
