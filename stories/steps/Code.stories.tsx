import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { arriveAtStation } from '../../.storybook/pictures/shown.ts'
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
    await arriveAtStation()
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
    await canvas.findByLabelText('Backup code')
    await arriveAtStation()
    await enters(canvasElement, 'aB3_x9', 'Backup code')
    if (canvas.queryByRole('button', { name: 'Confirm' }))
      await userEvent.click(canvas.getByRole('button', { name: 'Confirm' }))
    await seesHeading(canvasElement, 'You are signed in')
  },
}

function appOrMessage(more: Partial<CodeStep> = {}): CodeStep {
  const { to: _, ...unnamed } = app()
  return { ...unnamed, resendAt: 0, ...more }
}

const insteadOfApp = (): CodeStep => {
  const resendAt = Date.now() + 24_000
  return { ...appOrMessage(), factor: 'sms', to: '+7 *** *** 45 67', resendAt, back: appOrMessage({ resendAt }) }
}

/** Whoever has the app not at hand may have a message, at once: no clock stands beside it. */
export const AppOrMessage: StoryObj = {
  ...scripted(() => ({
    start: appOrMessage(),
    answers: { 'code.resend': insteadOfApp, 'code.submit': done },
  })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await sees(canvasElement, 'Send me a message instead')
    await expect(canvas.queryByRole('timer')).toBeNull()
  },
}

/** The message that came in place of the app's code leads back to the app. */
export const MessageInstead: StoryObj = {
  ...scripted(() => ({
    start: appOrMessage(),
    answers: { 'code.resend': insteadOfApp, 'code.submit': done },
  })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Send me a message instead' }))
    await sees(canvasElement, 'Back to the app')
    await expect(canvas.getByLabelText('Code')).toHaveFocus()
  },
}

/** A message is still on its way: the app's code is taken, and the next message has to wait. */
export const AppWhileMessageWaits: StoryObj = {
  ...scripted(() => ({ start: appOrMessage({ resendAt: Date.now() + 24_000, trustDevice: true }) })),
  play: async ({ canvasElement }) => {
    const button = await within(canvasElement).findByRole('button', { name: 'Send me a message instead' })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
  },
}

/** The box comes after the field and before everything else, and goes with the code. */
export const TrustThisBrowser: StoryObj = {
  ...at(() => ({ trustDevice: false }), { answers: { 'code.submit': 'code-wrong' } }),
  play: async ({ canvasElement }) => {
    const canvas = await enters(canvasElement, '48291')
    await userEvent.tab()
    const box = canvas.getByRole('checkbox', { name: 'Trust this browser' })
    await expect(box).toHaveFocus()
    await userEvent.keyboard(' ')
    await userEvent.tab({ shift: true })
    // As a browser does it, what stood there is selected.
    await userEvent.keyboard('482913')
    await sees(canvasElement, /That code is not right/)
    await expect(box).toBeChecked()
  },
}

const dead = (more: () => Partial<CodeStep>) =>
  scripted(() => ({ start: { ...code, notice: 'attempts-exhausted', ...more() }, answers: { 'code.resend': code } }))

/** Too many tries: the code is dead, and there is one way on. */
export const DeadCode: StoryObj = {
  ...dead(() => ({ resendAt: 0 })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await sees(canvasElement, 'Too many wrong codes. Ask for a new one.')
    await expect(canvas.getByRole('button', { name: 'Confirm' })).toHaveAttribute('aria-disabled', 'true')
    await expect(canvas.getByRole('button', { name: 'Send again' })).toHaveAttribute('data-look', 'main')
  },
}

/** The same while the next message has to wait. */
export const DeadCodeWaiting: StoryObj = {
  ...dead(() => ({ resendAt: Date.now() + 24_000, trustDevice: false, acceptsBackupCode: true })),
  play: async ({ canvasElement }) => {
    await sees(canvasElement, /^Too many wrong codes\. Ask for a new one in 0:2\d\.$/)
  },
}

/** Cancelled by the server. */
export const CodeNeededAgain: StoryObj = dead(() => ({ notice: 'code-needed-again', resendAt: Date.now() + 39_000 }))
