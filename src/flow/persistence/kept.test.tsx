// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Backend, defineBackend } from '../../protocol/backend.ts'
import { now } from '../../runtime/clock.ts'
import type { Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { FlowProvider, type FlowProviderProps } from '../FlowProvider.tsx'
import { useAction } from '../useAction.ts'
import { useFlow } from '../useFlow.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { settle } from '../../test-support/settle.test-support.ts'

const number = e164('+79991234567')

/** A host's own backend, which comes back to what was kept, and writes down which codes it was asked to check. */
function ownBackend(scope?: string, name = 'own') {
  const checked: string[] = []
  const backend: Backend = defineBackend({
    name,
    ...(scope !== undefined && { scope }),
    routes: { start: ['phone', 'code'], phone: { submit: ['code'] }, code: { submit: ['done'] } },
    start: async ({ resumed }): Promise<Extract<Step, { kind: 'phone' | 'code' }>> =>
      resumed?.kind === 'code' ? resumed : sampleSteps.phone,
    phone: { submit: async () => ({ ...sampleSteps.code, resendAt: now() + 60_000 }) },
    code: {
      submit: async (_, { code }) => {
        checked.push(code)
        return sampleSteps.done
      },
    },
  })
  return { backend, checked }
}

function Screen({ label }: { readonly label: string }) {
  const { step } = useFlow()
  const send = useAction('phone', 'submit')
  return (
    <section aria-label={label}>
      <output>{step?.kind ?? 'nowhere'}</output>
      <button type="button" onClick={() => send.submit({ phone: number })}>
        Continue
      </button>
    </section>
  )
}

type Shown = Pick<FlowProviderProps, 'backend' | 'name' | 'remember'>

function page(widgets: readonly Shown[]) {
  return (
    <StrictMode>
      {widgets.map((widget, order) => (
        // The page shows the same widgets in the same order.
        // oxlint-disable-next-line react/no-array-index-key
        <FlowProvider key={order} {...widget}>
          <Screen label={String(order)} />
        </FlowProvider>
      ))}
    </StrictMode>
  )
}

const region = (order: number) => within(screen.getByRole('region', { name: String(order) }))
const shown = (order: number) => region(order).getByRole('status').textContent
const sees = (order: number, kind: string) => waitFor(() => expect(shown(order)).toBe(kind))

async function continues(order: number) {
  await sees(order, 'phone')
  region(order).getByRole('button').click()
  await sees(order, 'code')
  await settle(30)
}

/** The page is loaded anew: nothing of it is left but what lies in the storage. */
async function reload(widgets: readonly Shown[]) {
  cleanup()
  await settle(30)
  return render(page(widgets))
}

const warnings: string[] = []
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation((...words) => void warnings.push(words.join(' ')))
})
afterEach(() => {
  cleanup()
  warnings.length = 0
  sessionStorage.clear()
})

describe('what is kept for one backend', () => {
  test.each([
    ['that says which it is', 'https://a.example', 'https://b.example'],
    ['that says nothing but its name', undefined, undefined],
  ])('%s is not opened in another on the same widget', async (_, first, second) => {
    const [a, b] = [ownBackend(first), ownBackend(second)]
    const { rerender } = render(page([{ backend: a.backend }]))
    await continues(0)
    rerender(page([{ backend: b.backend }]))
    await sees(0, 'phone')
    await settle(30)
    expect(shown(0)).toBe('phone')
    expect(a.checked).toEqual([])
    expect(b.checked).toEqual([])
  })

  test('is there again when the widget comes back to it, and over a reload', async () => {
    const [a, b] = [ownBackend('https://a.example'), ownBackend('https://b.example')]
    const { rerender } = render(page([{ backend: a.backend }]))
    await continues(0)
    rerender(page([{ backend: b.backend }]))
    await sees(0, 'phone')
    rerender(page([{ backend: a.backend }]))
    await sees(0, 'code')
    await reload([{ backend: ownBackend('https://b.example').backend }])
    await sees(0, 'phone')
    await reload([{ backend: ownBackend('https://a.example').backend }])
    await sees(0, 'code')
    expect(warnings).toEqual([])
  })
})

describe('two widgets of one backend on a page', () => {
  const both = (names: readonly (string | undefined)[], backend = 'own'): readonly Shown[] =>
    names.map((name) => ({ backend: ownBackend('https://a.example', backend).backend, name }))

  test('each with a name, come back each to its own step, in any order, and nobody is warned', async () => {
    render(page(both(['header', 'dialog'])))
    await sees(1, 'phone')
    await continues(0)
    await reload(both(['dialog', 'header']))
    await sees(0, 'phone')
    await sees(1, 'code')
    expect(warnings).toEqual([])
  })

  test.each([
    ['without a name', 'nameless', [undefined, undefined]],
    ['with the same name', 'namesakes', ['header', 'header']],
  ])('%s overwrite nothing all the same, and the developer is told once', async (_, backend, names) => {
    render(page(both(names, backend)))
    await sees(1, 'phone')
    await continues(0)
    await reload(both(names, backend))
    await sees(0, 'code')
    await sees(1, 'phone')
    expect(warnings).toEqual([expect.stringMatching(`Entryphone E15 \\(${backend}\\).*\`name\``)])
  })

  test('where one is gone the other, or a new one, is alone', async () => {
    const { rerender } = render(page(both([undefined])))
    await continues(0)
    rerender(page([]))
    await settle(30)
    rerender(page(both([undefined])))
    await sees(0, 'code')
    expect(warnings).toEqual([])
  })

  test('that keep nothing need no name', async () => {
    render(page(both([undefined, undefined]).map((widget) => ({ ...widget, remember: false }))))
    await sees(1, 'phone')
    expect(warnings).toEqual([])
    expect(sessionStorage).toHaveLength(0)
  })
})
