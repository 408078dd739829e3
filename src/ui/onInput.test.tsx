// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { en } from '../locales/languages/en.ts'
import { everyScreen } from '../test-support/everyScreen.test-support.ts'
import { showWidget } from '../test-support/showWidget.test-support.tsx'
import { PhoneEntry } from './parts/phone/PhoneEntry.tsx'

/**
 * WCAG 3.2.2: what is typed, ticked or chosen does nothing by itself, but for a whole code, and that is said before. Tried at
 * every control of every screen.
 */
const samples = Object.entries(everyScreen).filter(([name]) => name !== 'loading')

/** What has acted by itself, of all screens. */
const acted = new Set<string>()

describe.each(samples)('on the screen %s', (name, { script, presses, usernameKind }) => {
  test('what is typed, ticked or chosen does nothing by itself, or says so before', async () => {
    const { user, backend, container } = showWidget(script, { usernameKind, lostPhone: 'Ask at the desk.' })
    await screen.findByRole('heading')
    for (const press of presses?.(en) ?? []) await user.click(await screen.findByRole('button', { name: press }))
    const heading = () => screen.getByRole('heading').textContent
    for (const control of container.querySelectorAll<Control>('input:not([type=hidden], [hidden]), select')) {
      const before = [heading(), backend.calls.length] as const
      const said = describedBy(control)
      await change(user, control)
      const isStill =
        heading() === before[0] && backend.calls.length === before[1] && document.activeElement === control
      if (isStill) continue
      acted.add(name)
      expect(said).toContain(en.code.whole)
    }
  })
})

test('a whole code has acted by itself, or nothing was tried', () => {
  expect(acted).toContain('code')
  expect(acted).toContain('enrol')
})

describe('the country of a number', () => {
  let chosen: string[] = []
  beforeEach(() => {
    chosen = []
  })
  const show = (native: boolean) => {
    render(
      <PhoneEntry
        label="Phone number"
        country="RU"
        countries={['RU', 'KZ', 'DE']}
        nativePicker={native}
        onCountryChange={(country) => chosen.push(country)}
      />,
    )
    return userEvent.setup()
  }

  test('is searched for without a choice, and the focus stays until one is made', async () => {
    const user = show(false)
    await user.click(screen.getByRole('button', { name: /^Country: Russia/ }))
    const search = await screen.findByRole('combobox')
    await user.type(search, 'germ')
    expect(within(screen.getByRole('listbox')).getAllByRole('option')).toHaveLength(1)
    expect([chosen, document.activeElement]).toEqual([[], search])
    await user.keyboard('{Enter}')
    expect([chosen, document.activeElement]).toEqual([['DE'], screen.getByLabelText('Phone number')])
  })

  test('in a native select, which changes while someone arrows through it, leaves the focus there', async () => {
    const user = show(true)
    const select = screen.getByRole('combobox', { name: 'Country' })
    select.focus()
    await user.selectOptions(select, 'DE')
    expect([chosen, document.activeElement]).toEqual([['DE'], select])
  })
})

type Control = HTMLInputElement | HTMLSelectElement

async function change(user: ReturnType<typeof userEvent.setup>, control: Control): Promise<void> {
  if (control instanceof HTMLSelectElement)
    return user.selectOptions(control, control.options[control.length - 1] ?? [])
  if (control.type === 'checkbox') return user.click(control)
  control.focus()
  control.select()
  return user.type(control, '123456789012')
}

function describedBy(control: Element): string {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}
