import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent } from 'storybook/test'
import { betterAuth, type BetterAuthOptions } from '../../src/backends/better-auth/index.ts'
import { recordedFetch } from '../../src/backends/better-auth/recorded.test-support.ts'
import { widgetOver } from '../widget.tsx'
import { sees, seesHeading } from '../person.ts'
import { personAt } from './support.tsx'

const meta: Meta = { title: 'Flows/better-auth' }
export default meta

/** A server cannot run in a page, so these answer as one has answered: exchange by exchange, by their numbers. */
function recorded(options: Partial<BetterAuthOptions>, ...exchanges: readonly string[]) {
  return widgetOver(() => betterAuth({ baseUrl: '/api/auth', fetch: recordedFetch(...exchanges), ...options }))
}

type Canvas = ReturnType<typeof personAt>
const press = async (canvas: Canvas, name: string) => userEvent.click(await canvas.findByRole('button', { name }))
const types = async (canvas: Canvas, label: string, text: string) =>
  userEvent.type(await canvas.findByLabelText(label), text)

async function signsIn(canvas: Canvas, name: 'Email' | 'Phone number', typed: string) {
  await types(canvas, name, typed)
  await types(canvas, 'Password', 'Passw0rd!')
  await press(canvas, 'Continue')
}

/** By phone: a wrong code, and the right one, which makes the account. */
export const Journey: StoryObj = {
  ...recorded({}, 'P01', 'P02', 'P03'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await types(canvas, 'Phone number', '+7 999 123-45-67')
    await press(canvas, 'Continue')
    await seesHeading(canvasElement, 'Enter the code')
    await types(canvas, 'Code', '000000')
    await sees(canvasElement, /That code is not right/)
    await types(canvas, 'Code', '482913')
    await seesHeading(canvasElement, 'You are signed in')
  },
}

/** The password was right, and is no session yet: the authenticator's code is asked for, and the browser trusted. */
export const Authenticator: StoryObj = {
  ...recorded({ signIn: 'email' }, 'F01', 'F12', 'F49'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await signsIn(canvas, 'Email', 'tom@example.com')
    await sees(canvasElement, 'Open your authenticator app to see it.')
    await types(canvas, 'Code', '000000')
    await sees(canvasElement, /That code is not right/)
    await userEvent.click(canvas.getByRole('checkbox'))
    await types(canvas, 'Code', '482913')
    await seesHeading(canvasElement, 'You are signed in')
  },
}

/** A saved code goes to an endpoint of its own, by its shape. */
export const BackupCode: StoryObj = {
  ...recorded({ signIn: 'email' }, 'F01', 'F46', 'F45'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await signsIn(canvas, 'Email', 'tom@example.com')
    await press(canvas, 'Use a backup code')
    await types(canvas, 'Backup code', 'aB3dE-fG5h0')
    await press(canvas, 'Confirm')
    await sees(canvasElement, /it was used before/)
    await userEvent.clear(canvas.getByLabelText('Backup code'))
    await types(canvas, 'Backup code', 'aB3dEfG5h1')
    await press(canvas, 'Confirm')
    await seesHeading(canvasElement, 'You are signed in')
  },
}

/** A message instead: too many tries void its code, and stay. */
export const MessageInstead: StoryObj = {
  ...recorded({ signIn: 'email', resendCooldown: 0 }, 'F01', 'F26', 'F35', 'F32', 'F37'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await signsIn(canvas, 'Email', 'tom@example.com')
    await press(canvas, 'Send me a message instead')
    await sees(canvasElement, /A code was requested/)
    await types(canvas, 'Code', '482913')
    await sees(canvasElement, /Too many wrong codes/)
    await press(canvas, 'Send again')
    await sees(canvasElement, /A code was requested/)
    await types(canvas, 'Code', '913482')
    await seesHeading(canvasElement, 'You are signed in')
  },
}

/** Any password for a number that is not confirmed leads to its code, which signs in. */
export const NumberNotConfirmed: StoryObj = {
  ...recorded({ signIn: 'phone-and-password' }, 'W17', 'W19'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await signsIn(canvas, 'Phone number', '+1 202 555 0143')
    await seesHeading(canvasElement, 'Enter the code')
    await types(canvas, 'Code', '482913')
    await seesHeading(canvasElement, 'You are signed in')
  },
}

/** A new password by code: the code waits for it, and it signs in. */
export const NewPassword: StoryObj = {
  ...recorded({ signIn: 'phone-and-password' }, 'W02', 'W04', 'W07', 'W10'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await types(canvas, 'Phone number', '+7 999 123-45-67')
    await press(canvas, 'Forgot your password?')
    await seesHeading(canvasElement, 'Set a new password')
    await press(canvas, 'Continue')
    await seesHeading(canvasElement, 'Enter the code')
    await types(canvas, 'Code', '000000')
    await types(canvas, 'New password', 'brand-new-2026')
    await press(canvas, 'Continue')
    await sees(canvasElement, /That code is not right/)
    await types(canvas, 'Code', '482913')
    await seesHeading(canvasElement, 'You are signed in')
  },
}

/** Someone who is signed in sets up an authenticator: the password, the key, its first code, the backup codes. */
export const AddAuthenticator: StoryObj = {
  ...recorded({ signIn: 'email', intent: 'add-app' }, 'T05', 'T05', 'T02', 'T05', 'T04', 'T05', 'T07', 'T05', 'T10'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await types(canvas, 'Password', 'wrong-password')
    await press(canvas, 'Continue')
    await sees(canvasElement, 'Wrong password.')
    await userEvent.clear(canvas.getByLabelText('Password'))
    await types(canvas, 'Password', 'Passw0rd!')
    await press(canvas, 'Continue')
    await seesHeading(canvasElement, 'Set up your authenticator')
    await types(canvas, 'Code from the app', '000000')
    await sees(canvasElement, /That code is not right/)
    await types(canvas, 'Code from the app', '482913')
    await seesHeading(canvasElement, 'Save your backup codes')
    await press(canvas, 'I have saved them')
    await seesHeading(canvasElement, 'Your authenticator is on')
  },
}
