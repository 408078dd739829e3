import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { sampleSteps } from '../../src/testing/steps.ts'
import { scripted } from '../widget.tsx'

const meta: Meta = { title: 'Steps/Backup codes' }
export default meta

export const Shown: StoryObj = {
  ...scripted(() => ({ start: sampleSteps['backup-codes'], answers: { 'backup-codes.submit': sampleSteps.done } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await expect(await canvas.findByText('aB3_x9')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'I have saved them' }))
    await expect(await canvas.findByRole('heading', { name: 'You are signed in' })).toBeVisible()
  },
}
