import type { Meta, StoryObj } from '@storybook/react-vite'
import { useForm } from 'react-hook-form'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { ar } from '../../src/locales/languages/ar.ts'
import { en } from '../../src/locales/languages/en.ts'
import { ru } from '../../src/locales/languages/ru.ts'
import { PhoneEntry, type PhoneEntryProps } from '../../src/ui/parts/phone/PhoneEntry.tsx'
import { useParsedPhone } from '../../src/ui/parts/phone/useParsedPhone.ts'

const meta: Meta<typeof PhoneEntry> = {
  title: 'Parts/PhoneEntry',
  component: PhoneEntry,
  args: { label: 'Phone number', country: 'RU', onPhoneChange: fn(), onParsed: fn() },
  decorators: [
    (Story, { args }) => (
      <div className="entryphone" lang={args.messages?.language} dir={args.messages?.direction}>
        <div className="entryphone-card">
          <Story />
        </div>
      </div>
    ),
  ],
}
export default meta
type Story = StoryObj<typeof PhoneEntry>

const fieldOf = (canvasElement: HTMLElement) => within(canvasElement).getByRole('textbox', { name: /phone|телефон/i })

export const Empty: Story = {}

export const Typed: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.type(fieldOf(canvasElement), '8 (999) 123-45-67')
    await waitFor(() => expect(args.onPhoneChange).toHaveBeenLastCalledWith('+79991234567'))
    await expect(fieldOf(canvasElement)).toHaveValue('8 (999) 123-45-67')
  },
}

/** Left with a whole number, it stands beside its calling code. */
export const Left: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.type(fieldOf(canvasElement), '+375 (29) 1234567')
    await userEvent.tab()
    await waitFor(() => expect(fieldOf(canvasElement)).toHaveValue('29 123-45-67'))
    await expect(within(canvasElement).getByRole('button', { name: 'Country: Belarus +375' })).toBeVisible()
  },
}

/** While the text says its calling code itself, the picker follows it. */
export const Prefixed: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.type(fieldOf(canvasElement), '+49 171')
    await expect(within(canvasElement).getByRole('button', { name: 'Country: Germany +49' })).toBeVisible()
  },
}

export const Invalid: Story = { args: { invalid: true, defaultValue: '+79991234567' } }

export const OneCallingCode: Story = { args: { countries: ['RU', 'KZ'] } }

export const LockedCountry: Story = {
  args: { countries: ['BY'] },
  play: async ({ canvasElement, args }) => {
    await userEvent.type(fieldOf(canvasElement), '+7 999 123-45-67')
    await waitFor(() => expect(args.onParsed).toHaveBeenLastCalledWith({ problem: 'country' }))
  },
}

export const LockedNumber: Story = { args: { readOnly: true, defaultValue: '+79991234567' } }

export const Disabled: Story = { args: { disabled: true, defaultValue: '+79991234567' } }

/** Of a fieldset of the host's no prop tells: the stylesheet does. */
export const InADisabledFieldset: Story = {
  args: { defaultValue: '+79991234567' },
  decorators: [
    (Story) => (
      <fieldset disabled style={{ minInlineSize: 0 }}>
        <Story />
      </fieldset>
    ),
  ],
  play: async ({ canvasElement }) => {
    await expect(fieldOf(canvasElement)).toBeDisabled()
  },
}

export const NativePicker: Story = { args: { nativePicker: true } }

export const Russian: Story = { args: { messages: ru, label: 'Номер телефона' } }

export const RightToLeft: Story = {
  args: { messages: ar, label: ar.phone.label, defaultValue: '+971501234567' },
}

function Form({ label, country }: PhoneEntryProps) {
  const { onParsed, problem: phoneProblem } = useParsedPhone()
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { phone: '' } })
  const problem = formState.errors.phone?.message
  const sentences: Readonly<Record<string, string>> = en.phone.problems
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(() => reset())(event)}>
      <PhoneEntry
        label={label}
        country={country}
        {...register('phone', { validate: () => phoneProblem() ?? true })}
        onParsed={onParsed}
        invalid={problem !== undefined}
        aria-describedby="why"
      />
      <p id="why" role="alert">
        {problem !== undefined && sentences[problem]}
      </p>
      <button type="submit">Send</button>
    </form>
  )
}

/** Registered with react-hook-form: the value is E.164 or empty, and what is wrong is said in words. */
export const InAForm: Story = {
  render: (args) => <Form {...args} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(fieldOf(canvasElement), '999 12{Enter}')
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent('This number is too short. A digit may be missing.'),
    )
    await expect(fieldOf(canvasElement)).toHaveFocus()
    await userEvent.type(fieldOf(canvasElement), '34567{Enter}')
    await waitFor(() => expect(fieldOf(canvasElement)).toHaveValue(''))
  },
}
