import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { AuthError } from '../../src/protocol/error.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'

const { credentials, code } = sampleSteps
const meta: Meta = { title: 'Steps/Credentials' }
export default meta

async function signsIn(canvasElement: HTMLElement) {
  const canvas = within(canvasElement)
  await userEvent.type(await canvas.findByLabelText('Email'), 'ann@example.com')
  await userEvent.type(canvas.getByLabelText('Password'), 'Passw0rd!')
  await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
  return canvas
}

export const Empty: StoryObj = scripted(() => ({ start: credentials, answers: { 'credentials.submit': code } }))

export const StaySignedIn: StoryObj = {
  ...scripted(() => ({ start: { ...credentials, staySignedIn: true }, answers: { 'credentials.submit': code } })),
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('checkbox', { name: 'Stay signed in' })).toBeChecked()
  },
}

export const NothingTyped: StoryObj = {
  ...scripted(() => ({ start: credentials })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
    await sees(canvasElement, 'Enter your email.')
    await expect(canvas.getByLabelText('Email')).toHaveFocus()
  },
}

export const WrongPassword: StoryObj = {
  ...scripted(() => ({ start: credentials, answers: { 'credentials.submit': 'credentials-wrong' } })),
  play: async ({ canvasElement }) => {
    const canvas = await signsIn(canvasElement)
    await sees(canvasElement, 'Wrong email or password.')
    await expect(canvas.getByLabelText('Password')).toHaveValue('Passw0rd!')
  },
}

export const Blocked: StoryObj = {
  ...scripted(() => ({
    start: credentials,
    answers: { 'credentials.submit': new AuthError('rate-limited', { retryAt: Date.now() + 60_000 }) },
  })),
  play: async ({ canvasElement }) => void (await signsIn(canvasElement)),
}

export const TurnedOff: StoryObj = {
  ...scripted(() => ({ start: credentials, answers: { 'credentials.submit': 'account-disabled' } })),
  play: async ({ canvasElement }) => void (await signsIn(canvasElement)),
}

export const AfterAReload: StoryObj = scripted(() => ({
  start: { ...credentials, username: 'ann@example.com', notice: 'expired' },
}))

export const LinkNoLongerWorks: StoryObj = {
  ...scripted(() => ({
    start: { ...credentials, variant: 'continue' },
    answers: { 'credentials.submit': 'credentials-wrong' },
  })),
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Continue' }))
    await sees(canvasElement, 'This way to sign in no longer works. Ask for a new link.')
  },
}

export const OneButton: StoryObj = {
  ...scripted(() => ({ start: { ...credentials, variant: 'continue' }, answers: { 'credentials.submit': code } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
    await seesHeading(canvasElement, 'Enter the code')
  },
}

/** The right password, and an address that nobody has confirmed. */
export const EmailNotConfirmed: StoryObj = {
  ...scripted(() => ({ start: credentials, answers: { 'credentials.submit': 'email-not-verified' } })),
  play: async ({ canvasElement }) => {
    await signsIn(canvasElement)
    await sees(canvasElement, 'Confirm your email address first.')
  },
}

const password = { ...credentials, variant: 'password', username: 'ann@example.com' } as const

/** Of someone who is known, before something is changed. */
export const PasswordAlone: StoryObj = {
  ...scripted(() => ({ start: { ...password, forgot: true }, answers: { 'credentials.submit': code } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await seesHeading(canvasElement, 'Confirm it is you')
    await expect(canvas.queryByRole('textbox')).toBeNull()
    await userEvent.type(canvas.getByLabelText('Password'), 'Passw0rd!')
  },
}

export const PasswordToAddApp: StoryObj = scripted(() => ({ start: { ...password, about: 'add-app' } }))
export const PasswordToAddMessages: StoryObj = scripted(() => ({ start: { ...password, about: 'add-sms' } }))

export const PasswordToRemoveApp: StoryObj = {
  ...scripted(() => ({
    start: { ...password, about: 'remove-app' },
    answers: { 'credentials.submit': 'credentials-wrong' },
  })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Password'), 'Passw0rd!')
    await userEvent.click(canvas.getByRole('button', { name: 'Remove' }))
    await sees(canvasElement, 'Wrong password.')
    await expect(canvas.getByLabelText('Password')).toHaveFocus()
  },
}
