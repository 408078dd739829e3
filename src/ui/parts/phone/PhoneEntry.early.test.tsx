// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react'
import { type ReactElement, StrictMode, useLayoutEffect, useRef, useState } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { PhoneEntry, type PhoneEntryProps } from './PhoneEntry.tsx'
import { loadPhoneParser } from './loadPhoneParser.ts'

/** A phone field that a server drew with a number, and what its form sends while the page's script is under way. */
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })
const form = () => screen.getByRole<HTMLFormElement>('form', { name: 'Order' })
const sent = () => new FormData(form()).getAll('phone')
/** What the browser itself sends: it asks the form first. */
const send = () => {
  fireEvent.submit(form())
  return sent()
}
/** As a person types where nobody listens yet. */
const type = (text: string) => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text)
  fireEvent.input(field())
}

beforeAll(async () => void (await import('../../../early.ts')))
beforeEach(async () => void (await loadPhoneParser()))
const roots: Root[] = []
afterEach(() => {
  act(() => {
    for (const root of roots.splice(0)) root.unmount()
  })
  document.body.replaceChildren()
})

function draw(element: ReactElement) {
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(element)
  return () => act(async () => void roots.push(hydrateRoot(container, element)))
}

const entry = (props: Partial<PhoneEntryProps> = { defaultValue: '+79991234567' }) => (
  <StrictMode>
    <form aria-label="Order" onSubmit={(event) => event.preventDefault()}>
      <PhoneEntry label="Phone" name="phone" country="RU" {...props} />
    </form>
  </StrictMode>
)

function Controlled() {
  const [phone, setPhone] = useState('+79991234567')
  return entry({ value: phone, onPhoneChange: setPhone })
}

describe('with entryphone/early, the form of a field that was edited before the script has arrived', () => {
  test.each([
    ['value', <Controlled key="value" />],
    ['defaultValue', entry()],
  ])('does not send the earlier number, by `%s`', async (_, page) => {
    const arrive = draw(page)
    expect(send()).toEqual(['+79991234567'])
    type('9161112233')
    expect(sent()).toEqual([''])
    expect(send()).toEqual([''])
    await arrive()
    expect(field().value).toMatch(/916 111-22-33$/)
    expect(sent()).toEqual(['+79161112233'])
  })

  test('sends nothing in place of a number that is none', async () => {
    const arrive = draw(entry())
    type('916')
    expect(send()).toEqual([''])
    await arrive()
    expect(sent()).toEqual([''])
  })

  test('sends the number again once it stands there again: by an undo, and by a reset', async () => {
    const arrive = draw(entry())
    const before = field().value
    type('916')
    type(before)
    expect(sent()).toEqual(['+79991234567'])
    type('916')
    form().reset()
    await vi.waitFor(() => expect(sent()).toEqual(['+79991234567']))
    expect(send()).toEqual(['+79991234567'])
    await arrive()
    expect(sent()).toEqual(['+79991234567'])
  })

  test('does not send a number of a country that is no longer chosen', async () => {
    const arrive = draw(entry({ defaultValue: '+79991234567', nativePicker: true, countries: ['RU', 'DE'] }))
    const picker = screen.getByRole<HTMLSelectElement>('combobox')
    const choose = (country: string) => {
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(picker, country)
      fireEvent.input(picker)
    }
    expect(picker.value).toBe('RU')
    choose('DE')
    expect(sent()).toEqual([''])
    choose('RU')
    expect(sent()).toEqual(['+79991234567'])
    choose('DE')
    expect(send()).toEqual([''])
    await arrive()
    // What stands there is what is sent.
    expect([picker.value, sent()]).toEqual(['RU', ['+79991234567']])
  })

  test('is looked at when it is sent, since a browser that brings back a text says nothing', () => {
    draw(entry())
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), '916')
    expect(send()).toEqual([''])
  })

  test('may stand elsewhere, and is named by the field', () => {
    draw(
      <>
        {entry({ defaultValue: '+79991234567', form: 'other' })}
        <form id="other" aria-label="Other" />
      </>,
    )
    type('916')
    expect(new FormData(screen.getByRole<HTMLFormElement>('form', { name: 'Other' })).getAll('phone')).toEqual([''])
  })
})

test('once the script is there the field minds its number itself, also one that nobody can type into', async () => {
  const arrive = draw(entry({ defaultValue: '+79991234567', readOnly: true }))
  await arrive()
  type('916')
  expect(send()).toEqual(['+79991234567'])
})

test('no earlier number is there to be sent between the arrival of the script and its first look', async () => {
  const seen: FormDataEntryValue[][] = []
  function Page() {
    const own = useRef<HTMLFormElement>(null)
    useLayoutEffect(() => {
      if (own.current !== null) seen.push(new FormData(own.current).getAll('phone'))
    }, [])
    return (
      <form aria-label="Order" ref={own}>
        <PhoneEntry label="Phone" name="phone" country="RU" defaultValue="+79991234567" />
      </form>
    )
  }
  const arrive = draw(<Page />)
  type('9161112233')
  await arrive()
  expect(seen).toEqual([['']])
  expect(sent()).toEqual(['+79161112233'])
})
