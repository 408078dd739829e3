import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { CodeStep } from '../../src/protocol/step.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'

const { code, done } = sampleSteps
const meta: Meta = { title: 'Steps/Code' }
export default meta

function at(
  more: () => Partial<CodeStep>,
  answers: Parameters<typeof scripted>[0] extends () => infer S ? Partial<S> : never = {},
) {
  return scripted(() => ({
    start: { ...code, resendAt: Date.now() + 24_000, expiresAt: Date.now() + 581_000, ...more() },
    ...answers,
  }))
}

async function enters(canvasElement: HTMLElement, text: string, label = 'Code') {
  const canvas = within(canvasElement)
  await userEvent.type(await canvas.findByLabelText(label), text)
  return canvas
}

export const JustSent: StoryObj = {
  ...at(() => ({ notice: 'sent' }), { answers: { 'code.submit': done } }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await sees(canvasElement, /\+7 999 123.45.67/)
    await expect(canvas.getByRole('button', { name: /Send again/ })).toHaveAttribute('aria-disabled', 'true')
  },
}

export const Typing: StoryObj = {
  ...at(() => ({}), { answers: { 'code.submit': done } }),
  play: async ({ canvasElement }) => void (await enters(canvasElement, '4829')),
}

export const Complete: StoryObj = {
  ...at(() => ({}), { answers: { 'code.submit': done } }),
  play: async ({ canvasElement }) => {
    await enters(canvasElement, '482913')
    await seesHeading(canvasElement, 'You are signed in')
  },
}

export const Checking: StoryObj = {
  ...at(() => ({}), { answers: { 'code.submit': 'pending' } }),
  play: async ({ canvasElement }) => void (await enters(canvasElement, '482913')),
}

export const WrongCode: StoryObj = {
  ...at(() => ({ resendAt: Date.now() }), { answers: { 'code.submit': 'code-wrong' } }),
  play: async ({ canvasElement }) => {
    const canvas = await enters(canvasElement, '482913')
    await sees(canvasElement, /That code is not right/)
    const field = canvas.getByLabelText('Code')
    await expect(field).toHaveFocus()
    await expect(field).toHaveAccessibleDescription(/not right/)
  },
}

export const ReadyToSendAgain: StoryObj = {
  ...at(() => ({ resendAt: Date.now() - 1 }), { answers: { 'code.resend': { ...code, notice: 'sent' } } }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Send again' }))
    await sees(canvasElement, 'A code was requested. It can take a minute.')
  },
}

/** The answer to "Send again" was lost. A message may have gone out, so the next one has to wait. */
export const SentAgainWithoutAnswer: StoryObj = {
  ...at(() => ({ resendAt: Date.now() - 1 }), { answers: { 'code.resend': 'network' } }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Send again' }))
    await sees(canvasElement, /We cannot reach the server/)
    await expect(canvas.getByRole('button', { name: /Send again/ })).toHaveAttribute('aria-disabled', 'true')
  },
}

export const Expired: StoryObj = at(() => ({ notice: 'expired', expiresAt: Date.now() - 1000, resendAt: Date.now() }))
export const SentRecently: StoryObj = at(() => ({ notice: 'sent-recently' }))
export const EarlierCodeWorks: StoryObj = at(() => ({ notice: 'earlier-code-works', resendAt: Date.now() }))
export const Blocked: StoryObj = at(() => ({ notice: 'attempts-exhausted', blockedUntil: Date.now() + 600_000 }))
export const NoMoreMessages: StoryObj = at(() => ({ notice: 'sms-limit', resendAt: Date.now() + 600_000 }))

export const EightDigits: StoryObj = at(() => ({ code: { length: 8, characters: 'digits', caseSensitive: false } }))

export const LettersOfUnknownLength: StoryObj = {
  ...at(() => ({ code: { characters: 'letters-and-digits', caseSensitive: true } }), {
    answers: { 'code.submit': done },
  }),
  play: async ({ canvasElement }) => {
    const canvas = await enters(canvasElement, 'H83J3K')
    await expect(canvas.getByRole('heading', { name: 'Enter the code' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Confirm' }))
    await seesHeading(canvasElement, 'You are signed in')
  },
}

const app = (): CodeStep => ({
  kind: 'code',
  factor: 'app',
  to: 'ann@example.com',
  code: code.code,
  acceptsBackupCode: true,
  context: {},
  back: sampleSteps.credentials,
})

export const Authenticator: StoryObj = scripted(() => ({
  start: app(),
  answers: { 'code.submit': 'code-wrong-or-expired' },
}))

export const BackupCode: StoryObj = {
  ...scripted(() => ({ start: app(), answers: { 'code.submit': done } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Use a backup code' }))
    await enters(canvasElement, 'aB3_x9', 'Backup code')
    if (canvas.queryByRole('button', { name: 'Confirm' }))
      await userEvent.click(canvas.getByRole('button', { name: 'Confirm' }))
    await seesHeading(canvasElement, 'You are signed in')
  },
}
