import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { AuthError } from '../../src/protocol/error.ts'
import { sampleSteps } from '../../src/testing/steps.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'

const meta: Meta = { title: 'Steps/Start' }
export default meta

export const Loading: StoryObj = scripted(() => ({ start: 'pending' }))

export const Offline: StoryObj = {
  ...scripted(() => ({ start: 'offline' })),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible()
    await sees(canvasElement, /You are offline/)
  },
}

export const Misconfigured: StoryObj = scripted(() => ({ start: 'misconfigured' }))

export const PortalClosed: StoryObj = scripted(() => ({ start: 'portal-closed' }))
export const PortalUnpaid: StoryObj = scripted(() => ({ start: 'portal-unpaid' }))
export const PortalBusy: StoryObj = scripted(() => ({ start: 'portal-busy' }))
export const SecondFactorNeeded: StoryObj = scripted(() => ({ start: 'second-factor-needed' }))

/** A proxy says when it may be asked again: until then the button waits. */
export const TooMany: StoryObj = {
  ...scripted(() => ({ start: new AuthError('rate-limited', { retryAt: Date.now() + 90_000 }) })),
  play: async ({ canvasElement }) => {
    await sees(canvasElement, /Too many tries/)
  },
}

export const Done: StoryObj = {
  ...scripted(() => ({ start: sampleSteps.done })),
  play: async ({ canvasElement }) => {
    await seesHeading(canvasElement, 'You are signed in')
  },
}
