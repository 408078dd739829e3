import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { AuthError } from '../../src/protocol/error.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees } from '../person.ts'
import { scripted } from '../widget.tsx'

const { enrol, done } = sampleSteps
const meta: Meta = { title: 'Steps/Authenticator set-up' }
export default meta

export const Key: StoryObj = {
  ...scripted(() => ({ start: enrol, answers: { 'enrol.submit': done } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await sees(canvasElement, /KEZE/)
    await expect(canvas.getByRole('img', { name: 'QR code to scan with your authenticator app' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Copy key' })).toBeVisible()
  },
}

export const LongKeyAndAccount: StoryObj = {
  ...scripted(() => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const account = 'wilhelmina.featherstonehaugh-cholmondeley@subsidiary.example.com'
    const uri = `otpauth://totp/portal.example.com:${encodeURIComponent(account)}?secret=${secret}&issuer=portal.example.com`
    return { start: { ...enrol, secret, account, uri } }
  }),
  play: async ({ canvasElement }) => {
    await sees(canvasElement, /wilhelmina/)
  },
}

export const WrongCode: StoryObj = {
  ...scripted(() => ({ start: enrol, answers: { 'enrol.submit': 'code-wrong-or-expired' } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Code from the app'), '123456')
    await sees(canvasElement, /wrong or has run out/)
  },
}

export const TooManyWrongCodes: StoryObj = {
  ...scripted(() => ({
    start: enrol,
    answers: { 'enrol.submit': new AuthError('rate-limited', { retryAt: Date.now() + 60_000 }) },
  })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Code from the app'), '123456')
    await sees(canvasElement, /^Try again in/)
  },
}

export const CannotBeCopied: StoryObj = {
  ...scripted(() => ({ start: enrol })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const button = await canvas.findByRole('button', { name: 'Copy key' })
    const { clipboard } = navigator
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })
    try {
      await userEvent.click(button)
      await sees(canvasElement, 'Could not copy. Select the text instead.')
      await expect(getSelection()?.toString().replaceAll(/\s/g, '')).toBe(enrol.secret)
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard })
    }
  },
}
