// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test, vi } from 'vitest'
import { loadWorldRules } from '../../../phone/worldRules.ts'
import { PhoneEntry, type PhoneEntryProps } from './PhoneEntry.tsx'
import { loadPhoneParser } from './loadPhoneParser.ts'

beforeEach(async () => {
  await loadPhoneParser()
  await loadWorldRules()
})

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })
const picker = () => screen.queryByRole<HTMLSelectElement>('combobox')?.value
/** What would be sent, and what is seen: one truth. */
function seen(read: ReturnType<typeof vi.fn>) {
  const sent = document.querySelector<HTMLInputElement>('input[type="hidden"]')?.value
  const reading: unknown = read.mock.lastCall?.[0]
  return { text: field().value, country: picker(), sent, reading }
}

function show(props: Partial<PhoneEntryProps>) {
  const read = vi.fn()
  const entry = (more: Partial<PhoneEntryProps> = {}) => (
    <PhoneEntry label="Phone" name="phone" nativePicker onParsed={read} {...props} {...more} />
  )
  const { rerender } = render(entry())
  return {
    user: userEvent.setup(),
    seen: () => seen(read),
    change: (more: Partial<PhoneEntryProps>) => rerender(entry(more)),
  }
}

const german = ['DE', 'AT', 'CH']

test.each(['+447911123456', '+447911123', '+12133734253', '+79991234567', '+870773111632'])(
  'a number of a country that is not offered keeps its own code: %s',
  async (value) => {
    const told = vi.fn()
    function Host() {
      const { register, setValue } = useForm({ defaultValues: { phone: '' } })
      return (
        <>
          <PhoneEntry
            label="Phone"
            countries={german}
            country="DE"
            nativePicker
            onParsed={told}
            onPhoneChange={told}
            {...register('phone')}
          />
          <button type="button" onClick={() => setValue('phone', value)}>
            Set
          </button>
        </>
      )
    }
    const user = userEvent.setup()
    render(<Host />)
    await user.click(screen.getByRole('button', { name: 'Set' }))
    await waitFor(() => expect(seen(told).sent).toBe(''))
    expect(field().value.replaceAll(/[^\d+]/g, '')).toBe(value)
    expect(told).toHaveBeenLastCalledWith('')
    // What the person adds is added to that number.
    await user.type(field(), '5')
    expect(field().value.replaceAll(/[^\d+]/g, '')).toBe(`${value}5`)
    expect(told).toHaveBeenLastCalledWith({ problem: 'country' })
  },
)

test.each(['value', 'defaultValue'] as const)('so does one that is given as %s, on a server too', async (how) => {
  const props = { countries: german, [how]: '+447911123456' }
  expect(renderToString(<PhoneEntry label="Phone" {...props} />)).toContain('value="+44 7911 123456"')
  const { seen: now } = show(props)
  await waitFor(() => expect(now().reading).toEqual({ problem: 'country' }))
  expect(now()).toMatchObject({ text: '+44 7911 123456', sent: '' })
})

test('a controlled number that is not offered is refused, and not emptied', async () => {
  function Host() {
    const [phone, setPhone] = useState('+447911123456')
    return <PhoneEntry label="Phone" countries={german} value={phone} onPhoneChange={setPhone} />
  }
  render(<Host />)
  await waitFor(() => expect(field().validationMessage).not.toBe(''))
  expect(field().value).toBe('+44 7911 123456')
})

test('where less is offered than before, what stands there keeps its code and is refused; with more it is taken again', async () => {
  const { user, seen: now, change } = show({ country: 'DE', countries: ['DE', 'GB'] })
  await user.type(field(), '+447400123456')
  await user.tab()
  expect(now()).toMatchObject({ text: '7400 123456', country: 'GB' })
  change({ countries: ['DE', 'AT'] })
  expect(now()).toEqual({ text: '+44 7400 123456', country: 'DE', sent: '', reading: { problem: 'country' } })
  change({ countries: ['DE', 'AT', 'GB'] })
  expect(now()).toMatchObject({ country: 'GB', sent: '+447400123456' })
})

test('so does a number that is only half there', async () => {
  const { user, seen: now, change } = show({ country: 'GB', countries: ['DE', 'GB'] })
  await user.type(field(), '7400 1')
  change({ countries: ['DE'], country: undefined })
  expect(now()).toMatchObject({ text: '+44 7400 1', sent: '', reading: { problem: 'country' } })
})

test('a country that shares the code of one that is offered is refused too', async () => {
  const { user, seen: now, change } = show({ country: 'RU', countries: ['RU', 'KZ'] })
  await user.type(field(), '7012345678')
  expect(now().sent).toBe('+77012345678')
  change({ countries: ['RU'] })
  expect(now()).toMatchObject({ sent: '', reading: { problem: 'country' } })
})

test.each([
  ['9991234567', 'RU', 'US', 'RU', '+79991234567'],
  ['2133734253', 'US', 'RU', 'US', '+12133734253'],
  ['07400 123456', 'RU', 'GB', 'GB', '+447400123456'],
  ['+7 999 123-45-67', 'RU', 'US', 'RU', '+79991234567'],
  ['+44 7400 123456', 'RU', 'US', 'GB', '+447400123456'],
  ['001 65 9234 5678', 'TH', 'US', 'SG', '+6592345678'],
  ['', 'RU', 'US', 'US', ''],
  ['123', 'RU', 'US', 'US', ''],
])(
  '%j typed where %s is home, which then is %s: the picker says %s and the number %j',
  async (text, first, then, country, sent) => {
    const { user, seen: now, change } = show({ country: first })
    if (text !== '') await user.type(field(), text)
    change({ country: then })
    expect(now()).toMatchObject({ country, sent })
    await user.tab()
    expect(now()).toMatchObject({ country, sent })
  },
)

test('a number from the host keeps its country when home becomes another', async () => {
  const { seen: now, change } = show({ country: 'RU', value: '+79991234567' })
  change({ country: 'US', value: '+79991234567' })
  expect(now()).toMatchObject({ text: '999 123-45-67', country: 'RU', sent: '+79991234567' })
})

test('the country that is not known at first and then is: the number that stands there is read by it', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['ru'])
  const { user, seen: now, change } = show({})
  await user.type(field(), '7400 123456')
  change({ country: 'GB' })
  expect(now()).toMatchObject({ country: 'GB', sent: '+447400123456' })
})

test.each([
  ['07400 123456', 'en-GB', 'GB', '+447400123456'],
  // A number in Moscow too, which is where a server thinks that everybody is.
  ['9162345678', 'en-US', 'US', '+19162345678'],
  ['9162345678', 'ru', 'RU', '+79162345678'],
])('%s typed before hydration in %s is of %s', async (text, language, country, sent) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue([language])
  const told: string[] = []
  const entry = <PhoneEntry label="Phone" name="phone" nativePicker onPhoneChange={(phone) => told.push(phone)} />
  const root = document.createElement('div')
  document.body.append(root)
  root.innerHTML = renderToString(entry)
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(root.querySelector('input'), text)
  const hydrated = await act(async () => hydrateRoot(root, entry))
  expect(root.querySelector('select')?.value).toBe(country)
  expect(root.querySelector<HTMLInputElement>('input[type="hidden"]')?.value).toBe(sent)
  // Nobody else’s number, not for a moment.
  expect(told).toEqual([sent])
  await act(async () => hydrated.unmount())
  root.remove()
})

test('what is dialled to leave a country moves the picker, and picking another takes it out', async () => {
  const { user, seen: now } = show({ country: 'TH' })
  await user.type(field(), '001 65 9234')
  expect(now().country).toBe('SG')
  fireEvent.focus(screen.getByRole('combobox'))
  await user.selectOptions(screen.getByRole('combobox'), 'MY')
  expect(now()).toMatchObject({ text: '9234', country: 'MY' })
})

test('a number that has lost its plus moves the picker too, and is a person’s to move back', async () => {
  const { user, seen: now } = show({ country: 'RU' })
  await user.type(field(), '375291234567')
  expect(now()).toMatchObject({ country: 'BY', sent: '+375291234567' })
  fireEvent.focus(screen.getByRole('combobox'))
  await user.selectOptions(screen.getByRole('combobox'), 'PL')
  expect(now()).toMatchObject({ text: '29 123-45-67', country: 'PL' })
})

test('a number of no country stands there with its own code, however it came', async () => {
  const { user, seen: now, change } = show({ country: 'RU', value: '' })
  change({ value: '+870773111632' })
  expect(now()).toMatchObject({ text: '+870 77 311 16 32', sent: '+870773111632' })
  await user.clear(field())
  await user.type(field(), '+881 612 345 678')
  await waitFor(() => expect(now().sent).toBe('+881612345678'))
  await user.tab()
  expect(now()).toMatchObject({ text: '+881 61 234 56 78', sent: '+881612345678' })
})
