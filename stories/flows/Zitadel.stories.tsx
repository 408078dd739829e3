import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent } from 'storybook/test'
import { grpcWeb } from '../../src/backends/zitadel/grpcWeb.ts'
import { userService, zitadel } from '../../src/backends/zitadel/index.ts'
import type { Backend } from '../../src/protocol/backend.ts'
import { sees, seesHeading } from '../person.ts'
import { widgetOver } from '../widget.tsx'
import { personAt, storySandbox } from './support.tsx'

const meta: Meta = { title: 'Flows/ZITADEL' }
export default meta

const sandbox = storySandbox('story-zitadel')

function journey(make: () => Backend): StoryObj {
  return {
    ...widgetOver(make),
    parameters: { msw: { handlers: sandbox.handlers } },
    beforeEach: () => sandbox.reset(),
    play: async ({ canvasElement }) => {
      const canvas = personAt(canvasElement)
      await userEvent.type(await canvas.findByLabelText('Phone number'), '+41 79 123 45 69')
      await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
      await seesHeading(canvasElement, 'Enter the code')
      await userEvent.type(canvas.getByLabelText('Code'), '999999')
      await userEvent.click(canvas.getByRole('button', { name: 'Confirm' }))
      await sees(canvasElement, /That code is not right/)
      await userEvent.clear(canvas.getByLabelText('Code'))
      await userEvent.type(canvas.getByLabelText('Code'), sandbox.lastCode())
      await userEvent.click(canvas.getByRole('button', { name: 'Confirm' }))
      await seesHeading(canvasElement, 'Your number is confirmed')
    },
  }
}

const token = 'token-nophone'

export const OverJson: StoryObj = journey(() => zitadel({ baseUrl: sandbox.baseUrl('zitadel'), token }))
export const OverGrpcWeb: StoryObj = journey(() =>
  zitadel({ baseUrl: sandbox.baseUrl('zitadel'), token, transport: grpcWeb() }),
)

function atZitadel(make: () => Backend, play: (canvasElement: HTMLElement) => Promise<void>): StoryObj {
  return {
    ...widgetOver(make),
    parameters: { msw: { handlers: sandbox.handlers } },
    beforeEach: () => sandbox.reset(),
    play: ({ canvasElement }) => play(canvasElement),
  }
}

const setUpAuthenticator = async (canvasElement: HTMLElement) => {
  const canvas = personAt(canvasElement)
  await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
  await seesHeading(canvasElement, 'Set up your authenticator')
  await userEvent.type(await canvas.findByLabelText('Code from the app'), sandbox.authenticatorCode('nora@example.com'))
  await seesHeading(canvasElement, 'Your authenticator is on')
}

export const AnAuthenticatorOverJson: StoryObj = atZitadel(
  () => zitadel({ baseUrl: sandbox.baseUrl('zitadel'), token, intent: 'add-app' }),
  setUpAuthenticator,
)
export const AnAuthenticatorOverConnect: StoryObj = atZitadel(
  () =>
    zitadel({
      baseUrl: sandbox.baseUrl('zitadel'),
      token,
      intent: 'add-app',
      transport: userService({ userId: 'user-nophone', protocol: 'connect' }),
    }),
  setUpAuthenticator,
)

export const TextsAsAFactor: StoryObj = atZitadel(
  () => zitadel({ baseUrl: sandbox.baseUrl('zitadel'), token: 'token-verified', intent: 'add-sms' }),
  async (canvasElement) => {
    await seesHeading(canvasElement, 'Codes by text message')
    await userEvent.click(personAt(canvasElement).getByRole('button', { name: 'Turn on' }))
    await seesHeading(canvasElement, 'Text codes are on')
  },
)

export const AnotherNumber: StoryObj = atZitadel(
  () => zitadel({ baseUrl: sandbox.baseUrl('zitadel'), token: 'token-verified', intent: 'change' }),
  async (canvasElement) => {
    await seesHeading(canvasElement, 'Change your number')
    await sees(canvasElement, /ends the confirmation of this one/)
  },
)
