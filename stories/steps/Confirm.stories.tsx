import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent, within } from 'storybook/test'
import type { FactorChange } from '../../src/protocol/step.ts'
import { sampleSteps } from '../../src/testing/index.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'

const meta: Meta = { title: 'Steps/Confirm' }
export default meta

const { confirm, done } = sampleSteps

function about(decision: FactorChange): StoryObj {
  const { phone: _, ...without } = confirm
  const isAboutNumber = decision === 'add-sms' || decision === 'remove-phone'
  return scripted(() => ({
    start: { ...(isAboutNumber ? confirm : without), about: decision },
    answers: { 'confirm.submit': { ...done, outcome: decision } },
  }))
}

export const SetUpAuthenticator: StoryObj = about('add-app')
export const RemoveAuthenticator: StoryObj = about('remove-app')
export const TurnOnTexts: StoryObj = {
  ...about('add-sms'),
  play: async ({ canvasElement }) => {
    await seesHeading(canvasElement, 'Codes by text message')
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Turn on' }))
    await seesHeading(canvasElement, 'Text codes are on')
  },
}
export const TurnOffTexts: StoryObj = about('remove-sms')
export const RemoveNumber: StoryObj = about('remove-phone')
export const Refused: StoryObj = {
  ...scripted(() => ({ start: confirm, answers: { 'confirm.submit': 'conflict' } })),
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Turn on' }))
    await sees(canvasElement, 'Something else changed this. Please try again.')
  },
}
