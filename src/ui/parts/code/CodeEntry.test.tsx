// @vitest-environment jsdom
import { act, cleanup, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import fc from 'fast-check'
import { createRef, StrictMode, useState } from 'react'
import { renderToString } from 'react-dom/server'
import { useForm } from 'react-hook-form'
import { expect, test, vi } from 'vitest'
import type { CodeShape } from '../../../protocol/step.ts'
import { CodeEntry, type CodeEntryProps } from './CodeEntry.tsx'
import { readPasted } from './readCode.ts'

const digits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const letters: CodeShape = { length: 6, characters: 'letters-and-digits', caseSensitive: false }

function show(props: Partial<CodeEntryProps> = {}) {
  const onCodeChange = vi.fn()
  const onComplete = vi.fn()
  const view = render(
    <CodeEntry label="Code" shape={digits} onCodeChange={onCodeChange} onComplete={onComplete} {...props} />,
    { wrapper: StrictMode },
  )
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Code' })
  return { ...view, field, onCodeChange, onComplete, user: userEvent.setup() }
}
const slots = (container: HTMLElement) =>
  [...container.querySelectorAll('.entryphone-slot')].map((slot) => slot.textContent).join('')

/** Past React, as a content script of an extension writes. */
function writeNatively(field: HTMLInputElement, text: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
}

test('the code field is one input, left to right, that nobody translates, with no style of its own', () => {
  document.head.replaceChildren()
  document.dir = 'rtl'
  const { field, container } = show()
  expect(container.querySelectorAll('input, button, [tabindex], select, textarea')).toHaveLength(1)
  expect(field.tabIndex).toBe(0)
  expect(field.type).toBe('text')
  expect(field.inputMode).toBe('numeric')
  expect(field.getAttribute('autocomplete')).toBe('one-time-code')
  expect([field.dir, field.getAttribute('translate'), field.getAttribute('spellcheck')]).toEqual(['ltr', 'no', 'false'])
  expect(field.parentElement?.getAttribute('translate')).toBe('no')
  expect(field.hasAttribute('maxlength')).toBe(false)
  expect(document.querySelectorAll('style, [style], noscript')).toHaveLength(0)
  document.dir = ''
})

test('the code field runs no timer while nobody types', () => {
  vi.useFakeTimers()
  show({ autoFocus: true })
  vi.runOnlyPendingTimers()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test.each([
  ['digits', digits, 'numeric', 'none'],
  ['letters in capitals', letters, 'text', 'characters'],
  ['letters as they are', { ...letters, caseSensitive: true }, 'text', 'none'],
  ['any signs', { characters: 'any', caseSensitive: true } satisfies CodeShape, 'text', 'none'],
])('phones offer the right keys for %s', (_, shape, inputMode, autoCapitalize) => {
  const { field } = show({ shape })
  expect([field.type, field.inputMode]).toEqual(['text', inputMode])
  expect(field.getAttribute('autocapitalize')).toBe(autoCapitalize)
  expect(field.getAttribute('autocorrect')).toBe('off')
})

test('CodeEntry hands on what else an input takes, and lets nobody change what the shape decides', () => {
  const ref = createRef<HTMLInputElement>()
  const onKeyDown = vi.fn()
  const asked = { type: 'number', inputMode: 'text', autoFocus: true }
  render(
    <CodeEntry
      label="Code"
      shape={digits}
      {...asked}
      ref={ref}
      id="own"
      name="otp"
      title="Six digits"
      aria-describedby="below"
      data-1p-ignore=""
      data-testid="code"
      onKeyDown={onKeyDown}
    />,
  )
  const field = screen.getByTestId('code')
  expect(ref.current).toBe(field)
  expect(screen.getByLabelText('Code')).toBe(field)
  expect(document.activeElement).toBe(field)
  expect(field).toMatchObject({ id: 'own', name: 'otp', title: 'Six digits', type: 'text', inputMode: 'numeric' })
  expect(field.getAttribute('aria-describedby')).toBe('below')
  expect(field.hasAttribute('data-1p-ignore')).toBe(true)
  fireEvent.keyDown(field, { key: 'a' })
  expect(onKeyDown).toHaveBeenCalledTimes(1)
  act(() => ref.current?.blur())
  act(() => ref.current?.focus())
  expect(document.activeElement).toBe(field)
})

test('a host that handles a paste itself is left to it', () => {
  const { field, onCodeChange } = show({ onPaste: (event) => event.preventDefault() })
  fireEvent.paste(field, { clipboardData: { getData: () => '123456' } })
  expect(onCodeChange).not.toHaveBeenCalled()
})

test.each(['readOnly', 'disabled'] as const)('%s: nothing enters, and a paste is the browser’s own business', (how) => {
  const { field, onCodeChange } = show({ defaultValue: '12', [how]: true })
  const paste = createEvent.paste(field, { clipboardData: { getData: () => '999999' } })
  fireEvent(field, paste)
  const drop = createEvent.drop(field, { dataTransfer: { getData: () => '999999' } })
  fireEvent(field, drop)
  expect([paste.defaultPrevented, drop.defaultPrevented]).toEqual([false, false])
  fireEvent.change(field, { target: { value: '999999' } })
  expect([field.value, onCodeChange.mock.calls]).toEqual(['12', []])
})

test('the placeholder stands in the slots while there is no code', async () => {
  const { field, container, user } = show({ placeholder: '000000' })
  expect(slots(container)).toBe('000000')
  expect(field.hasAttribute('placeholder')).toBe(false)
  await user.type(field, '4')
  expect(slots(container)).toBe('4')
})

test.each([
  ['12a34b56c7', '123456'],
  ['G-123456', '123456'],
  ['1234567', '123456'],
  [' 12 ', '12'],
])('a value of %j is shown as %j, given or at first', (value, code) => {
  const given = show({ value })
  expect([given.field.value, slots(given.container)]).toEqual([code, code])
  given.unmount()
  const own = show({ defaultValue: value })
  expect([own.field.value, slots(own.container)]).toEqual([code, code])
  expect(own.onCodeChange).not.toHaveBeenCalled()
})

test('a code field of another length has other slots, and cuts what is too long for them', () => {
  const { field, container, rerender } = show({ defaultValue: '123456' })
  rerender(<CodeEntry label="Code" shape={{ ...digits, length: 4 }} />)
  expect([field.value, slots(container)]).toEqual(['1234', '1234'])
  expect(container.querySelectorAll('.entryphone-slot')).toHaveLength(4)
  rerender(<CodeEntry label="Code" shape={{ characters: 'digits', caseSensitive: false }} />)
  expect(screen.getByLabelText('Code')).toBe(field)
  expect(container.querySelectorAll('.entryphone-slot')).toHaveLength(0)
})

test('a controlled code field shows no character that its host refuses', async () => {
  const onCodeChange = vi.fn()
  const { field, user } = show({ value: '12', onCodeChange })
  await user.type(field, '3')
  expect(onCodeChange).toHaveBeenCalledWith('123')
  expect(field.value).toBe('12')
})

test('a whole code that the host sets completes nothing', () => {
  const { field, onComplete, rerender } = show({ value: '123456' })
  rerender(<CodeEntry label="Code" shape={digits} value="654321" onComplete={onComplete} />)
  expect(field.value).toBe('654321')
  expect(onComplete).not.toHaveBeenCalled()
})

test('a code becomes complete once, and again when another full code replaces it', async () => {
  const { field, user, onComplete } = show()
  await user.type(field, '123456')
  await user.paste('123456')
  await user.type(field, '7')
  expect(onComplete.mock.calls).toEqual([['123456']])
  await user.paste('Your code is 654321.')
  expect(onComplete.mock.calls).toEqual([['123456'], ['654321']])
})

test.each([
  ['12', 2, '3456', '123456'],
  ['1256', 2, '34', '123456'],
  ['123456', 2, '99', '129956'],
  ['12345', 2, '99', '129945'],
  ['123456', 6, '99', '123456'],
  ['123456', 0, '1234567', '123456'],
])('into %j at %i, a pasted %j gives %j', async (before, caret, text, after) => {
  const { field, user } = show({ defaultValue: before })
  await user.click(field)
  field.setSelectionRange(caret, caret)
  await user.paste(text)
  expect(field.value).toBe(after)
})

test('dropped text that holds a code is read like a pasted one', () => {
  const { field, onComplete } = show({ defaultValue: '111111' })
  fireEvent.drop(field, { dataTransfer: { getData: () => 'Your code is 222222.' } })
  expect([field.value, onComplete.mock.calls]).toEqual(['222222', [['222222']]])
})

test.each([
  ['input', (field: HTMLInputElement) => fireEvent.input(field)],
  ['change', (field: HTMLInputElement) => fireEvent.change(field)],
  ['input and change', (field: HTMLInputElement) => fireEvent.input(field) && fireEvent.change(field)],
  ['no event, then leaves', (field: HTMLInputElement) => fireEvent.blur(field)],
])('a password manager that writes past the page, with %s, is heard once', (_, tell) => {
  const { field, container, onCodeChange, onComplete } = show()
  field.focus()
  writeNatively(field, '123 456')
  tell(field)
  expect([field.value, slots(container)]).toEqual(['123456', '123456'])
  expect([onCodeChange.mock.calls, onComplete.mock.calls]).toEqual([[['123456']], [['123456']]])
})

test.each([
  [['input'], undefined],
  [['change'], undefined],
  [['input', 'change'], undefined],
  [['input'], ''],
  [['input', 'change'], ''],
])('a script that sets value and says so by %j is heard once, with the value %j', (events, value) => {
  const told = vi.fn()
  function Host() {
    const [code, setCode] = useState(value)
    const hear = (entered: string) => {
      told(entered)
      if (value !== undefined) setCode(entered)
    }
    return <CodeEntry label="Code" shape={digits} value={code} onCodeChange={hear} />
  }
  render(<Host />)
  const field = screen.getByRole<HTMLInputElement>('textbox')
  act(() => {
    field.value = '123456'
    for (const event of events) field.dispatchEvent(new Event(event, { bubbles: true }))
  })
  expect([field.value, told.mock.calls]).toEqual(['123456', [['123456']]])
})

test('a password manager that presses key by key fills the code field in', () => {
  const { field, onCodeChange, onComplete } = show()
  for (const key of '123456') {
    fireEvent.keyDown(field, { key })
    fireEvent.keyPress(field, { key })
    writeNatively(field, field.value + key)
    fireEvent.input(field)
    fireEvent.keyUp(field, { key })
  }
  expect(onCodeChange.mock.calls.flat()).toEqual(['1', '12', '123', '1234', '12345', '123456'])
  expect(onComplete.mock.calls).toEqual([['123456']])
})

function composes(field: HTMLInputElement, text: string) {
  writeNatively(field, text)
  fireEvent(field, new InputEvent('input', { bubbles: true, isComposing: true, data: text }))
}

test('letters that a phone’s keyboard still composes count at once', () => {
  const { field, onCodeChange, onComplete } = show({ shape: letters })
  fireEvent.compositionStart(field)
  composes(field, 'A')
  composes(field, 'AB')
  expect(onCodeChange.mock.calls.flat()).toEqual(['A', 'AB'])
  composes(field, 'ab12')
  // Lower case would have to be rewritten, which would end the word: not before it is over.
  expect([field.value, onCodeChange.mock.calls.length]).toEqual(['ab12', 2])
  composes(field, 'ab12cd')
  expect([field.value, onComplete.mock.calls]).toEqual(['AB12CD', [['AB12CD']]])
  fireEvent.compositionEnd(field)
  expect([field.value, onComplete.mock.calls.length]).toEqual(['AB12CD', 1])
})

test('what an input method composes stays as it is until it is done', () => {
  const { field, container, onCodeChange } = show()
  fireEvent.compositionStart(field)
  composes(field, '１２')
  expect([field.value, slots(container), onCodeChange.mock.calls]).toEqual(['１２', '１２', []])
  fireEvent.compositionEnd(field)
  expect([field.value, onCodeChange.mock.calls]).toEqual(['12', [['12']]])
})

test('the code field has value, validity and reset in a form like any other', async () => {
  const sent: (FormDataEntryValue | null)[] = []
  render(
    <>
      <form
        id="outer"
        onSubmit={(event) => {
          event.preventDefault()
          sent.push(new FormData(event.currentTarget).get('otp'))
        }}
      />
      <CodeEntry
        label="Code"
        name="otp"
        form="outer"
        required
        shape={digits}
        defaultValue="12"
        onComplete={() => form?.requestSubmit()}
      />
    </>,
  )
  const form = document.querySelector('form')
  const field = screen.getByRole<HTMLInputElement>('textbox')
  const user = userEvent.setup()
  expect(form?.checkValidity()).toBe(false)
  await user.clear(field)
  expect(field.validity.valueMissing).toBe(true)
  await user.type(field, '012345')
  expect([form?.checkValidity(), sent]).toEqual([true, ['012345']])
  await act(async () => form?.reset())
  expect([field.value, slots(document.body)]).toEqual(['12', '12'])
  // The reset was not an entry; typing goes on from there.
  await user.type(field, '3456')
  expect(sent).toEqual(['012345', '123456'])
  form?.addEventListener('reset', (event) => event.preventDefault())
  await act(async () => form?.reset())
  expect(slots(document.body)).toBe('123456')
})

test('react-hook-form writes the code field and hears it, also when the same is typed that was written', async () => {
  let write: (code: string) => void = () => {}
  let read: () => string = () => ''
  function Host() {
    const { register, setValue, getValues } = useForm({ defaultValues: { code: '' } })
    write = (code) => setValue('code', code)
    read = () => getValues('code')
    return <CodeEntry label="Code" shape={digits} {...register('code')} />
  }
  const { container } = render(<Host />)
  const field = screen.getByRole<HTMLInputElement>('textbox')
  const user = userEvent.setup()
  act(() => write('654321'))
  expect([field.value, slots(container)]).toEqual(['654321', '654321'])
  await user.clear(field)
  expect(read()).toBe('')
  await user.type(field, '012345')
  expect(read()).toBe('012345')
})

test('react-hook-form’s `reset` brings the first code back', async () => {
  function Host() {
    const { register, reset } = useForm({ defaultValues: { code: '654321' } })
    return (
      <form>
        <CodeEntry label="Code" shape={digits} {...register('code')} />
        <button type="button" onClick={() => reset()}>
          Back
        </button>
      </form>
    )
  }
  const { container } = render(<Host />)
  const user = userEvent.setup()
  await user.clear(screen.getByRole('textbox'))
  await user.click(screen.getByRole('button', { name: 'Back' }))
  await waitFor(() => expect(slots(container)).toBe('654321'))
})

test('a server draws the code field with its code', () => {
  const markup = renderToString(<CodeEntry label="Code" shape={{ ...digits, length: 4 }} defaultValue="4829" />)
  expect(markup.replaceAll(/<[^>]+>/g, '')).toBe('Code4829')
  expect(markup).toContain('value="4829"')
})

test('of any pasted message the field takes the code that is read from it', () => {
  const piece = fc.oneof(
    fc.stringMatching(/^[0-9]{1,8}$/),
    fc.stringMatching(/^[A-Za-z]{1,8}$/),
    fc.constantFrom('G-', '#', '€', 'код', '١٢٣', '+7 999', '12.05.24'),
  )
  const message = fc
    .array(fc.tuple(piece, fc.constantFrom(' ', '-', '. ', '\n', ' ok ')))
    .map((all) => all.flat().join(''))
  const shape = fc.record<CodeShape>({
    length: fc.integer({ min: 4, max: 8 }),
    characters: fc.constantFrom('digits', 'letters-and-digits'),
    caseSensitive: fc.boolean(),
  })
  fc.assert(
    fc.property(message, shape, (text, asked) => {
      const { field, onComplete } = show({ shape: asked })
      fireEvent.paste(field, { clipboardData: { getData: () => text } })
      const code = readPasted(text, asked)
      expect(field.value).toBe(code)
      expect(onComplete.mock.calls).toEqual(code.length === asked.length ? [[code]] : [])
      cleanup()
    }),
    { numRuns: 40, seed: 20261124 },
  )
})

test.each([
  [
    'pasted',
    (field: HTMLInputElement, text: string) => fireEvent.paste(field, { clipboardData: { getData: () => text } }),
  ],
  [
    'dropped',
    (field: HTMLInputElement, text: string) => fireEvent.drop(field, { dataTransfer: { getData: () => text } }),
  ],
  ['filled in', (field: HTMLInputElement, text: string) => fireEvent.input(field, { target: { value: text } })],
] as const)('of a message that is %s, no word is the code', (_, put) => {
  const { field, onComplete } = show({ shape: letters })
  put(field, 'Please tell nobody what it is.')
  expect([field.value, onComplete.mock.calls]).toEqual(['', []])
  put(field, 'Your code: 654-321. Tell nobody.')
  expect([field.value, onComplete.mock.calls]).toEqual(['654321', [['654321']]])
  put(field, 'Please use the following code to verify it EXCQEN.')
  expect([field.value, onComplete.mock.lastCall]).toEqual(['EXCQEN', ['EXCQEN']])
})

test.each(['1', 'a', 'a ', '!', 'A1-', '@', '１'])('a book of %j comes to no more than a code is long', (sign) => {
  for (const shape of [
    digits,
    letters,
    { characters: 'letters-and-digits', caseSensitive: true } satisfies CodeShape,
  ]) {
    const { field, onCodeChange } = show({ shape })
    const book = sign.repeat(50_000)
    fireEvent.paste(field, { clipboardData: { getData: () => book } })
    expect(field.value).toBe('')
    fireEvent.drop(field, { dataTransfer: { getData: () => book } })
    fireEvent.input(field, { target: { value: book } })
    expect(field.value.length).toBeLessThanOrEqual(shape.length ?? 64)
    expect(onCodeChange.mock.calls.every(([code]) => String(code).length <= 64)).toBe(true)
    cleanup()
  }
})
