// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { CodeStep } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { code, phone } = sampleSteps
const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Code' })

afterEach(() => {
  vi.useRealTimers()
})

test.each([
  ['sent', {}, 0],
  ['attempts-exhausted', {}, 0],
  ['sent-recently', {}, 1],
  [undefined, {}, 1],
  [undefined, { factor: 'app' }, 0],
] as const)('that a message takes its time is said once (%s)', async (notice, more, times) => {
  const start: CodeStep = { ...code, ...more, ...(notice && { notice }) }
  showWidget({ start })
  await field()
  const said = screen.queryAllByText(/take a minute/).filter((one) => one.closest('output') === null)
  expect(said).toHaveLength(notice === 'sent' ? 1 : times)
  expect(screen.queryAllByText('The message can take a minute to arrive.')).toHaveLength(times)
})

test('under "Enter the code" nothing is labelled "Code" but for those who do not see', async () => {
  showWidget({ start: { ...code, acceptsBackupCode: true } })
  await field()
  expect(screen.getByText('Code').className).toBe('entryphone-hidden')
  fireEvent.click(screen.getByRole('button', { name: 'Use a backup code' }))
  expect(screen.getByText('Backup code').className).toBe('entryphone-label')
})

test('what was read out is not found by whoever browses the page later', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  showWidget({ start: phone, answers: { 'phone.submit': code } })
  fireEvent.change(await screen.findByLabelText('Phone number'), { target: { value: '9991234567' } })
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await field()
  expect(screen.getByRole('status').textContent).toContain('Enter the code')
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(screen.getByRole('status').textContent).toBe('')
})

test.each([
  [3600, '60\u00a0minutes'],
  [601, '11\u00a0minutes'],
  [600, '10:00'],
  [59, '0:59'],
])('a code that is good for %d seconds more says so as %s', async (seconds, said) => {
  vi.useFakeTimers({ now: 1_800_000_000_000, shouldAdvanceTime: false })
  showWidget({ start: { ...code, resendAt: 0, expiresAt: Date.now() + seconds * 1000 } })
  await act(() => vi.advanceTimersByTimeAsync(0))
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(document.querySelector('.entryphone-valid')?.textContent).toBe(`Valid for ${said}`)
})

test.each(['', '12'])('a code that lacks something (%j) brings the focus to its field', async (typed) => {
  const { user } = showWidget({ start: code })
  const input = await field()
  if (typed !== '') await user.type(input, typed)
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  expect(document.activeElement).toBe(input)
  expect(input.getAttribute('aria-invalid')).toBe('true')
})
