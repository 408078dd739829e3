import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent, within } from 'storybook/test'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees } from '../person.ts'
import { scripted } from '../widget.tsx'

const { details, done } = sampleSteps
const meta: Meta = { title: 'Steps/Details' }
export default meta

export const Name: StoryObj = scripted(() => ({ start: details, answers: { 'details.submit': done } }))

export const NewPassword: StoryObj = scripted(() => ({
  start: {
    ...details,
    fields: [...details.fields, { name: 'password', kind: 'new-password', minimumLength: 6, maximumLength: 32 }],
  },
  answers: { 'details.submit': done },
}))

export const TooShort: StoryObj = {
  ...scripted(() => ({ start: details, answers: { 'details.submit': done } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Your name'), 'Ann')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await sees(canvasElement, 'At least 5 characters.')
  },
}
