// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Backend } from '../../protocol/backend.ts'
import { scriptedBackend } from '../../testing/scriptedBackend.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { FlowProvider } from '../FlowProvider.tsx'
import { useAction } from '../useAction.ts'
import { useFlow } from '../useFlow.ts'
import { settle } from '../../test-support/settle.test-support.ts'

const { phone: phoneStep, code, done } = sampleSteps
const phone = code.phone
if (phone === undefined) throw new Error('The sample has a number.')
const number = phone

/** Two providers of one page are as far apart as two tabs: a channel is all they share. */
function Screen({ name }: { readonly name: string }) {
  const { step } = useFlow()
  const send = useAction('phone', 'submit')
  const verify = useAction('code', 'submit')
  return (
    <section aria-label={name}>
      <output>{JSON.stringify(step)}</output>
      <button type="button" onClick={() => send.submit({ phone: number })}>
        Continue
      </button>
      <button type="button" onClick={() => verify.submit({ code: '123456' })}>
        Confirm
      </button>
    </section>
  )
}

const sent = () => ({ ...code, resendAt: Date.now() + 60_000 })
const place = 'entryphone:scripted:https://a.example'
const makeBackend = (): Backend => ({
  ...scriptedBackend({ start: phoneStep, answers: { 'phone.submit': sent, 'code.submit': done } }),
  sending: { scope: 'https://a.example', longestWait: 60_000 },
})

function show(name: string, backend = makeBackend()) {
  const view = render(
    <StrictMode>
      <FlowProvider backend={backend}>
        <Screen name={name} />
      </FlowProvider>
    </StrictMode>,
  )
  return { ...view, region: within(screen.getByRole('region', { name })) }
}

const stored = () => JSON.stringify(Object.entries(sessionStorage))

afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

test('what one widget has sent the other knows, in memory only, until the code is used', async () => {
  const user = userEvent.setup()
  const one = show('one')
  const other = show('other')
  await settle(50)
  const kept = textsKept()
  await user.click(one.region.getByRole('button', { name: 'Continue' }))
  await vi.waitFor(() => expect(other.region.getByRole('status').textContent).toContain('"sent"'), 5000)
  await settle(50)
  // The first keeps its code step; the second stays on its phone step, and nothing new of it is kept.
  const [ofFirst, ofSecond] = [place, `${place}#2`].map((key) => kept.filter((one) => one.key === key))
  expect(ofFirst?.filter(({ text }) => text.includes('"step":{"kind":"code"'))).not.toEqual([])
  expect(ofSecond?.filter(({ text }) => text.includes(number))).toEqual([])
  await user.click(one.region.getByRole('button', { name: 'Confirm' }))
  await vi.waitFor(() => expect(other.region.getByRole('status').textContent).not.toContain('"sent"'), 5000)
  expect(stored()).not.toContain(number)
})

test('a widget that is gone has left the channel', async () => {
  const closed = vi.spyOn(BroadcastChannel.prototype, 'close')
  const opened: string[] = []
  const Real = BroadcastChannel
  vi.stubGlobal(
    'BroadcastChannel',
    class extends Real {
      constructor(name: string) {
        super(name)
        opened.push(name)
      }
    },
  )
  const { unmount } = show('one')
  await vi.waitFor(() => expect(opened).toEqual([place]))
  unmount()
  expect(opened).toEqual([place])
  expect(closed).toHaveBeenCalledTimes(1)
})

test('a backend that says nothing of its messages has no channel', async () => {
  const opened = vi.fn()
  vi.stubGlobal('BroadcastChannel', opened)
  show('one', scriptedBackend({ start: phoneStep }))
  await settle(50)
  expect(opened).not.toHaveBeenCalled()
})

/** Everything that is put into storage from now on. */
function textsKept(): readonly { readonly key: string; readonly text: string }[] {
  const kept: { key: string; text: string }[] = []
  const write = Storage.prototype.setItem
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function keep(this: Storage, key: string, text: string) {
    kept.push({ key, text })
    write.call(this, key, text)
  })
  return kept
}
