import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { AuthError } from '../../src/protocol/error.ts'
import { createSandbox } from '../../src/sandbox/index.ts'
import { sandboxHandlers } from '../../src/sandbox/browser.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees, seesHeading } from '../person.ts'
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
    await sees(canvasElement, 'We cannot text numbers of this country.')
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

/** The vendors' scripts are stand-ins here: the sandbox serves them through the service worker. */
const captchas = {
  hcaptcha: { scriptHost: '/captcha/hcaptcha' },
  smartcaptcha: { scriptHost: '/captcha/smartcaptcha' },
  recaptcha: { scriptHost: '/captcha' },
  turnstile: { scriptHost: '/captcha' },
}

function withCaptcha(provider: keyof typeof captchas): StoryObj {
  return {
    ...scripted(
      () => ({
        start: { ...phone, captcha: { submit: { provider, siteKey: 'sandbox-key' } } },
        answers: { 'phone.submit': code },
      }),
      { captcha: captchas },
    ),
    parameters: { msw: { handlers: sandboxHandlers(createSandbox()) } },
    play: async ({ canvasElement }) => {
      const canvas = await sends(canvasElement, '9991234567')
      await userEvent.click(await canvas.findByRole('checkbox', { name: /not a robot/i }))
      await seesHeading(canvasElement, 'Enter the code')
    },
  }
}

export const WithHCaptcha: StoryObj = withCaptcha('hcaptcha')
export const WithSmartCaptcha: StoryObj = withCaptcha('smartcaptcha')
export const WithRecaptcha: StoryObj = withCaptcha('recaptcha')
export const WithTurnstile: StoryObj = withCaptcha('turnstile')
