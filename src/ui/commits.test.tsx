// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Profiler } from 'react'
import { expect, test, vi } from 'vitest'
import { en } from '../locales/languages/en.ts'
import type { Backend } from '../protocol/backend.ts'
import type { Step } from '../protocol/step.ts'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { type ButtonProps, OurButton } from './parts/form/Button.tsx'
import type { ErrorNoteProps } from './parts/form/ErrorNote.tsx'
import { loadPhoneParser } from './parts/phone/loadPhoneParser.ts'
import { screens } from './screens.ts'
import { SignIn } from './SignIn.tsx'

/** How often the note below a field has been drawn. */
const drawn = vi.hoisted(() => vi.fn())
vi.mock(import('./parts/form/ErrorNote.tsx'), async (load) => {
  const module = await load()
  const ErrorNote = (props: ErrorNoteProps) => {
    drawn()
    return <module.ErrorNote {...props} />
  }
  return { ...module, ErrorNote }
})

/** Each key of a text in turn, and how often React has changed the page for it. */
async function commitsFor(start: Step, label: string, text: string): Promise<readonly number[]> {
  let commits = 0
  render(
    <Profiler id="widget" onRender={() => (commits += 1)}>
      <SignIn backend={scriptedBackend({ start })} remember={false} country="DE" />
    </Profiler>,
  )
  const user = userEvent.setup()
  await user.click(await screen.findByLabelText(label))
  // What comes when someone turns to the form is there.
  await act(async () => {
    await Promise.all([loadPhoneParser(), screens.code.preload()])
    await new Promise((idle) => setTimeout(idle, 100))
  })
  const counted: number[] = []
  for (const key of text) {
    const before = commits
    await user.keyboard(key)
    counted.push(commits - before)
  }
  return counted
}

const { countries: _, ...anywhere } = sampleSteps.phone
const credentials = { kind: 'credentials', variant: 'username-and-password', context: {} } as const

test.each([
  ['a number at home', sampleSteps.phone, 'Phone number', '9991234567'],
  ['a number that says its country', anywhere, 'Phone number', '+79991234567'],
  ['a user name', credentials, en.credentials.username.email, 'ann@example.com'],
  ['a password', credentials, 'Password', 'secret-2024'],
])('React draws nothing for most keys of %s, and at most once for any', async (_what, step, label, text) => {
  const commits = await commitsFor(step, label, text)
  expect(Math.max(...commits)).toBeLessThanOrEqual(1)
  expect(commits.filter((count) => count > 0).length).toBeLessThanOrEqual(text.length / 3)
})

/** How often a widget is drawn until its form stands there and what comes behind it has come. */
async function commitsUntilReady(backend: Backend): Promise<number> {
  let commits = 0
  render(
    <Profiler id="widget" onRender={() => (commits += 1)}>
      <SignIn backend={backend} remember={false} />
    </Profiler>,
  )
  await screen.findByLabelText('Password')
  await act(() => new Promise((idle) => setTimeout(idle, 300)))
  return commits
}

test('React draws a start that is asked for twice: while it is under way, and with its step', async () => {
  expect(await commitsUntilReady(scriptedBackend({ start: credentials }))).toBe(2)
})

test('React draws a first form once that its server has nothing to say of', async () => {
  const backend = scriptedBackend({ start: credentials })
  expect(await commitsUntilReady({ ...backend, first: () => credentials, isFirstProvisional: true })).toBe(1)
  expect(backend.calls).toHaveLength(1)
})

test('React draws nothing for a key of a code, which is painted', async () => {
  const commits = await commitsFor(sampleSteps.code, 'Code', '12345')
  expect(commits).toEqual([0, 0, 0, 0, 0])
})

test('a key of a code draws its field, and nothing around it', async () => {
  render(<SignIn backend={scriptedBackend({ start: sampleSteps.code })} remember={false} />)
  const user = userEvent.setup()
  await user.click(await screen.findByLabelText('Code'))
  expect(drawn).toHaveBeenCalled()
  drawn.mockClear()
  await user.keyboard('12345')
  expect(screen.getByLabelText<HTMLInputElement>('Code').value).toBe('12345')
  expect(drawn).not.toHaveBeenCalled()
})

test('a second of the wait for another message draws its clock, and nothing around it', async () => {
  const button = vi.fn()
  const Button = (props: ButtonProps) => {
    button()
    return <OurButton {...props} />
  }
  const step = { ...sampleSteps.code, resendAt: Date.now() + 60_000 }
  render(<SignIn backend={scriptedBackend({ start: step })} remember={false} parts={{ Button }} />)
  const clock = await screen.findByText(/^in 0:5\d$|^in 1:00$/)
  const before = clock.textContent
  button.mockClear()
  await vi.waitFor(() => expect(clock.textContent).not.toBe(before), { timeout: 3000 })
  expect(button).not.toHaveBeenCalled()
})
