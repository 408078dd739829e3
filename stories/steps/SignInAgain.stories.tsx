import type { Meta, StoryObj } from '@storybook/react-vite'
import { sampleSteps } from '../../src/testing/index.ts'
import { sees, seesHeading } from '../person.ts'
import { scripted } from '../widget.tsx'

const meta: Meta = { title: 'Steps/Sign in again' }
export default meta

const step = sampleSteps['sign-in-again']
const onSignInAgain = () => {}

/** A second factor is on, and the host's token came without it. */
export const SecondStepNeeded: StoryObj = scripted(() => ({ start: step }), { onSignInAgain })
/** The set-up was broken off after the code went out: the app must be kept. */
export const AppMayBeOn: StoryObj = {
  ...scripted(() => ({ start: { ...step, keepApp: true } }), { onSignInAgain }),
  play: async ({ canvasElement }) => {
    await seesHeading(canvasElement, 'Sign in again')
    await sees(canvasElement, 'Your authenticator may be on. Keep it, and sign in again with its code.')
  },
}
export const WithoutTheHost: StoryObj = scripted(() => ({ start: step }))
/** What was turned on is asked for from now on, and the token came without it. */
export const AfterTurningOn: StoryObj = scripted(() => ({
  start: { kind: 'done', outcome: 'add-app', session: {}, signInAgain: 'second-factor' },
}))
