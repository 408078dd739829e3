import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent, within } from 'storybook/test'
import { arriveAtStation } from '../../.storybook/pictures/shown.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'

const backupCodes = sampleSteps['backup-codes']
const meta: Meta = { title: 'Steps/Backup codes' }
export default meta

export const Shown: StoryObj = {
  ...scripted(() => ({ start: backupCodes, answers: { 'backup-codes.submit': sampleSteps.done } })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await sees(canvasElement, 'aB3_x9')
    await arriveAtStation()
    await userEvent.click(canvas.getByRole('button', { name: 'I have saved them' }))
    await seesHeading(canvasElement, 'You are signed in')
  },
}

export const Many: StoryObj = {
  ...scripted(() => ({
    start: { ...backupCodes, codes: Array.from({ length: 10 }, (_, index) => `${index}Zq-7Kd${index}`) },
  })),
  play: async ({ canvasElement }) => {
    await sees(canvasElement, '9Zq-7Kd9')
  },
}

export const TooLate: StoryObj = {
  ...scripted(() => ({
    start: backupCodes,
    answers: { 'backup-codes.submit': { ...sampleSteps.credentials, notice: 'expired' } },
  })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'I have saved them' }))
    await sees(canvasElement, 'For your safety, please enter your password again.')
  },
}

/** A web view, or Firefox for Android. */
export const CannotPrint: StoryObj = {
  ...scripted(() => ({ start: backupCodes })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const print = Object.getOwnPropertyDescriptor(window, 'print') ?? { configurable: true, value: undefined }
    Object.defineProperty(window, 'print', { configurable: true, value: undefined })
    try {
      await userEvent.click(await canvas.findByRole('button', { name: 'Print' }))
      await sees(canvasElement, 'This browser cannot print. Copy or download the codes.')
    } finally {
      Object.defineProperty(window, 'print', print)
    }
  },
}
