// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { phone, credentials } = sampleSteps
const captcha = { submit: { provider: 'own', siteKey: 'k' } }
const steps: readonly (readonly [string, Step, string])[] = [
  ['a phone number', { ...phone, captcha }, 'Phone number'],
  ['an e-mail address', { ...credentials, captcha }, 'Email'],
]

test.each(steps)(
  'what a filler writes into %s without a focus is a touch: the captcha is asked for',
  async (_, start, label) => {
    const load = vi.fn(() => new Promise<never>(() => {}))
    showWidget({ start }, { captchaProviders: { own: load } })
    const field = await screen.findByRole('textbox', { name: label })
    expect(load).not.toHaveBeenCalled()
    fireEvent.input(field, { target: { value: label === 'Email' ? 'ann@example.com' : '+7 999 123-45-67' } })
    await waitFor(() => expect(load).toHaveBeenCalledOnce())
  },
)
