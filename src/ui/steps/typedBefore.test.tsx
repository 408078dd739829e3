// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import type { StepOf } from '../../protocol/step.ts'
import { sampleSteps, scriptedBackend } from '../../testing/index.ts'
import { loadPhoneParser } from '../parts/phone/loadPhoneParser.ts'
import { SignIn } from '../SignIn.tsx'

/*
 * A page that a server has drawn takes keys from its first paint on. What was typed, ticked or filled in before the
 * script had arrived is what is sent, and stays where it stands.
 */
const roots: Root[] = []
afterEach(() => {
  act(() => roots.splice(0).forEach((root) => root.unmount()))
  document.body.replaceChildren()
  sessionStorage.clear()
})

/** As a browser does it where nobody listens yet. */
function type(label: string, text: string) {
  const field = screen.getByLabelText<HTMLInputElement>(label)
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
  fireEvent.input(field)
}

function drawn(step: StepOf<'credentials'>) {
  const scripted = scriptedBackend({ start: step, answers: { 'credentials.submit': 'pending' } })
  const backend = { ...scripted, first: () => step }
  const element = (
    <StrictMode>
      <SignIn backend={backend} remember={false} country="RU" />
    </StrictMode>
  )
  const page = document.body.appendChild(document.createElement('div'))
  page.innerHTML = renderToString(element)
  const faults = vi.fn()
  return {
    faults,
    arrive: () => act(async () => void roots.push(hydrateRoot(page, element, { onRecoverableError: faults }))),
    sent: () => backend.calls.filter(({ action }) => action === 'credentials.submit').map(({ input }) => input),
  }
}

const { credentials } = sampleSteps

test.each([
  [
    'a user name and a password',
    credentials,
    { Email: 'ann@example.com', Password: 'Passw0rd!' },
    { username: 'ann@example.com', password: 'Passw0rd!' },
  ],
  [
    'a user name over the one that is known',
    { ...credentials, username: 'ann@example.com' },
    { Email: 'bob@example.com', Password: 'Passw0rd!' },
    { username: 'bob@example.com', password: 'Passw0rd!' },
  ],
  [
    'a number and a password',
    { ...credentials, variant: 'phone-and-password' } satisfies StepOf<'credentials'>,
    { 'Phone number': '8 (999) 123-45-67', Password: 'Passw0rd!' },
    { username: '+79991234567', password: 'Passw0rd!' },
  ],
  [
    'a password alone',
    { ...credentials, variant: 'password', username: 'ann@example.com' } satisfies StepOf<'credentials'>,
    { Password: 'Passw0rd!' },
    { username: 'ann@example.com', password: 'Passw0rd!' },
  ],
] as const)('%s, typed before the script had arrived, is what is sent', async (_, step, typed, input) => {
  await loadPhoneParser()
  const { arrive, sent, faults } = drawn(step)
  for (const [label, text] of Object.entries(typed)) type(label, text)
  await arrive()
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('Passw0rd!')
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await vi.waitFor(() => expect(sent()).toEqual([input]))
  expect(faults).not.toHaveBeenCalled()
})

test('a box that was ticked before stays ticked, and goes with the rest', async () => {
  const { arrive, sent } = drawn({ ...credentials, staySignedIn: false })
  fireEvent.click(screen.getByRole('checkbox'))
  type('Email', 'ann@example.com')
  type('Password', 'Passw0rd!')
  await arrive()
  expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await vi.waitFor(() =>
    expect(sent()).toEqual([{ username: 'ann@example.com', password: 'Passw0rd!', staySignedIn: true }]),
  )
})

test('a field that was emptied before is empty, and says what is missing', async () => {
  const { arrive, sent } = drawn({ ...credentials, username: 'ann@example.com' })
  type('Email', '')
  type('Password', 'Passw0rd!')
  await arrive()
  expect(screen.getByLabelText<HTMLInputElement>('Email').value).toBe('')
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByText('Enter your email.')).toBeTruthy()
  expect(sent()).toEqual([])
})
