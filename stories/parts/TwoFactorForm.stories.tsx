import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { AuthError } from '../../src/protocol/error.ts'
import type { CodeShape } from '../../src/protocol/step.ts'
import { TwoFactorForm, type TwoFactorFormProps } from '../../src/ui/parts/code/TwoFactorForm.tsx'
import { sees } from '../person.ts'
import { messagesOf } from '../widget.tsx'

const digits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }

const meta: Meta<TwoFactorFormProps> = {
  title: 'Parts/TwoFactorForm',
  component: TwoFactorForm,
  args: { factor: 'sms', shape: digits, to: '7999***4567', onSubmit: fn() },
  render: (args, context) => <TwoFactorForm messages={messagesOf(context)} {...args} />,
  decorators: [
    (Story, { globals }) => (
      <div className="entryphone" data-theme={globals['theme'] === 'dark' ? 'dark' : 'light'}>
        <Story />
      </div>
    ),
  ],
}
export default meta
type Story = StoryObj<TwoFactorFormProps>

/** Instants of the moment the story is shown, not of the moment it was loaded. */
const at = (more: () => Partial<TwoFactorFormProps>): Story => ({
  render: (args, context) => <TwoFactorForm messages={messagesOf(context)} {...args} {...more()} />,
})
const rejecting = (why: AuthError | string) => () => Promise.reject(why)

async function enters(canvasElement: HTMLElement, text: string, label = 'Code') {
  const canvas = within(canvasElement)
  await userEvent.type(canvas.getByLabelText(label), text)
  return canvas
}

export const TextMessage: Story = at(() => ({
  expiresAt: Date.now() + 581_000,
  resendAt: Date.now() + 24_000,
  onResend: fn(),
}))

/** A message may be had instead, and this browser be trusted. */
export const AppOrMessage: Story = {
  args: { factor: 'app', to: undefined, resendAt: 0, onResend: fn(), trustDevice: false },
  play: async ({ args, canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Trust this browser' }))
    await enters(canvasElement, '482913')
    await expect(args.onSubmit).toHaveBeenCalledWith('482913', 'code', true)
    await userEvent.click(canvas.getByRole('button', { name: 'Send me a message instead' }))
    await expect(args.onResend).toHaveBeenCalledOnce()
  },
}

/** Too many tries: only another message helps. */
export const DeadCode: Story = {
  args: { exhausted: true, resendAt: 0, onResend: fn() },
  play: async ({ args, canvasElement }) => {
    const canvas = await enters(canvasElement, '482913')
    await sees(canvasElement, 'Too many wrong codes. Ask for a new one.')
    await expect(args.onSubmit).not.toHaveBeenCalled()
    await expect(canvas.getByRole('button', { name: 'Send again' })).toHaveAttribute('data-look', 'main')
  },
}

export const App: Story = { args: { factor: 'app', to: undefined } }

export const Checking: Story = {
  args: { onSubmit: () => new Promise(() => {}) },
  play: async ({ canvasElement }) => {
    const canvas = await enters(canvasElement, '482913')
    await expect(canvas.getByRole('button', { name: 'Confirm' })).toHaveAttribute('aria-busy', 'true')
  },
}

export const WrongCode: Story = {
  args: { onSubmit: rejecting(new AuthError('code-wrong')) },
  play: async ({ canvasElement }) => {
    const canvas = await enters(canvasElement, '482913')
    await sees(canvasElement, /That code is not right/)
    await waitFor(() => expect(canvas.getByLabelText('Code')).toHaveFocus())
  },
}

export const SentenceOfTheHost: Story = {
  args: { onSubmit: rejecting('This code was for another device.') },
  play: async ({ canvasElement }) => {
    await enters(canvasElement, '482913')
    await sees(canvasElement, 'This code was for another device.')
  },
}

export const Offline: Story = { args: { error: new AuthError('offline') } }

export const SentAgain: Story = {
  args: { resendAt: 0, onResend: () => Promise.resolve() },
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Send again' }))
    await sees(canvasElement, 'A code was requested. It can take a minute.')
  },
}

export const Expired: Story = { args: { expiresAt: 0, resendAt: 0, onResend: fn() } }

export const Blocked: Story = at(() => ({ blockedUntil: Date.now() + 600_000 }))

export const BackupCode: Story = {
  args: { factor: 'app', to: undefined, acceptsBackupCode: true },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Use a backup code' }))
    await expect(canvas.getByLabelText('Backup code')).toHaveFocus()
    await enters(canvasElement, 'aB3_x9{Enter}', 'Backup code')
    await expect(args.onSubmit).toHaveBeenCalledWith('aB3_x9', 'backup-code')
  },
}

export const OtherMethods: Story = {
  args: {
    factor: 'app',
    to: undefined,
    acceptsBackupCode: true,
    otherMethods: [
      { id: 'sms', label: 'Text me a code', onChoose: fn() },
      { id: 'key', label: 'Use a security key', onChoose: fn() },
    ],
    lostPhone: 'Ask your administrator to turn the second factor off for you, then set it up anew.',
  },
}

export const LostPhone: Story = {
  args: {
    lostPhone: (
      <>
        Call the help desk at extension 22, or <a href="mailto:it@example.com">write to IT</a>. Have your badge at hand.
      </>
    ),
  },
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByText('Lost your phone?'))
    await expect(within(canvasElement).getByRole('link', { name: 'write to IT' })).toBeVisible()
  },
}

export const LettersOfUnknownLength: Story = {
  args: { shape: { characters: 'letters-and-digits', caseSensitive: true } },
}
