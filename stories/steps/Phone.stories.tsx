import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { AuthError } from '../../src/protocol/error.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees } from '../person.ts'
import { scripted } from '../widget.tsx'

const { phone, code } = sampleSteps
const meta: Meta = { title: 'Steps/Phone' }
export default meta

async function sends(canvasElement: HTMLElement, number: string) {
  const canvas = within(canvasElement)
  await userEvent.type(await canvas.findByLabelText('Phone number'), number)
  await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
  return canvas
}

export const Empty: StoryObj = scripted(() => ({ start: phone, answers: { 'phone.submit': code } }))

export const AnyCountry: StoryObj = scripted(() => {
  const { countries: _, ...anywhere } = phone
  return { start: { ...anywhere, purpose: 'verify' }, answers: { 'phone.submit': code } }
})

export const Prefilled: StoryObj = {
  ...scripted(() => ({
    start: { ...phone, ...(code.back?.kind === 'phone' && code.back) },
    answers: { 'phone.submit': code },
  })),
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByLabelText('Phone number')).toHaveValue('999 123-45-67')
  },
}

export const TooShort: StoryObj = {
  ...scripted(() => ({ start: phone, answers: { 'phone.submit': code } })),
  play: async ({ canvasElement }) => {
    const canvas = await sends(canvasElement, '999 123')
    const field = canvas.getByLabelText('Phone number')
    await waitFor(() => expect(field).toBeInvalid())
    await expect(field).toHaveAccessibleDescription(/too short/)
    await expect(field).toHaveFocus()
  },
}

export const AnotherCountry: StoryObj = {
  ...scripted(() => ({ start: phone, answers: { 'phone.submit': code } })),
  play: async ({ canvasElement }) => {
    await sends(canvasElement, '+49 171 1234567')
    await sees(canvasElement, 'We cannot text numbers in this country.')
  },
}

export const Sending: StoryObj = {
  ...scripted(() => ({ start: phone, answers: { 'phone.submit': 'pending' } })),
  play: async ({ canvasElement }) => void (await sends(canvasElement, '9991234567')),
}

export const Refused: StoryObj = {
  ...scripted(() => ({ start: phone, answers: { 'phone.submit': 'account-not-found' } })),
  play: async ({ canvasElement }) => {
    await sends(canvasElement, '9991234567')
    await sees(canvasElement, 'We cannot send a code to this number.')
  },
}

export const TooManyTries: StoryObj = {
  ...scripted(() => ({
    start: phone,
    answers: { 'phone.submit': new AuthError('rate-limited', { retryAt: Date.now() + 90_000 }) },
  })),
  play: async ({ canvasElement }) => {
    await sends(canvasElement, '9991234567')
    await sees(canvasElement, /Too many tries/)
  },
}

export const Offline: StoryObj = {
  ...scripted(() => ({ start: phone, answers: { 'phone.submit': 'offline' } })),
  play: async ({ canvasElement }) => {
    const canvas = await sends(canvasElement, '9991234567')
    await sees(canvasElement, /You are offline/)
    await expect(canvas.getByLabelText('Phone number')).toHaveValue('999 123-45-67')
  },
}
