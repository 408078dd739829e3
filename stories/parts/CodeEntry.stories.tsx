import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, within } from 'storybook/test'
import { CodeEntry } from '../../src/ui/parts/code/CodeEntry.tsx'

const meta: Meta<typeof CodeEntry> = {
  title: 'Parts/CodeEntry',
  component: CodeEntry,
  args: {
    label: 'Code',
    shape: { length: 6, characters: 'digits', caseSensitive: false },
    onComplete: fn(),
  },
  decorators: [
    (Story, { globals }) => (
      <div className="entryphone" data-theme={globals['theme'] === 'dark' ? 'dark' : 'light'}>
        <Story />
      </div>
    ),
  ],
}
export default meta
type Story = StoryObj<typeof CodeEntry>

const fieldOf = (canvasElement: HTMLElement) => within(canvasElement).getByLabelText('Code')

export const Empty: Story = {}

export const Typing: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.type(fieldOf(canvasElement), '0a48')
    await expect(fieldOf(canvasElement)).toHaveValue('048')
    await expect(args.onComplete).not.toHaveBeenCalled()
  },
}

export const Pasted: Story = {
  play: async ({ canvasElement, args }) => {
    fieldOf(canvasElement).focus()
    await userEvent.paste('Your code is 482913.')
    await expect(fieldOf(canvasElement)).toHaveValue('482913')
    await expect(args.onComplete).toHaveBeenCalledWith('482913')
    await expect(args.onComplete).toHaveBeenCalledTimes(1)
  },
}

export const AmbiguousMessage: Story = {
  play: async ({ canvasElement }) => {
    fieldOf(canvasElement).focus()
    await userEvent.paste('Order 987654, code 482913')
    await expect(fieldOf(canvasElement)).toHaveValue('')
  },
}

export const Wrong: Story = { args: { defaultValue: '482913', invalid: true } }

export const ReadOnly: Story = { args: { defaultValue: '482913', readOnly: true } }

export const Disabled: Story = { args: { disabled: true } }

/** Of a fieldset of the host's no prop tells: the stylesheet does. */
export const InADisabledFieldset: Story = {
  args: { defaultValue: '4829' },
  decorators: [
    (Story) => (
      <fieldset disabled>
        <Story />
      </fieldset>
    ),
  ],
  play: async ({ canvasElement }) => {
    await expect(fieldOf(canvasElement)).toBeDisabled()
  },
}

export const FourDigits: Story = {
  args: { defaultValue: '48', shape: { length: 4, characters: 'digits', caseSensitive: false } },
}

export const WithHint: Story = { args: { placeholder: '000000' } }

export const EightDigits: Story = {
  args: { defaultValue: '48291', shape: { length: 8, characters: 'digits', caseSensitive: false } },
}

export const LettersAndDigits: Story = {
  args: { shape: { length: 6, characters: 'letters-and-digits', caseSensitive: false } },
  play: async ({ canvasElement }) => {
    await userEvent.type(fieldOf(canvasElement), 'ab12cd')
    await expect(fieldOf(canvasElement)).toHaveValue('AB12CD')
  },
}

export const WithoutLength: Story = {
  args: { defaultValue: 'w8-XyZ', shape: { characters: 'any', caseSensitive: true }, autoComplete: 'off' },
}

export const RightToLeft: Story = {
  args: { defaultValue: '482' },
  decorators: [
    (Story) => (
      <div dir="rtl">
        <Story />
      </div>
    ),
  ],
}
