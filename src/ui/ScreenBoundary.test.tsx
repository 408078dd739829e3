// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { useSyncExternalStore } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CredentialsStep, PhoneStep } from '../protocol/step.ts'
import { sampleSteps } from '../testing/steps.ts'
import { showWidget } from '../test-support/showWidget.test-support.tsx'
import { typeAgain, typedTextIn } from './typedText.ts'

const { phone, code, credentials } = sampleSteps

/** The network has the chunk of the code step only while it is there. */
const network = vi.hoisted(() => ({ hasChunk: true }))
vi.mock('./steps/CodeStep.tsx', async (original) => {
  if (!network.hasChunk) throw new Error('404')
  return original()
})

/** A node of the host's that throws while it is broken. */
const host = { isBroken: false, listeners: new Set<() => void>() }
function hear(listener: () => void) {
  host.listeners.add(listener)
  return () => host.listeners.delete(listener)
}
function Node() {
  useSyncExternalStore(hear, () => host.isBroken)
  if (host.isBroken) throw new Error('The page was changed under it.')
  return <span>Help</span>
}

const said: string[] = []
beforeEach(() => {
  for (const level of ['warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.map(String).join(' ')))
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  network.hasChunk = true
  host.isBroken = false
  said.length = 0
})

// First: a chunk that has loaded is there for good.
test('a screen that does not load says so, and that a message was sent, and is there once it loads', async () => {
  network.hasChunk = false
  const onEvent = vi.fn()
  const { user, made } = showWidget(
    { start: phone, answers: { 'phone.submit': { ...code, notice: 'sent' } } },
    { onEvent },
  )
  await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567{Enter}')
  expect(await screen.findByRole('heading', { name: 'This step did not load' })).toBeTruthy()
  expect(screen.getByText('A code was requested. It can take a minute.')).toBeTruthy()
  expect(screen.getByText('If it does not help, reload the page.')).toBeTruthy()
  expect(onEvent).toHaveBeenCalledWith({ type: 'screen-failed', step: 'code', reason: 'missing' })
  expect(said.join('\n')).toContain('Entryphone E18 (code)')
  // The way back is there as ever.
  expect(screen.getByRole('button', { name: 'Change number' })).toBeTruthy()

  network.hasChunk = true
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('textbox', { name: 'Code' })).toBeTruthy()
  expect(made('phone.submit')).toHaveLength(1)
})

describe('a screen that throws', () => {
  test('says that it is no fault of the network, tells the host, and has what was typed when it is tried again', async () => {
    const onEvent = vi.fn()
    const { user, breaks, made } = showBreakable(phone, onEvent)
    await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567')
    breaks()
    expect(await screen.findByRole('heading', { name: 'Something went wrong' })).toBeTruthy()
    expect(screen.queryByText('We cannot reach the server. Please try again.')).toBeNull()
    expect(screen.queryByText('Could not start')).toBeNull()
    const again = screen.getByRole('button', { name: 'Try again' })
    expect(again).toBe(document.activeElement)
    expect(onEvent).toHaveBeenCalledWith({ type: 'screen-failed', step: 'phone', reason: 'crashed' })
    expect(said.join('\n')).toContain('Entryphone E19 (phone)')

    host.isBroken = false
    await user.click(again)
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Phone number' })
    await waitFor(() => expect(field.value.replaceAll(/\D/g, '')).toBe('9991234567'))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await waitFor(() => expect(made('phone.submit')).toEqual([{ phone: '+79991234567' }]), { timeout: 5000 })
  })

  test('keeps a typed name, and no password', async () => {
    const { user, breaks } = showBreakable(credentials, () => {})
    await user.type(await screen.findByRole('textbox', { name: 'Email' }), 'ann@example.com')
    await user.type(screen.getByLabelText('Password'), 'Passw0rd!')
    breaks()
    await screen.findByRole('heading', { name: 'Something went wrong' })
    host.isBroken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Email' })
    await waitFor(() => expect(name.value).toBe('ann@example.com'))
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('')
  })

  test('time after time offers to start again', async () => {
    const { user, breaks, backend } = showBreakable(phone, () => {})
    await screen.findByRole('textbox', { name: 'Phone number' })
    breaks()
    expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull()
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    const start = await screen.findByRole('button', { name: 'Start again' })
    await user.click(start)
    await waitFor(() => expect(backend.calls.map(({ action }) => action)).toEqual(['start', 'start']))
  })
})

test('what was typed is read and written by what a field is, and no secret is among it', async () => {
  const form = (values: readonly string[]) => {
    const place = document.createElement('div')
    place.innerHTML = [
      '<input type="tel" autocomplete="tel">',
      '<input type="text" autocomplete="username">',
      '<input type="password" autocomplete="current-password">',
      '<input type="text" autocomplete="one-time-code">',
      '<input type="text" autocomplete="off">',
      '<input type="hidden" name="phone">',
    ].join('')
    const inputs = Array.from(place.querySelectorAll('input'))
    for (const [order, value] of values.entries()) inputs[order]?.setAttribute('value', value)
    return { place, texts: () => inputs.map(({ value }) => value) }
  }
  const typed = typedTextIn(form(['+7', 'ann', 'Passw0rd!', '482913', 'K-9', '+79991234567']).place)
  expect(typed.map(({ text }) => text)).toEqual(['+7', 'ann'])
  const { place, texts } = form([])
  const heard = vi.fn()
  place.addEventListener('input', heard)
  typeAgain(place, typed)
  expect(texts()).toEqual(['+7', 'ann', '', '', '', ''])
  expect(heard).toHaveBeenCalledTimes(2)
})

/** The widget with a node of the host's in it, which breaks when it is told to, or is drawn anew. */
function showBreakable(start: PhoneStep | CredentialsStep, onEvent: () => void) {
  const view = showWidget({ start, answers: { 'phone.submit': code } }, { help: <Node />, onEvent })
  const breaks = () => {
    host.isBroken = true
    act(() => {
      for (const listener of host.listeners) listener()
    })
  }
  return { ...view, breaks }
}
