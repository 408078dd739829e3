import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { lifepay } from '../../src/backends/lifepay/index.ts'
import { hostVerify } from '../../e2e/host/hostVerify.ts'
import { widgetOver } from '../widget.tsx'
import { sees, seesHeading } from '../person.ts'
import { personAt, storySandbox } from './support.tsx'

const meta: Meta = { title: 'Flows/LIFE PAY' }
export default meta

const sandbox = storySandbox('story-lifepay')

/** By phone, through hCaptcha, a wrong code and the right one. */
export const Journey: StoryObj = {
  ...widgetOver(
    () =>
      lifepay({
        baseUrl: sandbox.baseUrl('lifepay'),
        captcha: { provider: 'hcaptcha', siteKey: 'sandbox-hcaptcha' },
        verify: hostVerify(sandbox.baseUrl('app/lifepay/verify'), fetch),
      }),
    { captcha: sandbox.captcha },
  ),
  parameters: { msw: { handlers: sandbox.handlers } },
  beforeEach: () => sandbox.reset(),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Phone number'), '8 999 123-45-67')
    await userEvent.click(await canvas.findByRole('checkbox', { name: /not a robot/i }))
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await canvas.findByRole('heading', { name: 'Enter the code' })
    const code = sandbox.lastCode()
    await userEvent.type(canvas.getByLabelText('Code'), code === '000000' ? '111111' : '000000')
    await sees(canvasElement, /That code is not right/)
    await userEvent.type(canvas.getByLabelText('Code'), code)
    await seesHeading(canvasElement, 'You are signed in')
    await expect(sandbox.world().inbox.all()).toHaveLength(1)
  },
}
