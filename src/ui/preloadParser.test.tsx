// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { loadedPhoneParser } from './parts/phone/loadPhoneParser.ts'
import { SignIn } from './SignIn.tsx'

test('what reads a number is fetched before anyone turns to the field, and no username waits for it', async () => {
  const idle: (() => void)[] = []
  vi.stubGlobal('requestIdleCallback', (task: () => void) => idle.push(task))
  const becomesIdle = async () => {
    // What is there is painted first.
    await new Promise((painted) => requestAnimationFrame(painted))
    for (const task of idle.splice(0)) task()
  }
  const routes = { start: ['phone', 'credentials'], phone: { submit: ['done'] } } as const
  const show = (start: Parameters<typeof scriptedBackend>[0]['start']) =>
    render(<SignIn backend={scriptedBackend({ start, routes })} remember={false} />)

  const { unmount } = show({ kind: 'credentials', variant: 'username-and-password', context: {} })
  await screen.findByLabelText('Password')
  await becomesIdle()
  unmount()
  show(sampleSteps.phone)
  await screen.findByRole('textbox', { name: 'Phone number' })
  expect(loadedPhoneParser()).toBeUndefined()
  await becomesIdle()
  await vi.waitFor(() => expect(loadedPhoneParser()).toBeDefined())
})
