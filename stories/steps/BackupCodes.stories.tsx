import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent, within } from 'storybook/test'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'

const meta: Meta = { title: 'Steps/Backup codes' }
export default meta

export const Shown: StoryObj = {
  ...scripted(() => ({ start: sampleSteps['backup-codes'], answers: { 'backup-codes.submit': sampleSteps.done } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await sees(canvasElement, 'aB3_x9')
    await userEvent.click(canvas.getByRole('button', { name: 'I have saved them' }))
    await seesHeading(canvasElement, 'You are signed in')
  },
}
