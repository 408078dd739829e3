import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { CodeStep } from '../../src/protocol/step.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { ScreenMissing } from '../../src/ui/screens.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'

const meta: Meta = { title: 'Steps/A screen that failed' }
export default meta

const { code } = sampleSteps

/** Stands on the code step where the host's own words do, and fails as a screen does. */
function Fails({ by }: { readonly by: Error }): never {
  throw by
}

function failing(by: Error, step: CodeStep): StoryObj {
  return scripted(() => ({ start: step }), { lostPhone: <Fails by={by} /> })
}

const sent: CodeStep = { ...code, notice: 'sent' }

/** Its chunk did not arrive, after the message had been sent: offline, or a deployment since. */
export const DidNotLoad: StoryObj = {
  ...failing(new ScreenMissing('A story.'), sent),
  play: async ({ canvasElement }) => {
    await seesHeading(canvasElement, 'This step did not load')
    await sees(canvasElement, 'A code was requested. It can take a minute.')
  },
}

/** Something in it threw. */
export const Crashed: StoryObj = {
  ...failing(new TypeError('A story.'), sent),
  play: async ({ canvasElement }) => {
    await seesHeading(canvasElement, 'Something went wrong')
    await sees(canvasElement, 'A code was requested. It can take a minute.')
  },
}

/** There is no news of a message to say again. */
export const CrashedWithoutNews: StoryObj = {
  ...failing(new TypeError('A story.'), code),
  play: async ({ canvasElement }) => {
    await seesHeading(canvasElement, 'Something went wrong')
  },
}

/** Trying again did not help: there is another way on. */
export const CrashedAgain: StoryObj = {
  ...failing(new TypeError('A story.'), sent),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }))
    await expect(await canvas.findByRole('button', { name: 'Start again' })).toBeVisible()
  },
}
