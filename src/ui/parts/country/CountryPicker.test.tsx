// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type FormEvent, StrictMode, useCallback, useRef, useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { de } from '../../../locales/languages/de.ts'
import { en } from '../../../locales/languages/en.ts'
import { ru } from '../../../locales/languages/ru.ts'
import { CountryPicker } from './CountryPicker.tsx'
import type { CountryPickerProps } from './CountryPickerProps.ts'

const onChange = vi.fn<(country: string) => void>()
const onSubmit = vi.fn((event: FormEvent) => event.preventDefault())

beforeEach(() => {
  onChange.mockClear()
  onSubmit.mockClear()
})

interface FormProps extends Partial<CountryPickerProps> {
  /** As the phone entry does: after a choice the number is next. */
  readonly movesOn?: boolean
}

/** The picker in a form, before the number. */
function Form({ movesOn = false, country: initial = 'RU', messages = en, ...props }: FormProps) {
  const [country, setCountry] = useState(initial)
  const number = useRef<HTMLInputElement>(null)
  const choose = useCallback(
    (chosen: string) => {
      onChange(chosen)
      setCountry(chosen)
      if (movesOn) number.current?.focus()
    },
    [movesOn],
  )
  return (
    <form onSubmit={onSubmit}>
      <CountryPicker {...props} country={country} messages={messages} onChange={choose} />
      <input ref={number} aria-label="Number" />
      <button type="submit">Send</button>
    </form>
  )
}

async function show(props: FormProps = {}) {
  const person = userEvent.setup()
  render(
    <StrictMode>
      <Form {...props} />
    </StrictMode>,
  )
  return person
}

const opener = () => screen.getByRole('button', { name: /^(Country|Страна): / })
const search = () => screen.findByRole('combobox')
const options = () => screen.getAllByRole('option').map((option) => option.textContent)

function active() {
  const id = screen.getByRole('combobox').getAttribute('aria-activedescendant')
  return id === null ? null : document.getElementById(id)?.textContent
}

async function open(props: FormProps = {}) {
  const person = await show(props)
  await person.click(opener())
  await waitFor(async () => expect(await search()).toBe(document.activeElement))
  return person
}

test('a closed country picker is one named button of a handful of nodes', async () => {
  await show()
  expect(opener().getAttribute('aria-expanded')).toBe('false')
  expect(opener().getAttribute('aria-haspopup')).toBe('dialog')
  expect(screen.getByRole('button', { name: 'Country: Russia +7' }).textContent).toBe('+7')
  expect(opener().parentElement?.querySelectorAll(':not(font)').length).toBeLessThan(6)
})

test.each(['{Enter}', ' ', '{ArrowDown}', '{ArrowUp}'])('%s on the button opens it', async (key) => {
  const person = await show()
  await person.tab()
  expect(document.activeElement).toBe(opener())
  await person.keyboard(key)
  expect(await search()).toBe(document.activeElement)
  expect(opener().getAttribute('aria-expanded')).toBe('true')
  expect(active()).toBe('Russia +7')
  expect(onSubmit).not.toHaveBeenCalled()
})

test('what is typed on the button is searched for', async () => {
  const person = await show()
  await person.tab()
  await person.keyboard('ge')
  expect((await search()).getAttribute('value')).toBe('ge')
  expect(active()).toBe('Georgia +995')
})

test('the search is a combobox over the list, which names what is active and what is chosen', async () => {
  const person = await open()
  const input = await search()
  const list = screen.getByRole('listbox', { name: 'Country' })
  expect(input.getAttribute('aria-controls')).toBe(list.id)
  expect(input.getAttribute('aria-autocomplete')).toBe('list')
  expect(input.getAttribute('aria-expanded')).toBe('true')
  expect(within(list).getAllByRole('option')).toHaveLength(245)
  expect(within(list).getAllByRole('option', { selected: true })).toHaveLength(1)
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('Russia +7')
  await person.keyboard('{ArrowDown}')
  expect(active()).toBe('Rwanda +250')
  expect(document.activeElement).toBe(input)
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('Russia +7')
})

test('arrow keys go round the list, Page keys stop at its ends, Home and End move in the text', async () => {
  const person = await open({ countries: ['AT', 'BE', 'CH', 'DE', 'EE', 'FI', 'GR', 'HU', 'IE', 'RU'] })
  await person.keyboard('{ArrowDown}')
  expect(active()).toBe('Switzerland +41')
  await person.keyboard('{ArrowDown}')
  expect(active()).toBe('Austria +43')
  await person.keyboard('{ArrowUp}')
  expect(active()).toBe('Switzerland +41')
  await person.keyboard('{PageUp}')
  expect(active()).toBe('Finland +358')
  await person.keyboard('{PageUp}{PageUp}')
  expect(active()).toBe('Austria +43')
  await person.keyboard('{PageDown}{PageDown}')
  expect(active()).toBe('Switzerland +41')
  await person.keyboard('l')
  const input = screen.getByRole<HTMLInputElement>('combobox')
  expect(fireEvent.keyDown(input, { key: 'Home' })).toBe(true)
  expect(fireEvent.keyDown(input, { key: 'End' })).toBe(true)
})

test('Enter chooses, closes and gives the focus back, and the form is not sent', async () => {
  const person = await open()
  await person.keyboard('germ{Enter}')
  expect(onChange.mock.calls).toEqual([['DE']])
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Country: Germany +49' }))
  expect(onSubmit).not.toHaveBeenCalled()
})

test('a click chooses, and whoever takes the focus on the change keeps it', async () => {
  const person = await open({ movesOn: true })
  await person.click(screen.getByRole('option', { name: 'Germany +49' }))
  expect(onChange.mock.calls).toEqual([['DE']])
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(screen.getByLabelText('Number'))
})

test('choosing the country that is chosen already tells the host too', async () => {
  const person = await open({ movesOn: true })
  await person.keyboard('{Enter}')
  expect(onChange.mock.calls).toEqual([['RU']])
  expect(document.activeElement).toBe(screen.getByLabelText('Number'))
})

test('Escape closes, changes nothing, gives the focus back and goes no further', async () => {
  const outside = vi.fn()
  const person = await open()
  document.addEventListener('keydown', outside)
  await person.keyboard('germ')
  outside.mockClear()
  await person.keyboard('{Escape}')
  document.removeEventListener('keydown', outside)
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(opener())
  expect(onChange).not.toHaveBeenCalled()
  // React listens below the document: a host's dialog around it, which listens there, stays open.
  expect(outside).not.toHaveBeenCalled()
})

test('Tab closes and moves on to the number, Shift and Tab back to the button', async () => {
  const person = await open()
  await person.tab()
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(screen.getByLabelText('Number'))
  await person.click(opener())
  await search()
  await person.tab({ shift: true })
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(opener())
  expect(onChange).not.toHaveBeenCalled()
})

test('a press elsewhere closes it, and so does one on the button', async () => {
  const person = await open()
  await person.click(screen.getByLabelText('Number'))
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(screen.getByLabelText('Number'))
  await person.click(opener())
  await search()
  await person.click(opener())
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(opener())
})

test('searching leaves the best first, announces how many, and clearing brings all back', async () => {
  const person = await open({ messages: ru })
  await person.keyboard('герм')
  expect(options()).toEqual(['Германия +49'])
  // At every key it would talk over the next.
  expect(screen.getByRole('status').textContent).toBe('')
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Найдено: 1\u00a0страна'))
  await person.clear(screen.getByRole('combobox'))
  await person.keyboard('+7')
  expect(options()).toEqual(['Россия +7', 'Казахстан +7'])
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Найдено: 2\u00a0страны'))
  await person.clear(screen.getByRole('combobox'))
  expect(options()).toHaveLength(245)
  expect(screen.getByRole('status').textContent).toBe('')
  expect(active()).toBe('Россия +7')
})

test('a search that finds nothing says so, keeps its text, and Enter does nothing', async () => {
  const person = await open()
  await person.keyboard('Atlantis{ArrowDown}{Enter}')
  const input = screen.getByRole<HTMLInputElement>('combobox')
  expect(input.value).toBe('Atlantis')
  expect(input.getAttribute('aria-expanded')).toBe('false')
  expect(input.hasAttribute('aria-activedescendant')).toBe(false)
  expect(screen.getByRole('status').textContent).toBe(en.phone.noCountryFound)
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(onChange).not.toHaveBeenCalled()
  expect(onSubmit).not.toHaveBeenCalled()
  await person.keyboard('{Backspace>8}')
  await person.type(input, 'germ{Enter}')
  expect(onChange.mock.calls).toEqual([['DE']])
})

test('the Enter that ends a word of an input method chooses nothing', async () => {
  await open()
  const input = screen.getByRole('combobox')
  fireEvent.compositionStart(input)
  fireEvent.change(input, { target: { value: 'germ' } })
  fireEvent.keyDown(input, { key: 'Enter', isComposing: true })
  // Safari sends it after the word has ended, with the key code of an input method.
  fireEvent.keyDown(input, { key: 'Enter', keyCode: 229 })
  fireEvent.keyDown(input, { key: 'Escape', isComposing: true })
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.compositionEnd(input)
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(onChange.mock.calls).toEqual([['DE']])
})

test('preferred countries are a group that stands first, and nobody stands twice', async () => {
  const person = await open({ preferred: ['KZ', 'RU'], countries: ['AM', 'BY', 'KZ', 'RU'] })
  const [suggested, all] = screen.getAllByRole('group')
  expect(suggested?.getAttribute('aria-label')).toBe('Suggested')
  expect(suggested?.textContent).toBe('Kazakhstan +7Russia +7')
  expect(all?.textContent).toBe('Armenia +374Belarus +375')
  expect(active()).toBe('Russia +7')
  await person.keyboard('{ArrowDown}')
  expect(active()).toBe('Armenia +374')
  await person.keyboard('a')
  expect(screen.queryByRole('group')).toBeNull()
})

test('a host’s flag is decoration: seen, and not read', async () => {
  await open({ flag: (country) => <i>{country.toLowerCase()}</i>, countries: ['RU', 'DE'] })
  expect(opener().querySelector('i')?.textContent).toBe('ru')
  expect(screen.getByRole('option', { name: 'Germany +49' }).querySelector('i')?.textContent).toBe('de')
})

test('the code of a country reads from left to right in every language', async () => {
  await open({ messages: { ...en, language: 'ar', direction: 'rtl' } })
  expect(screen.getByRole('dialog').dir).toBe('rtl')
  expect(screen.getByRole('dialog').lang).toBe('ar')
  const option = screen.getByRole('option', { name: 'ألمانيا +49' })
  expect(within(option).getByText('+49').closest('bdi')?.dir).toBe('ltr')
})

test('a disabled country picker does not open', async () => {
  const person = await show({ disabled: true })
  await person.click(opener())
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(opener().getAttribute('aria-expanded')).toBe('false')
})

test('the native select offers the same countries in the same order', async () => {
  const person = await show({ native: true, preferred: ['KZ'], countries: ['AM', 'BY', 'KZ', 'RU'], messages: ru })
  const select = screen.getByRole('combobox', { name: 'Страна' })
  expect(options()).toEqual(['Казахстан +7', 'Армения +374', 'Беларусь +375', 'Россия +7'])
  expect(screen.getAllByRole('group').map((group) => group.getAttribute('label'))).toEqual([
    'Предлагаемые',
    'Все страны',
  ])
  await person.selectOptions(select, 'BY')
  expect(onChange.mock.calls).toEqual([['BY']])
})

test('the names that a first key is compared with have been made before it, a few at a time', async () => {
  // Whose names no test has asked for yet.
  const person = await show({ messages: de })
  await person.click(screen.getByRole('button', { name: /^Land: / }))
  const field = await search()
  const normalize = vi.spyOn(String.prototype, 'normalize')
  const isQuiet = async () => {
    const before = normalize.mock.calls.length
    await new Promise((done) => setTimeout(done, 300))
    return before > 0 && normalize.mock.calls.length === before
  }
  await vi.waitFor(async () => expect(await isQuiet()).toBe(true), { timeout: 10_000 })
  normalize.mockClear()
  fireEvent.change(field, { target: { value: 'deu' } })
  expect(options()[0]).toMatch(/Deutschland/)
  // Of what was typed alone.
  expect(normalize.mock.calls.length).toBeLessThan(10)
})

describe('a browser that says when it is idle', () => {
  let idle: (() => void)[] = []
  beforeEach(() => {
    idle = []
    vi.stubGlobal('requestIdleCallback', (task: () => void) => idle.push(task))
    vi.stubGlobal('cancelIdleCallback', (at: number) => (idle[at - 1] = () => {}))
  })
  const becomesIdle = async () => {
    await act(() => new Promise((painted) => requestAnimationFrame(painted)))
    act(() => {
      for (const task of idle) task()
    })
  }
  const places = () => {
    const [chosen] = screen.getAllByRole('option').filter((option) => option.hasAttribute('aria-posinset'))
    return [chosen?.getAttribute('aria-posinset'), chosen?.getAttribute('aria-setsize')]
  }

  test('has what is in view first, and then all of it, in its order', async () => {
    await open()
    expect(options()).toHaveLength(14)
    expect(active()).toBe('Russia +7')
    expect(places()).toEqual(['180', '245'])
    await becomesIdle()
    expect(options()).toHaveLength(54)
    for (let times = 0; times < 5; times += 1) await becomesIdle()
    expect(options()).toHaveLength(245)
    expect(options()[0]).toBe('Afghanistan +93')
    expect(options()[179]).toBe('Russia +7')
    expect(active()).toBe('Russia +7')
  })

  test('has at once whatever a key goes to, and what a search finds', async () => {
    const person = await open()
    await person.keyboard('{PageDown}{PageDown}')
    expect(active()).toBe(options()[options().indexOf('Russia +7') + 12])
    expect(options()).toHaveLength(245)
    await person.keyboard('an')
    expect(options()).toHaveLength(9)
    expect(places()[0]).toBe('1')
    await person.keyboard('{ArrowUp}')
    expect(places()[0]).toBe(places()[1])
    expect(active()).toBe(options().at(-1))
    await person.keyboard('{Backspace}{Backspace}qqq')
    expect(screen.queryAllByRole('option')).toEqual([])
  })

  test('goes on where a host writes the same countries inline, and keeps the preferred ones apart', async () => {
    const countries = () => 'RU KZ DE FR IT ES PT PL AT BE DK FI GR IE SE NO'.split(' ')
    const picker = () => (
      <CountryPicker country="SE" countries={countries()} preferred={['DE', 'FR']} messages={en} onChange={onChange} />
    )
    const { rerender } = render(picker())
    await userEvent.click(opener())
    await search()
    expect(options()).toHaveLength(14)
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual(['All countries'])
    await becomesIdle()
    rerender(picker())
    expect(options()).toHaveLength(16)
    expect(screen.getAllByRole('group')).toHaveLength(2)
  })
})

test('a list that a host writes inline stays where it was scrolled to, whatever else is drawn', async () => {
  const at = { top: 100, bottom: 120, height: 20 }
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return new DOMRect(0, this.role === 'option' ? at.top : 0, 300, this.role === 'option' ? at.height : 200)
  })
  const picker = () => <CountryPicker country="DE" countries={['RU', 'DE', 'FR']} messages={en} onChange={onChange} />
  const { rerender } = render(picker())
  await userEvent.click(opener())
  await search()
  const list = screen.getByRole('listbox')
  list.scrollTop = 7
  rerender(picker())
  expect(list.scrollTop).toBe(7)
})
