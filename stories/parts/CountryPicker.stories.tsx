import type { Meta, StoryObj } from '@storybook/react-vite'
import { useRef, useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { ar } from '../../src/locales/languages/ar.ts'
import { en } from '../../src/locales/languages/en.ts'
import { ru } from '../../src/locales/languages/ru.ts'
import { CountryPicker } from '../../src/ui/parts/country/CountryPicker.tsx'
import type { CountryPickerProps } from '../../src/ui/parts/country/CountryPickerProps.ts'

/** A search is told once the keys have stopped for a while. */
const spoken = { timeout: 5000 }

/** The picker where it belongs: in the outline of a field, before the number. */
function InField({ onChange, ...props }: CountryPickerProps) {
  const [country, setCountry] = useState(props.country)
  const number = useRef<HTMLInputElement>(null)
  const { messages } = props
  return (
    <div className="entryphone" dir={messages.direction} lang={messages.language}>
      <div className="entryphone-card">
        <div className="entryphone-field">
          <label className="entryphone-label" htmlFor="number">
            {messages.phone.label}
          </label>
          <div className="entryphone-control entryphone-phone">
            <CountryPicker
              {...props}
              country={country}
              onChange={(chosen) => {
                setCountry(chosen)
                onChange(chosen)
                number.current?.focus()
              }}
            />
            <input ref={number} id="number" className="entryphone-input" type="tel" autoComplete="tel" />
          </div>
        </div>
      </div>
    </div>
  )
}

const meta: Meta<typeof CountryPicker> = {
  title: 'Parts/CountryPicker',
  component: CountryPicker,
  args: { country: 'RU', messages: en, onChange: fn() },
  render: (args) => <InField {...args} />,
}
export default meta
type Story = StoryObj<typeof CountryPicker>

async function opens(canvasElement: HTMLElement, name: RegExp = /^Country: /) {
  const canvas = within(canvasElement)
  // Named once the field has been painted: until then by its letters.
  await userEvent.click(await canvas.findByRole('button', { name }))
  await waitFor(() => expect(canvas.getByRole('combobox')).toHaveFocus())
  return canvas
}

/** What is in view is there first, the rest once the browser is idle. */
async function isWhole(canvasElement: HTMLElement, count = 245) {
  await waitFor(() => expect(canvasElement.querySelectorAll('[role=option]')).toHaveLength(count), spoken)
}

/** The option a screen reader would read out now. */
function active(canvasElement: HTMLElement) {
  const id = within(canvasElement).getByRole('combobox').getAttribute('aria-activedescendant')
  return id === null ? null : document.getElementById(id)
}

export const Closed: Story = {
  play: async ({ canvasElement }) => {
    const button = within(canvasElement).getByRole('button', { name: 'Country: Russia +7' })
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await expect(within(canvasElement).queryByRole('listbox')).toBeNull()
  },
}

export const Open: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await opens(canvasElement)
    await isWhole(canvasElement)
    await expect(active(canvasElement)).toHaveAccessibleName('Russia +7')
    const list = canvas.getByRole('listbox').getBoundingClientRect()
    const chosen = canvas.getByRole('option', { selected: true }).getBoundingClientRect()
    await expect(Math.abs(chosen.top + chosen.bottom - list.top - list.bottom) / 2).toBeLessThan(chosen.height)
    const field = canvas.getByLabelText('Phone number').parentElement?.getBoundingClientRect()
    const overlay = canvas.getByRole('dialog').getBoundingClientRect()
    await expect([overlay.left, overlay.right]).toEqual([field?.left, field?.right])
    await userEvent.keyboard('{ArrowDown>6}')
    await expect(active(canvasElement)?.getBoundingClientRect().bottom).toBeLessThanOrEqual(list.bottom)
  },
}

export const Searched: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = await opens(canvasElement)
    await userEvent.keyboard('Germ')
    await expect(canvas.getAllByRole('option')).toHaveLength(1)
    await expect(active(canvasElement)).toHaveAccessibleName('Germany +49')
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('1 country'), spoken)
    await userEvent.keyboard('{Enter}')
    await expect(args.onChange).toHaveBeenCalledTimes(1)
    await expect(args.onChange).toHaveBeenCalledWith('DE')
    await expect(canvas.getByRole('button', { name: 'Country: Germany +49' })).toBeVisible()
    await expect(canvas.getByLabelText('Phone number')).toHaveFocus()
    await opens(canvasElement)
    await userEvent.keyboard('+4')
    await expect(active(canvasElement)).toHaveAccessibleName('Romania +40')
    await isWhole(canvasElement, 16)
  },
}

export const InRussian: Story = {
  args: { messages: ru },
  play: async ({ canvasElement }) => {
    const canvas = await opens(canvasElement, /^Страна: Россия/)
    await userEvent.keyboard('герм')
    await expect(active(canvasElement)).toHaveAccessibleName('Германия +49')
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Найдено: 1 страна'), spoken)
    await userEvent.clear(canvas.getByRole('combobox'))
    await expect(active(canvasElement)).toHaveAccessibleName('Россия +7')
    await isWhole(canvasElement)
  },
}

export const NothingFound: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = await opens(canvasElement)
    await userEvent.keyboard('Atlantis{Enter}')
    await expect(canvas.getByRole('combobox')).toHaveValue('Atlantis')
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/^No such country/), spoken)
    await expect(canvas.getByRole('status')).toBeVisible()
    await expect(args.onChange).not.toHaveBeenCalled()
  },
}

export const Preferred: Story = {
  args: { preferred: ['KZ', 'RU', 'BY'] },
  play: async ({ canvasElement }) => {
    const canvas = await opens(canvasElement)
    await isWhole(canvasElement)
    const [suggested, all] = canvas.getAllByRole('group')
    if (suggested === undefined || all === undefined) throw new Error('There are two groups.')
    await expect(suggested).toHaveAccessibleName('Suggested')
    await expect(
      within(suggested)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Kazakhstan +7', 'Russia +7', 'Belarus +375'])
    await expect(within(all).getAllByRole('option')).toHaveLength(242)
  },
}

export const AllowList: Story = {
  args: { countries: ['RU', 'KZ', 'BY', 'AM'] },
  play: async ({ canvasElement }) => {
    const canvas = await opens(canvasElement)
    await expect(canvas.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'Armenia +374',
      'Belarus +375',
      'Kazakhstan +7',
      'Russia +7',
    ])
  },
}

export const Native: Story = {
  args: { native: true, preferred: ['RU', 'KZ'] },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const select = canvas.getByRole('combobox', { name: 'Country' })
    select.focus()
    await waitFor(() => expect(canvas.getAllByRole('option')).toHaveLength(245))
    await userEvent.selectOptions(select, 'Germany +49')
    await expect(args.onChange).toHaveBeenCalledTimes(1)
    await expect(args.onChange).toHaveBeenCalledWith('DE')
  },
}

/** Regional indicators, which need no image. */
export const WithFlags: Story = {
  args: {
    preferred: ['RU', 'KZ'],
    flag: (country) =>
      String.fromCodePoint(...Array.from(country, (letter) => 0x1f1e6 + letter.charCodeAt(0) - 'A'.charCodeAt(0))),
  },
  play: async ({ canvasElement }) => {
    const canvas = await opens(canvasElement, /^Country: Russia \+7$/)
    await isWhole(canvasElement)
    await expect(active(canvasElement)).toHaveAccessibleName('Russia +7')
    await expect(canvas.getByRole('option', { name: 'Germany +49' })).toHaveTextContent('🇩🇪')
  },
}

export const RightToLeft: Story = {
  args: { messages: ar, preferred: ['AE', 'EG', 'SA'], country: 'EG' },
  decorators: [
    (Story) => (
      <div dir="rtl">
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    const canvas = await opens(canvasElement, /مصر/)
    const [code, option] = [canvas.getByText('+20', { selector: 'bdi' }), active(canvasElement)]
    // The name begins on the right, the code ends the line on the left and reads +20, not 20+.
    await expect(code.getBoundingClientRect().left - (option?.getBoundingClientRect().left ?? 0)).toBeLessThan(20)
    await expect(getComputedStyle(code).direction).toBe('ltr')
    await userEvent.keyboard('المانيا')
    await expect(active(canvasElement)).toHaveAccessibleName('ألمانيا +49')
    await userEvent.clear(canvas.getByRole('combobox'))
    await isWhole(canvasElement)
  },
}

export const Disabled: Story = {
  args: { disabled: true },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('button')).toBeDisabled()
  },
}
