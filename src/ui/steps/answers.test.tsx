// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { en } from '../../locales/languages/en.ts'
import { AuthError } from '../../protocol/error.ts'
import { type FactorChange, factorChanges, type Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { deferred } from '../../test-support/deferred.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

/** A question, which has two answers. */

const { confirm, credentials } = sampleSteps
const removals: readonly FactorChange[] = ['remove-app', 'remove-sms', 'remove-phone']
const asked = (about: FactorChange): readonly (readonly [string, Step])[] => [
  ['a question', { ...confirm, about }],
  ['a question with a password', { ...credentials, variant: 'password', about, username: 'ann@example.com' }],
]

describe.each(factorChanges.flatMap((about) => asked(about).map(([what, start]) => ({ about, what, start }))))(
  '$what, $about',
  ({ about, start }) => {
    const yes = () => screen.findByRole('button', { name: en.confirm[about].submit })
    const no = () => screen.findByRole('button', { name: en.confirm[about].keep })

    test('has both of them beside each other, and danger looks like it', async () => {
      showWidget({ start })
      const [change, keep] = [await yes(), await no()]
      expect(change.parentElement).toBe(keep.parentElement)
      const isRemoval = removals.includes(about)
      expect(change.dataset['look']).toBe(isRemoval ? 'danger' : 'main')
      expect(keep.textContent).toBe(isRemoval ? 'Keep it' : 'Not now')
    })

    test('left as it is, asks the server for nothing, says so, and tells the host', async () => {
      const [onKeep, onDone, onEvent] = [vi.fn(), vi.fn(), vi.fn()]
      const { user, backend } = showWidget({ start, answers: {} }, { onKeep, onDone, onEvent, brand: { name: 'Acme' } })
      await user.click(await no())
      const heading = await screen.findByRole('heading', { name: 'Nothing has changed' })
      expect(document.activeElement).toBe(heading)
      expect(screen.getByText('Taking you back to Acme.')).toBeTruthy()
      expect(screen.getByRole('status').textContent).toBe('Nothing has changed Taking you back to Acme.')
      expect(screen.queryByRole('button')).toBeNull()
      expect(onKeep.mock.calls).toEqual([[about]])
      expect(onEvent).toHaveBeenCalledWith({ type: 'kept', about })
      expect(onDone).not.toHaveBeenCalled()
      expect(backend.calls.filter(({ action }) => action !== 'start')).toEqual([])
    })
  },
)

test('what is on its way can not be called back, and what had no clear end is not called unchanged', async () => {
  const answer = deferred<Step>()
  const onKeep = vi.fn()
  const { user } = showWidget(
    { start: { ...confirm, about: 'remove-phone' }, answers: { 'confirm.submit': () => answer.promise } },
    { onKeep },
  )
  await user.click(await screen.findByRole('button', { name: 'Remove' }))
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(onKeep).not.toHaveBeenCalled()
  await act(async () => answer.reject(new AuthError('network')))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(en.errors.network))
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(await screen.findByRole('heading', { name: 'It may be done already' })).toBeTruthy()
})

test('a number that is asked about is written as its country writes it, with nothing between it and the answers', async () => {
  showWidget({ start: { ...confirm, about: 'remove-phone', phone: e164('+41791234571') } })
  const number = await screen.findByText('+41 79 123 45 71')
  expect(number.nextElementSibling?.className).toBe('entryphone-answers')
})

describe('a start that failed', () => {
  test.each(['network', 'offline', 'unexpected', 'portal-busy', 'misconfigured'] as const)(
    'says once what happened, in the layout of done (%s)',
    async (code) => {
      showWidget({ start: code })
      await screen.findByRole('heading', { name: 'Could not start' })
      expect(screen.getByRole('alert').textContent).toBe(en.errors[code])
      const words = document.querySelector('.entryphone-done')?.textContent
      expect(words).toBe(`Could not start${en.errors[code]}Try again`)
      const button = screen.getByRole('button', { name: 'Try again' })
      expect(button.dataset['look']).toBe(code === 'misconfigured' ? 'second' : 'main')
    },
  )
})
