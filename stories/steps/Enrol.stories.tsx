import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
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
    await expect(canvas.getByRole('button', { name: 'Copy key' })).toBeVisible()
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
