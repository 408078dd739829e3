// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ru } from '../locales/languages/ru.ts'
import { type Script, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { defineSignIn, type SignInElement } from './index.ts'

const script: Script = {
  start: sampleSteps.phone,
  answers: { 'phone.submit': sampleSteps.code, 'code.submit': sampleSteps.done },
}

beforeAll(() => {
  defineSignIn()
  // Twice is once.
  defineSignIn()
})
afterEach(async () => act(async () => document.body.replaceChildren()))

function put(
  html: string,
  options?: SignInElement['options'],
  root: Element | ShadowRoot = document.body,
): SignInElement {
  root.innerHTML = html
  const element = root.querySelector<SignInElement>('entryphone-sign-in')
  if (element === null) throw new Error('There is no element.')
  if (options !== undefined) act(() => void (element.options = options))
  return element
}

const backend = () => scriptedBackend(script)

describe('<entryphone-sign-in>', () => {
  test('signs in, in light DOM, and hands the session to who listens at it alone', async () => {
    const user = userEvent.setup()
    const element = put('<entryphone-sign-in remember="false"></entryphone-sign-in>', { backend: backend() })
    const done = vi.fn()
    const elsewhere = vi.fn()
    element.addEventListener('entryphone-done', (event) => void done(event instanceof CustomEvent && event.detail))
    document.addEventListener('entryphone-done', elsewhere)
    await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567{Enter}')
    await user.type(await screen.findByRole('textbox', { name: 'Code' }), '123456')
    await waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith({ token: 'token-of-the-session' }))
    expect(elsewhere).not.toHaveBeenCalled()
    expect(element.querySelector('.entryphone')).not.toBeNull()
  })

  test('tells what happens, and that a question was answered with "Keep it"', async () => {
    const element = put('<entryphone-sign-in remember="false"></entryphone-sign-in>')
    const told: unknown[] = []
    const hear = (event: Event) => event instanceof CustomEvent && told.push(event.detail)
    element.addEventListener('entryphone-event', hear)
    element.addEventListener('entryphone-keep', hear)
    act(() => void (element.options = { backend: scriptedBackend({ start: sampleSteps.confirm }) }))
    const buttons = await screen.findAllByRole('button')
    await userEvent.click(buttons.at(-1) ?? document.body)
    expect(told).toContainEqual({ type: 'started', step: 'confirm' })
    expect(told).toContain('add-sms')
  })

  test('draws nothing until it has a backend, which may be given before it is defined', async () => {
    const element = document.createElement('not-yet-defined') as SignInElement
    element.options = { backend: backend() }
    document.body.append(element)
    expect(element.childElementCount).toBe(0)
    act(() => defineSignIn('not-yet-defined'))
    expect(await screen.findByRole('textbox', { name: 'Phone number' })).toBeTruthy()
  })

  test('follows its attributes, which win over its options', async () => {
    const element = put('<entryphone-sign-in theme="dark" brand="Acme" heading-level="1"></entryphone-sign-in>', {
      backend: backend(),
      theme: 'light',
      messages: ru,
      remember: false,
    })
    expect(await screen.findByRole('heading', { level: 1, name: ru.phone.heading['sign-in'] })).toBeTruthy()
    expect(screen.getByText('Acme')).toBeTruthy()
    expect(element.querySelector('.entryphone')?.getAttribute('data-theme')).toBe('dark')
    act(() => element.removeAttribute('theme'))
    expect(element.querySelector('.entryphone')?.getAttribute('data-theme')).toBe('light')
    expect(element.options.theme).toBe('light')
  })

  test('keeps what was typed where it is moved in its page, and ends where it is taken out', async () => {
    const user = userEvent.setup()
    const element = put('<entryphone-sign-in remember="false"></entryphone-sign-in>', { backend: backend() })
    const field = await screen.findByRole('textbox', { name: 'Phone number' })
    await user.type(field, '999')
    await act(async () =>
      document.body.append(document.createElement('main').appendChild(element).parentElement ?? element),
    )
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone number' })).toBe(field)
    await act(async () => element.remove())
    expect(element.childElementCount).toBe(0)
  })

  test('works in a shadow root', async () => {
    const user = userEvent.setup()
    const shadow = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
    const element = put('<entryphone-sign-in remember="false"></entryphone-sign-in>', { backend: backend() }, shadow)
    await waitFor(() => expect(element.querySelector('input[type=tel]')).not.toBeNull())
    await user.type(element.querySelector('input[type=tel]') ?? element, '9991234567{Enter}')
    await waitFor(() => expect(element.querySelector('input[autocomplete=one-time-code]')).not.toBeNull())
  })
})
