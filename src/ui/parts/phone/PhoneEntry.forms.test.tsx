// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactElement, StrictMode, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { useForm, useWatch } from 'react-hook-form'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PhoneEntry, type PhoneEntryProps } from './PhoneEntry.tsx'
import { loadPhoneParser } from './loadPhoneParser.ts'

/** The phone field in forms as hosts have them. */
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })
const formNamed = (name: string) => screen.getByRole<HTMLFormElement>('form', { name })
const sentBy = (name: string) => new FormData(formNamed(name)).getAll('phone')

beforeEach(async () => void (await loadPhoneParser()))

/** Past React, as a content script of an extension writes. */
function writeNatively(text: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text)
}

test('named by `form`, a form elsewhere sends its number, resets it, and may come later', async () => {
  const user = userEvent.setup()
  const page = (isThere: boolean) => (
    <>
      <PhoneEntry label="Phone" name="phone" form="order" country="RU" defaultValue="+77012345678" />
      {isThere && <form id="order" aria-label="Order" />}
    </>
  )
  const { rerender } = render(page(false))
  rerender(page(true))
  expect(sentBy('Order')).toEqual(['+77012345678'])
  await user.clear(field())
  await user.type(field(), '9991234567')
  expect(sentBy('Order')).toEqual(['+79991234567'])
  act(() => formNamed('Order').reset())
  await waitFor(() => expect(sentBy('Order')).toEqual(['+77012345678']))
  expect(field().value).toBe('701 234-56-78')
})

test('drawn before it is put into the page, it hears its form all the same', async () => {
  const user = userEvent.setup()
  const container = document.createElement('div')
  render(
    <form aria-label="Order">
      <PhoneEntry label="Phone" name="phone" country="RU" defaultValue="+77012345678" />
    </form>,
    { container },
  )
  document.body.append(container)
  await user.clear(field())
  await user.type(field(), '9991234567')
  act(() => formNamed('Order').reset())
  await waitFor(() => expect(sentBy('Order')).toEqual(['+77012345678']))
  container.remove()
})

function Controlled({ onAction }: { readonly onAction?: (phone: FormDataEntryValue | null) => void }) {
  const [phone, setPhone] = useState<string | null>(null)
  return (
    <form aria-label="Order" action={(values) => onAction?.(values.get('phone'))}>
      <PhoneEntry label="Phone" name="phone" country="RU" value={phone} onPhoneChange={setPhone} />
      <output>{phone}</output>
      <button type="submit">Send</button>
      <button type="reset">Back</button>
    </form>
  )
}

test('controlled, it keeps its number when its form is reset, and at every action of a form', async () => {
  const user = userEvent.setup()
  const sent = vi.fn()
  render(<Controlled onAction={sent} />)
  await user.type(field(), '8 999 123-45-67')
  for (const name of ['Back', 'Send', 'Send']) {
    await user.click(screen.getByRole('button', { name }))
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
    expect(screen.getByRole('status').textContent).toBe('+79991234567')
    expect(sentBy('Order')).toEqual(['+79991234567'])
    expect(field().value).toMatch(/999 123-45-67$/)
  }
  expect(sent.mock.calls).toEqual([['+79991234567'], ['+79991234567']])
})

test('controlled, what is no number yet stays at an action of a form, to be put right', async () => {
  const user = userEvent.setup()
  const sent = vi.fn()
  render(<Controlled onAction={sent} />)
  await user.type(field(), '999 12')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(sent).not.toHaveBeenCalled()
  act(() => formNamed('Order').reset())
  await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  expect(field().value).toBe('999 12')
  await user.type(field(), '34567')
  expect(sentBy('Order')).toEqual(['+79991234567'])
})

test('a reset that the host prevents changes nothing', async () => {
  const user = userEvent.setup()
  render(
    <form aria-label="Order" onReset={(event) => event.preventDefault()}>
      <PhoneEntry label="Phone" name="phone" country="RU" />
    </form>,
  )
  await user.type(field(), '9991234567')
  act(() => formNamed('Order').reset())
  await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  expect(sentBy('Order')).toEqual(['+79991234567'])
})

test('no number is null too, as databases have it', async () => {
  const user = userEvent.setup()
  const told = vi.fn()
  render(<PhoneEntry label="Phone" country="RU" value={null} defaultValue={null} onPhoneChange={told} />)
  expect(field().value).toBe('')
  await user.type(field(), '9991234567')
  expect(told.mock.calls).toEqual([['+79991234567']])
})

describe('drawn by a server', () => {
  const draw = (element: ReactElement) => {
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(element)
    return () => act(async () => void hydrateRoot(container, element))
  }
  afterEach(() => document.body.replaceChildren())

  test.each(['value', 'defaultValue'])('its number is sent before the script has arrived, by `%s`', async (prop) => {
    const arrive = draw(
      <StrictMode>
        <form aria-label="Order">
          <PhoneEntry label="Phone" name="phone" country="RU" {...{ [prop]: '+79991234567' }} />
        </form>
      </StrictMode>,
    )
    expect(sentBy('Order')).toEqual(['+79991234567'])
    await arrive()
    expect(sentBy('Order')).toEqual(['+79991234567'])
  })

  function Registered() {
    const { register, control } = useForm({ defaultValues: { phone: '' } })
    return (
      <form aria-label="Order">
        <PhoneEntry label="Phone" country="RU" {...register('phone')} />
        <output>{useWatch({ control, name: 'phone' })}</output>
      </form>
    )
  }
  test('what is typed before the script has arrived counts, in a form library’s form too', async () => {
    const arrive = draw(<Registered />)
    writeNatively('8 999 123-45-67')
    await arrive()
    expect(field().value).toMatch(/999 123-45-67$/)
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('+79991234567'))
    expect(sentBy('Order')).toEqual(['+79991234567'])
  })
})

test('what a form library writes that is there already is not written', () => {
  const writes = vi.spyOn(HTMLInputElement.prototype, 'value', 'set')
  function Page() {
    const { register, setValue, reset } = useForm({ defaultValues: { phone: '' } })
    return (
      <form>
        <PhoneEntry label="Phone" country="RU" {...register('phone')} />
        <button type="button" onClick={() => setValue('phone', '+79991234567')}>
          Set
        </button>
        <button type="button" onClick={() => reset({ phone: '+79991234567' })}>
          Reset
        </button>
      </form>
    )
  }
  render(<Page />)
  act(() => field().focus())
  writeNatively('8 999 123-45-67')
  fireEvent.input(field())
  for (const name of ['Set', 'Reset']) {
    writes.mockClear()
    fireEvent.click(screen.getByRole('button', { name }))
    expect(writes.mock.contexts.filter((written) => written === field())).toEqual([])
    expect(field().value).toBe('8 999 123-45-67')
  }
})

test.each(['+79991234567', '9991234567', '8 (999) 123 45 67', '+7 999 123-45-67'])(
  'what stands there is not written over by %s, nor by the undo and the leaving that follow',
  (same) => {
    const writes = vi.spyOn(HTMLInputElement.prototype, 'value', 'set')
    const values = vi.fn()
    function Page() {
      const { register, setValue, getValues } = useForm({ defaultValues: { phone: '' } })
      return (
        <form>
          <PhoneEntry label="Phone" country="RU" {...register('phone')} />
          <button type="button" onClick={() => setValue('phone', same)}>
            Set
          </button>
          <button type="button" onClick={() => void values(getValues('phone'))}>
            Get
          </button>
        </form>
      )
    }
    render(<Page />)
    act(() => field().focus())
    const isUntouched = (act: () => void) => {
      writes.mockClear()
      act()
      return writes.mock.contexts.every((written) => written !== field())
    }
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
    const type = (text: string) => {
      writeNatively(text)
      return isUntouched(() => fireEvent.input(field()))
    }
    // Once over nothing, so that there is a text of the host's.
    press('Set')
    const text = field().value
    expect([type(`${text}8`), type(text)]).toEqual([true, true])
    expect(isUntouched(() => press('Set'))).toBe(true)
    expect([type(`${text}8`), type(text)]).toEqual([true, true])
    expect(isUntouched(() => fireEvent(field(), new Event('change', { bubbles: true })))).toBe(true)
    press('Get')
    expect(values.mock.lastCall).toEqual(['+79991234567'])
  },
)

describe('where nobody can type', () => {
  const shut: readonly (readonly [string, (props: Partial<PhoneEntryProps>) => ReactElement])[] = [
    ['read-only', (props) => <PhoneEntry label="Phone" {...props} readOnly />],
    ['disabled', (props) => <PhoneEntry label="Phone" {...props} disabled />],
    [
      'in a disabled fieldset',
      (props) => (
        <fieldset disabled>
          <PhoneEntry label="Phone" {...props} />
        </fieldset>
      ),
    ],
  ]
  const writers: readonly (readonly [string, (text: string) => void])[] = [
    ['an extension', writeNatively],
    ['a script in the page', (text) => (field().value = text)],
  ]
  const cases = shut.flatMap(([name, draw]) => writers.map(([writer, write]) => ({ name, draw, writer, write })))

  test.each(cases)('$name, what $writer fills in is not taken', async ({ draw, write }) => {
    const told = vi.fn()
    const read = vi.fn()
    render(draw({ country: 'RU', name: 'phone', defaultValue: '+79991234567', onPhoneChange: told, onParsed: read }))
    act(() => {
      write('+491711234567')
      for (const type of ['input', 'change']) field().dispatchEvent(new Event(type, { bubbles: true }))
    })
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
    expect(field().value).toBe('999 123-45-67')
    expect(document.querySelector<HTMLInputElement>('[name=phone]')?.value).toBe('+79991234567')
    expect(told).not.toHaveBeenCalled()
    expect(read).toHaveBeenLastCalledWith(expect.objectContaining({ phone: '+79991234567' }))
    expect(screen.getByRole('button', { name: /\+7$/ })).toBeTruthy()
  })

  test('what the host itself writes is shown', () => {
    render(<PhoneEntry label="Phone" country="RU" readOnly />)
    act(() => void (field().value = '+491711234567'))
    expect(field().value).toBe('171 1234567')
  })
})
