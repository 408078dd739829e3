// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef, StrictMode, useState } from 'react'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test, vi } from 'vitest'
import { ru } from '../../../locales/languages/ru.ts'
import { PhoneEntry, type PhoneEntryProps } from './PhoneEntry.tsx'
import { loadPhoneParser } from './loadPhoneParser.ts'

type Values = { phone: string }
const field = () => screen.getByRole('textbox', { name: 'Phone' })
const text = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' }).value

// As in a page where the person has been for a second. What happens before is a test of its own.
beforeEach(async () => void (await loadPhoneParser()))

function RegisteredForm({
  onSubmit,
  ...props
}: Partial<Omit<PhoneEntryProps, 'onSubmit'>> & { onSubmit?: (values: Values) => void }) {
  const { register, handleSubmit, reset, setValue, formState } = useForm<Values>({ defaultValues: { phone: '' } })
  return (
    <form onSubmit={(event) => void handleSubmit((values) => onSubmit?.({ ...values }))(event)} noValidate>
      <PhoneEntry label="Phone" country="RU" {...register('phone', { required: 'A number is needed.' })} {...props} />
      <p>{formState.errors.phone?.message}</p>
      <button type="submit">Send</button>
      <button type="button" onClick={() => reset()}>
        Empty
      </button>
      <button type="button" onClick={() => setValue('phone', '+375291234567')}>
        Known
      </button>
    </form>
  )
}

function showForm(props: Parameters<typeof RegisteredForm>[0] = {}) {
  const sent: Values[] = []
  render(
    <StrictMode>
      <RegisteredForm onSubmit={(values) => sent.push(values)} {...props} />
    </StrictMode>,
  )
  return { sent, user: userEvent.setup() }
}

test('registered with react-hook-form, its value is E.164', async () => {
  const { sent, user } = showForm()
  await user.type(field(), '8 (999) 123-45-67{Enter}')
  await waitFor(() => expect(sent).toEqual([{ phone: '+79991234567' }]))
})

test('registered, what is no number is an empty value, and stays in the field', async () => {
  const { sent, user } = showForm()
  await user.type(field(), '999 12{Enter}')
  expect(await screen.findByText('A number is needed.')).toBeTruthy()
  expect(text()).toBe('999 12')
  expect(document.activeElement).toBe(field())
  expect(sent).toEqual([])
})

test('registered, `setValue` shows a number with its country, and `reset` empties the field', async () => {
  const { sent, user } = showForm()
  await user.click(screen.getByRole('button', { name: 'Known' }))
  expect(text()).toBe('29 123-45-67')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(sent).toEqual([{ phone: '+375291234567' }]))
  await user.click(screen.getByRole('button', { name: 'Empty' }))
  expect(text()).toBe('')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('A number is needed.')).toBeTruthy()
})

test('registered, a script that fills the field in and says so is heard, whatever form it has the number in', async () => {
  for (const number of ['+79991234567', '8 (999) 123-45-67']) {
    const { sent, user } = showForm()
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })
    // As password managers do that run in the page.
    act(() => {
      input.value = number
      input.dispatchEvent(new Event('input', { bubbles: true }))
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await user.click(screen.getByRole('button', { name: 'Send' }))
    await waitFor(() => expect(sent).toEqual([{ phone: '+79991234567' }]))
    cleanup()
  }
})

test('registered, `reset` also empties a field whose text was no number', async () => {
  const { user } = showForm()
  await user.type(field(), '99')
  await user.click(screen.getByRole('button', { name: 'Empty' }))
  expect(text()).toBe('')
})

function KnownNumber() {
  const { register, reset, setValue } = useForm<Values>({ defaultValues: { phone: '+77012345678' } })
  return (
    <form>
      <PhoneEntry label="Phone" country="RU" {...register('phone')} />
      <button type="button" onClick={() => reset()}>
        Back
      </button>
      <button type="button" onClick={() => setValue('phone', '+77012345678')}>
        Again
      </button>
    </form>
  )
}

test('registered, the number that is there already is written again without a trace', async () => {
  const user = userEvent.setup()
  render(<KnownNumber />)
  await user.click(screen.getByRole('button', { name: 'Again' }))
  expect(text()).toBe('701 234-56-78')
  await user.click(screen.getByRole('button', { name: 'Back' }))
  await waitFor(() => expect(text()).toBe('701 234-56-78'))
})

test('registered, `reset` brings back the number that was there at first', async () => {
  const user = userEvent.setup()
  render(<KnownNumber />)
  await user.clear(field())
  await user.type(field(), '+375 29 1')
  await user.click(screen.getByRole('button', { name: 'Back' }))
  await waitFor(() => expect(text()).toBe('701 234-56-78'))
  expect(screen.getByRole('button', { name: /\+7$/ })).toBeTruthy()
})

test('PhoneEntry gives FormData its number, and is reset with its form', async () => {
  const user = userEvent.setup()
  render(
    <form aria-label="Order">
      <PhoneEntry label="Phone" name="phone" country="RU" defaultValue="+77012345678" />
      <button type="reset">Back</button>
    </form>,
  )
  const form = screen.getByRole<HTMLFormElement>('form', { name: 'Order' })
  const values = () => new FormData(form).getAll('phone')
  expect(text()).toBe('701 234-56-78')
  expect(values()).toEqual(['+77012345678'])
  await user.clear(field())
  expect(values()).toEqual([''])
  await user.type(field(), '9991234567')
  expect(values()).toEqual(['+79991234567'])
  await user.click(screen.getByRole('button', { name: 'Back' }))
  await waitFor(() => expect(text()).toBe('701 234-56-78'))
  expect(values()).toEqual(['+77012345678'])
})

test('a form without noValidate says in words what is wrong', async () => {
  const user = userEvent.setup()
  render(<PhoneEntry label="Phone" country="RU" required messages={ru} />)
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })
  expect(input.validity.valueMissing).toBe(true)
  await user.type(input, '999')
  expect(input.validationMessage).toBe('Номер слишком короткий: не\u00a0хватает цифр.')
  await user.type(input, '1234567')
  expect(input.validity.valid).toBe(true)
})

function Controlled({ onPhone }: { readonly onPhone?: (phone: string) => void }) {
  const [phone, setPhone] = useState('')
  return (
    <>
      <PhoneEntry
        label="Phone"
        country="RU"
        value={phone}
        onPhoneChange={(next) => {
          setPhone(next)
          onPhone?.(next)
        }}
      />
      <output>{phone}</output>
      <button type="button" onClick={() => setPhone('+491711234567')}>
        German
      </button>
      <button type="button" onClick={() => setPhone('')}>
        Empty
      </button>
    </>
  )
}

test('controlled, it tells the number once it is one, and keeps the text that is none yet', async () => {
  const told = vi.fn()
  const user = userEvent.setup()
  render(<Controlled onPhone={told} />)
  await user.type(field(), '99912345678')
  expect(told.mock.calls).toEqual([['+79991234567'], ['']])
  expect(text()).toBe('99912345678')
  await user.keyboard('{Backspace}')
  expect(screen.getByRole('status').textContent).toBe('+79991234567')
  await user.click(screen.getByRole('button', { name: 'German' }))
  expect(text()).toBe('171 1234567')
  await user.click(screen.getByRole('button', { name: 'Empty' }))
  expect(text()).toBe('')
})

test('the caret stays where it is while typing in the middle, and digits can be taken out through the spaces', async () => {
  const { user } = showForm()
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })
  await user.type(input, '999 13-45-67')
  input.setSelectionRange(5, 5)
  await user.keyboard('2')
  expect(text()).toBe('999 123-45-67')
  expect(input.selectionStart).toBe(6)
  await user.keyboard('{Backspace}{Backspace}{Backspace}')
  expect(text()).toBe('9993-45-67')
})

test('a typed calling code moves the picker, and a choice takes the typed one out', async () => {
  const user = userEvent.setup()
  const told = vi.fn()
  render(<PhoneEntry label="Phone" country="RU" nativePicker onCountryChange={told} />)
  const picker = screen.getByRole<HTMLSelectElement>('combobox')
  await user.type(field(), '+49')
  expect(picker.value).toBe('DE')
  expect(told.mock.calls).toEqual([['DE']])
  await user.clear(field())
  expect(picker.value).toBe('RU')
  await user.type(field(), '00375 29 1')
  expect(picker.value).toBe('BY')
  fireEvent.focus(picker)
  await user.selectOptions(picker, 'PL')
  expect(text()).toBe('29 1')
  expect(picker.value).toBe('PL')
})

test('left with a whole number, the field shows it beside its calling code', async () => {
  const user = userEvent.setup()
  render(<PhoneEntry label="Phone" country="RU" nativePicker />)
  await user.type(field(), '+375 (29) 1234567')
  expect(text()).toBe('+375 (29) 1234567')
  await user.tab()
  await waitFor(() => expect(text()).toBe('29 123-45-67'))
  expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('BY')
})

test('switching to another window rewrites nothing in the field', async () => {
  const user = userEvent.setup()
  render(<PhoneEntry label="Phone" country="RU" />)
  await user.type(field(), '8 999 1234567')
  // What browsers do then: the field stays the document's active element.
  fireEvent.blur(field())
  expect(text()).toBe('8 999 1234567')
})

test('one country is locked: there is no picker, and numbers of others are refused', async () => {
  const user = userEvent.setup()
  const read = vi.fn()
  render(<PhoneEntry label="Phone" countries={['BY']} onParsed={read} />)
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.queryByRole('combobox')).toBeNull()
  await user.type(field(), '29 123-45-67')
  await waitFor(() => expect(read).toHaveBeenLastCalledWith({ phone: '+375291234567', country: 'BY' }))
  await user.clear(field())
  await user.type(field(), '+7 999 123-45-67')
  expect(read).toHaveBeenLastCalledWith({ problem: 'country' })
})

test('a read-only PhoneEntry shows its number and takes no key', async () => {
  const user = userEvent.setup()
  render(<PhoneEntry label="Phone" country="RU" nativePicker readOnly defaultValue="+79991234567" />)
  await user.type(field(), '1')
  expect(text()).toBe('999 123-45-67')
})

test('the ref of PhoneEntry is the input that people see', () => {
  const ref = createRef<HTMLInputElement>()
  render(<PhoneEntry label="Phone" ref={ref} id="mine" data-test="also" aria-describedby="hint" />)
  expect(ref.current).toBe(field())
  expect(ref.current?.id).toBe('mine')
  expect(ref.current?.type).toBe('tel')
  expect(ref.current?.inputMode).toBe('tel')
  expect(ref.current?.autocomplete).toBe('tel')
  expect(ref.current?.dataset).toMatchObject({ test: 'also' })
  act(() => ref.current?.focus())
  expect(document.activeElement).toBe(field())
})

test('the country comes from the browser’s languages where the host says nothing', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['ar', 'de-CH'])
  render(<PhoneEntry label="Phone" nativePicker />)
  expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('CH')
})

test('what was typed before the script had arrived counts', async () => {
  const { sent, user } = showForm({ defaultValue: '' })
  // What hydration finds: text that no event told of.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), '9991234567')
  fireEvent.input(field())
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(sent).toEqual([{ phone: '+79991234567' }]))
})
