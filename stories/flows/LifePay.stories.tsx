import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { lifepay, type LifepayAccountOptions } from '../../src/backends/lifepay/index.ts'
import { hostVerify } from '../../src/backends/lifepay/hostVerify.test-support.ts'
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

const accounts = storySandbox('story-lifepay-accounts')
const overAccounts = (completion: LifepayAccountOptions['completion']): StoryObj => ({
  ...widgetOver(() => lifepay({ baseUrl: accounts.baseUrl('lifepay'), completion, offerSignUp: true })),
  parameters: { msw: { handlers: accounts.handlers } },
  beforeEach: () => {
    accounts.reset()
    accounts.switch('captcha', 'none')
  },
})

/** By phone and password; a number without an account is offered one, where the host allows it to be known. */
export const Password: StoryObj = {
  ...overAccounts('password'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Phone number'), '903 555-00-00')
    await userEvent.type(canvas.getByLabelText('Password'), 'secret-2024')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await seesHeading(canvasElement, 'Create an account')
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    const phone = await canvas.findByLabelText('Phone number')
    await userEvent.clear(phone)
    await userEvent.type(phone, '999 123-45-67')
    await userEvent.type(canvas.getByLabelText('Password'), 'secret-2024')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await seesHeading(canvasElement, 'You are signed in')
  },
}

/** The name is asked for before the code can be checked; a wrong code comes back to the code and keeps the name. */
export const SignUp: StoryObj = {
  ...overAccounts('sign-up'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Phone number'), '903 555-00-00')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await canvas.findByRole('heading', { name: 'Enter the code' })
    const code = accounts.lastCode()
    await userEvent.type(canvas.getByLabelText('Code'), code === '000000' ? '111111' : '000000')
    await userEvent.type(await canvas.findByLabelText('Your name'), 'Ann Example')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await sees(canvasElement, /That code is not right/)
    await userEvent.type(canvas.getByLabelText('Code'), code)
    await seesHeading(canvasElement, 'You are signed in')
  },
}

/** A new password, which then signs in by itself. */
export const NewPassword: StoryObj = {
  ...overAccounts('reset-password'),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Phone number'), '999 123-45-67')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await canvas.findByRole('heading', { name: 'Enter the code' })
    await userEvent.type(canvas.getByLabelText('Code'), accounts.lastCode())
    await userEvent.type(await canvas.findByLabelText('New password'), 'brand-new-1')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await seesHeading(canvasElement, 'You are signed in')
  },
}
