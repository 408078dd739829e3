// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

/** Offline before the plans of other countries have come. */
vi.mock('../../phone/worldRules.ts', async () => {
  const { homeRules } = await import('../../phone/homeRules.ts')
  return {
    loadWorldRules: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
    worldRules: () => undefined,
    rulesAtHand: () => homeRules,
  }
})

const { phone, credentials } = sampleSteps
const { countries: _, ...anywhere } = phone

test.each<readonly [string, Step]>([
  ['phone', anywhere],
  ['a number and a password', { ...credentials, variant: 'phone-and-password' }],
])('a right number that could not be checked is not called wrong on %s, and is sent nowhere', async (_, start) => {
  const { user, backend } = showWidget({ start, answers: {} })
  const field = await screen.findByLabelText<HTMLInputElement>('Phone number')
  await user.type(field, '+41 79 123 45 67')
  const password = screen.queryByLabelText('Password')
  if (password !== null) await user.type(password, 'secret')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await screen.findByText('The number could not be checked. Please try again.')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Continue' }).getAttribute('aria-busy')).toBeNull())
  expect(field.getAttribute('aria-invalid')).toBeNull()
  expect(field.value).toBe('+41 79 123 45 67')
  expect(backend.calls.filter(({ action }) => action !== 'start')).toEqual([])
})
