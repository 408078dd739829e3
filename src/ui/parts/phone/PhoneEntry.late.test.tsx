// @vitest-environment jsdom
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { MetadataJson } from 'libphonenumber-js/core'
import { Suspense, type SyntheticEvent, useState } from 'react'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test, vi } from 'vitest'
import { PhoneEntry } from './PhoneEntry.tsx'
import { loadPhoneParser } from './loadPhoneParser.ts'

/** The world's rules arrive when a test says so, or not at all. */
const rules = vi.hoisted(() => ({
  asked: 0,
  arrive: () => {},
  fail: () => {},
  loaded: undefined as MetadataJson | undefined,
}))
vi.mock('../../../phone/worldRules.ts', async () => {
  const { default: world } = await import('libphonenumber-js/max/metadata')
  const { homeRules } = await import('../../../phone/homeRules.ts')
  return {
    loadWorldRules: () =>
      new Promise<MetadataJson>((resolve, reject) => {
        rules.asked++
        rules.arrive = () => {
          rules.loaded = world
          resolve(world)
        }
        rules.fail = () => reject(new TypeError('Failed to fetch dynamically imported module'))
      }),
    worldRules: () => rules.loaded,
    rulesAtHand: () => rules.loaded ?? homeRules,
  }
})
beforeEach(async () => {
  await loadPhoneParser()
  rules.asked = 0
  rules.loaded = undefined
})

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })

interface FormProps {
  readonly onSend: (phone: string, button: string) => void
  readonly nativePicker?: boolean
}

function Form({ onSend, nativePicker }: FormProps) {
  const { register, handleSubmit, formState } = useForm({ defaultValues: { phone: '' } })
  const [isHeld, setHeld] = useState(false)
  const submit = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    const { submitter } = event.nativeEvent
    void handleSubmit(({ phone }) => onSend(phone, submitter?.textContent ?? ''))(event)
  }
  return (
    <form noValidate onSubmit={submit}>
      <PhoneEntry
        label="Phone"
        country="RU"
        nativePicker={nativePicker}
        onSubmitDeferred={setHeld}
        {...register('phone', { required: 'Needed.' })}
      />
      <label>
        Name <input />
      </label>
      <p>{formState.errors.phone?.message}</p>
      <button type="submit" aria-busy={isHeld}>
        Send
      </button>
    </form>
  )
}

test('a press before the number can be read waits for its rules, and is made once', async () => {
  const send = vi.fn()
  const user = userEvent.setup()
  render(<Form onSend={send} />)
  await user.type(field(), '+375 29 123-45-67')
  const button = screen.getByRole('button', { name: 'Send' })
  await user.click(button)
  await user.click(button)
  expect(button.getAttribute('aria-busy')).toBe('true')
  expect(send).not.toHaveBeenCalled()
  rules.arrive()
  await waitFor(() => expect(send.mock.calls).toEqual([['+375291234567', 'Send']]))
  expect(button.getAttribute('aria-busy')).toBe('false')
})

async function choose(user: UserEvent, country: string) {
  // Its list is filled when someone turns to it.
  await user.click(screen.getByRole('combobox'))
  await user.selectOptions(screen.getByRole('combobox'), country)
}

/** By a press on it alone: what is typed to find it would be an edit of the form. */
async function chooseDrawn(user: UserEvent, country: string) {
  await user.click(screen.getByRole('button', { name: /^Country/ }))
  await user.click(await screen.findByText(country))
}

const edits: readonly (readonly [string, 'native' | 'drawn', (user: UserEvent) => Promise<void>])[] = [
  ['by typing on', 'native', (user) => user.type(field(), '7')],
  ['by another country', 'native', (user) => choose(user, 'PL')],
  ['by another country of the list that is drawn', 'drawn', (user) => chooseDrawn(user, 'Poland')],
  ['by an edit elsewhere in the form', 'native', (user) => user.type(screen.getByLabelText('Name'), 'A')],
  ['by a script that fills in another number', 'native', async () => act(() => void (field().value = '+375297654321'))],
]
test.each(edits)('a press that waits for its rules is taken back %s', async (_, list, edit) => {
  const send = vi.fn()
  const user = userEvent.setup()
  render(<Form onSend={send} nativePicker={list === 'native'} />)
  await user.type(field(), '+375 29 123-45-6')
  await user.keyboard('{Enter}')
  const button = screen.getByRole('button', { name: 'Send' })
  expect(button.getAttribute('aria-busy')).toBe('true')
  await edit(user)
  expect(button.getAttribute('aria-busy')).toBe('false')
  rules.arrive()
  await waitFor(() => expect(field().validationMessage).not.toBe('The number could not be checked. Please try again.'))
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  expect(send).not.toHaveBeenCalled()
  await user.clear(field())
  await user.type(field(), '+375 29 123-45-67{Enter}')
  expect(send.mock.calls).toEqual([['+375291234567', 'Send']])
})

test('a boundary that suspends meanwhile leaves no number unread, and no press unmade', async () => {
  const send = vi.fn()
  const user = userEvent.setup()
  let goOn = () => {}
  const pause = new Promise<void>((resolve) => (goOn = resolve))
  function Neighbour({ pending }: { readonly pending: Promise<void> | undefined }) {
    if (pending !== undefined && !isOver) throw pending
    return null
  }
  let isOver = false
  const page = (pending?: Promise<void>) => (
    <Suspense fallback="Wait">
      <Form onSend={send} />
      <Neighbour pending={pending} />
    </Suspense>
  )
  const { rerender } = render(page())
  await user.type(field(), '+375 29 123-45-67{Enter}')
  rerender(page(pause))
  expect(screen.getByText('Wait')).toBeTruthy()
  await act(async () => rules.arrive())
  isOver = true
  await act(async () => goOn())
  await waitFor(() => expect(send.mock.calls).toEqual([['+375291234567', 'Send']]))
})

test('rules that arrive while someone types change neither the element, the text nor the caret', async () => {
  const user = userEvent.setup()
  render(<Form onSend={() => {}} />)
  const before = field()
  await user.type(before, '+375 29 123-45-67')
  before.setSelectionRange(3, 5)
  rules.arrive()
  await waitFor(() => expect(new FormData(before.form ?? undefined).get('phone')).toBe('+375291234567'))
  expect(field()).toBe(before)
  expect(before.value).toBe('+375 29 123-45-67')
  expect([before.selectionStart, before.selectionEnd]).toEqual([3, 5])
})

test('rules that cannot be loaded are a sentence, and the next press loads them again', async () => {
  const send = vi.fn()
  const read = vi.fn()
  const user = userEvent.setup()
  render(
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <PhoneEntry label="Phone" country="RU" onParsed={read} />
      <button type="submit">Send</button>
    </form>,
  )
  await user.type(field(), '+375291234567')
  rules.fail()
  await waitFor(() => expect(read).toHaveBeenLastCalledWith({ problem: 'unchecked' }))
  expect(field().validationMessage).toBe('The number could not be checked. Please try again.')
  const asked = rules.asked
  await user.keyboard('{Enter}')
  await waitFor(() => expect(rules.asked).toBeGreaterThan(asked))
  expect(send).not.toHaveBeenCalled()
  rules.arrive()
  await waitFor(() => expect(field().validationMessage).toBe(''))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(send).toHaveBeenCalledOnce())
  expect(field().value).toBe('+375291234567')
})

test('leaving while the rules are on their way says nothing to anybody', async () => {
  const told = vi.fn()
  const user = userEvent.setup()
  const { unmount } = render(<PhoneEntry label="Phone" country="RU" onPhoneChange={told} />)
  await user.type(field(), '+375291234567')
  unmount()
  rules.arrive()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(told).not.toHaveBeenCalled()
})
