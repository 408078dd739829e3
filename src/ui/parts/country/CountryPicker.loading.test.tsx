// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { en } from '../../../locales/languages/en.ts'
import type { CountryPicker as Picker } from './CountryPicker.tsx'

/** The chunk, as the network has it: it comes, or fails, when a test says so. */
const chunk = vi.hoisted(() => ({ asked: 0, arrives: Promise.resolve() }))
vi.mock('./importCountryList.ts', async () => {
  const { CountryList } = await import('./CountryList.tsx')
  const importCountryList = async () => {
    chunk.asked++
    await chunk.arrives
    return CountryList
  }
  return { importCountryList }
})

const onChange = vi.fn<(country: string) => void>()
let CountryPicker: typeof Picker

beforeEach(async () => {
  vi.resetModules()
  onChange.mockClear()
  chunk.asked = 0
  CountryPicker = (await import('./CountryPicker.tsx')).CountryPicker
})

function late() {
  let settle: (error?: TypeError) => void = () => {}
  chunk.arrives = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error))
  })
  const soon = (error?: TypeError) =>
    act(async () => {
      settle(error)
      await new Promise((resolve) => setTimeout(resolve))
    })
  return {
    arrive: () => soon(),
    fail: () => soon(new TypeError('Failed to fetch dynamically imported module')),
  }
}

function show() {
  render(
    <StrictMode>
      <CountryPicker country="RU" messages={en} onChange={onChange} />
      <input aria-label="Number" />
    </StrictMode>,
  )
  return userEvent.setup()
}

const opener = () => screen.getByRole('button', { name: 'Country: Russia +7' })

test.each(['pointer', 'keyboard'])(
  'the list is fetched when the %s comes to the button, and not again by the press',
  async (by) => {
    const { arrive } = late()
    const person = show()
    expect(chunk.asked).toBe(0)
    await (by === 'pointer' ? person.hover(opener()) : person.tab())
    expect(chunk.asked).toBe(1)
    await arrive()
    await person.click(opener())
    expect(await screen.findByRole('combobox')).toBe(document.activeElement)
    expect(chunk.asked).toBe(1)
  },
)

test('a country picker opened before its list has loaded says so, and searches for what is typed meanwhile', async () => {
  const { arrive } = late()
  const person = show()
  await person.tab()
  await person.keyboard('{Enter}ge')
  expect(opener().getAttribute('aria-expanded')).toBe('true')
  expect(screen.queryByRole('combobox')).toBeNull()
  await person.keyboard('rm')
  await arrive()
  expect(await screen.findByRole('combobox')).toBe(document.activeElement)
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Germany +49'])
})

test('a country picker that is closed before its list has loaded stays closed and takes no focus', async () => {
  const { arrive } = late()
  const person = show()
  await person.click(opener())
  await person.keyboard('{Escape}')
  expect(opener().getAttribute('aria-expanded')).toBe('false')
  await person.click(opener())
  await person.tab()
  expect(opener().getAttribute('aria-expanded')).toBe('false')
  await arrive()
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(document.activeElement).toBe(screen.getByLabelText('Number'))
})

test('a list that fails to load is replaced by the browser’s own select, which takes over the focus', async () => {
  const { fail } = late()
  const person = show()
  await person.click(opener())
  await fail()
  const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Country' })
  expect(select.tagName).toBe('SELECT')
  expect(document.activeElement).toBe(select)
  expect(select.value).toBe('RU')
  expect(screen.getAllByRole('option')).toHaveLength(245)
  await person.selectOptions(select, 'DE')
  expect(onChange.mock.calls).toEqual([['DE']])
})

test('a list that failed to load before it was wanted is loaded again by the press', async () => {
  const { fail } = late()
  const person = show()
  await person.hover(opener())
  await fail()
  expect(opener().getAttribute('aria-expanded')).toBe('false')
  chunk.arrives = Promise.resolve()
  await person.click(opener())
  expect(await screen.findByRole('combobox')).toBe(document.activeElement)
})
