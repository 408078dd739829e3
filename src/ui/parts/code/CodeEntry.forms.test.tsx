// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactElement, StrictMode, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { useForm, useWatch } from 'react-hook-form'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { CodeShape } from '../../../protocol/step.ts'
import { CodeEntry, type CodeEntryProps } from './CodeEntry.tsx'
import { settle } from '../../../test-support/settle.test-support.ts'

/** The code field in forms as hosts have them. */
const digits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const unmeasured: CodeShape = { characters: 'letters-and-digits', caseSensitive: false }
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Code' })
const slots = () => [...document.querySelectorAll('.entryphone-slot')].map((slot) => slot.textContent).join('')
const say = (type: string) => field().dispatchEvent(new Event(type, { bubbles: true }))

/** Past React, as a content script of an extension writes. */
function writeNatively(text: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text)
}

/** As a keyboard does that puts its suggestion where the caret is. */
function insert(data: string, before = field().value) {
  writeNatively(before + data)
  fireEvent(field(), new InputEvent('input', { bubbles: true, inputType: 'insertText', data }))
}

describe('drawn by a server', () => {
  const draw = (element: ReactElement) => {
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(element)
    return () => act(async () => void hydrateRoot(container, element))
  }
  afterEach(() => document.body.replaceChildren())

  test('what is typed before the script has arrived is drawn, told, and followed by the next key', async () => {
    const told = vi.fn()
    const completed = vi.fn()
    const arrive = draw(
      <StrictMode>
        <CodeEntry label="Code" shape={digits} onCodeChange={told} onComplete={completed} />
      </StrictMode>,
    )
    writeNatively('4829')
    await arrive()
    expect([field().value, slots(), told.mock.calls]).toEqual(['4829', '4829', [['4829']]])
    await userEvent.setup().type(field(), '13')
    expect([slots(), completed.mock.calls]).toEqual(['482913', [['482913']]])
  })

  test('a whole code is told of as complete, once', async () => {
    const completed = vi.fn()
    const arrive = draw(
      <StrictMode>
        <CodeEntry label="Code" shape={digits} onComplete={completed} />
      </StrictMode>,
    )
    writeNatively('482 913')
    await arrive()
    expect([field().value, completed.mock.calls]).toEqual(['482913', [['482913']]])
  })

  function Controlled() {
    const [code, setCode] = useState<string | null>(null)
    return (
      <>
        <CodeEntry label="Code" shape={digits} value={code} onCodeChange={setCode} />
        <output>{code}</output>
      </>
    )
  }
  function Registered() {
    const { register, control } = useForm({ defaultValues: { code: '' } })
    return (
      <>
        <CodeEntry label="Code" shape={digits} {...register('code')} />
        <output>{useWatch({ control, name: 'code' })}</output>
      </>
    )
  }
  test.each([
    ['state of the host’s', <Controlled key="own" />],
    ['a form library’s', <Registered key="library" />],
  ])('it becomes %s', async (_, element) => {
    const arrive = draw(element)
    writeNatively('482')
    await arrive()
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('482'))
    expect([field().value, slots()]).toEqual(['482', '482'])
  })
})

describe('a code that the host’s own handler has changed', () => {
  test.each<readonly [string, Partial<CodeEntryProps>]>([
    ['by state', {}],
    ['in the element', { value: undefined, onChange: ({ target }) => void (target.value = '') }],
  ])('is not complete: %s', (_, props) => {
    const completed = vi.fn()
    function Refusing() {
      const [code, setCode] = useState('')
      return (
        <CodeEntry
          label="Code"
          shape={digits}
          value={code}
          onCodeChange={(next) => setCode(next.slice(0, 4))}
          onComplete={completed}
          {...props}
        />
      )
    }
    render(<Refusing />, { wrapper: StrictMode })
    insert('482913')
    expect(completed).not.toHaveBeenCalled()
  })

  test('is complete as the handler left it, if it is still whole', () => {
    const completed = vi.fn()
    function Raising() {
      const [code, setCode] = useState('')
      return (
        <CodeEntry
          label="Code"
          shape={{ length: 3, characters: 'letters-and-digits', caseSensitive: true }}
          value={code}
          onCodeChange={(next) => setCode(next.toUpperCase())}
          onComplete={completed}
        />
      )
    }
    render(<Raising />, { wrapper: StrictMode })
    insert('ab1')
    expect(completed.mock.calls).toEqual([['AB1']])
  })
})

describe('a whole code that arrives at once is the code', () => {
  test.each([
    ['behind typed digits', digits, '48', '482913', '482913'],
    ['behind other digits', digits, '7', '482913', '482913'],
    ['as it is written in groups', digits, '4', '482 913', '482913'],
    ['behind its own beginning, where codes have no length', unmeasured, '48', '48F29', '48F29'],
    ['but a part of one is not', digits, '48', '29', '4829'],
    ['but what goes on is not, where codes have no length', unmeasured, '48', 'F29', '48F29'],
  ] satisfies [string, CodeShape, string, string, string][])('%s', (_, shape, before, data, expected) => {
    const told = vi.fn()
    render(<CodeEntry label="Code" shape={shape} onCodeChange={told} />)
    insert(before)
    insert(data)
    expect([field().value, told.mock.lastCall]).toEqual([expected, [expected]])
  })

  test('also at the end of what an input method composes', () => {
    const completed = vi.fn()
    render(<CodeEntry label="Code" shape={digits} onComplete={completed} />)
    insert('48')
    fireEvent.compositionStart(field())
    writeNatively('48482913')
    fireEvent(
      field(),
      new InputEvent('input', {
        bubbles: true,
        inputType: 'insertCompositionText',
        data: '482913',
        isComposing: true,
      }),
    )
    expect(completed).not.toHaveBeenCalled()
    fireEvent.compositionEnd(field(), { data: '482913' })
    expect([field().value, completed.mock.calls]).toEqual(['482913', [['482913']]])
  })
})

test.each(['onFocus', 'onBlur'] as const)('a handler of the host’s keeps ours of `%s` from running', async (name) => {
  const told = vi.fn()
  const prevent = { [name]: (event: { preventDefault: () => void }) => event.preventDefault() }
  const { container } = render(<CodeEntry label="Code" shape={digits} onCodeChange={told} {...prevent} />)
  act(() => field().focus())
  expect(container.querySelectorAll('[data-active]')).toHaveLength(name === 'onFocus' ? 0 : 1)
  // Written by a script that tells nobody, which is found out on leaving.
  writeNatively('48')
  act(() => field().blur())
  expect(told.mock.calls).toEqual(name === 'onBlur' ? [] : [['48']])
})

describe('where nobody can type', () => {
  const page = (props: Partial<CodeEntryProps>) => (
    <CodeEntry label="Code" shape={digits} defaultValue="12" {...props} />
  )
  const shut: readonly (readonly [string, (props: Partial<CodeEntryProps>) => ReactElement])[] = [
    ['read-only', (props) => page({ ...props, readOnly: true })],
    ['in a disabled fieldset', (props) => <fieldset disabled>{page(props)}</fieldset>],
  ]
  const writers: readonly (readonly [string, (text: string) => void])[] = [
    ['an extension', writeNatively],
    ['a script in the page', (text) => void (field().value = text)],
  ]
  const cases = shut.flatMap(([name, draw]) => writers.map(([writer, write]) => ({ name, draw, writer, write })))
  test.each(cases)('$name, what $writer fills in is not taken', async ({ draw, write }) => {
    const told = vi.fn()
    render(draw({ onCodeChange: told, onComplete: told }))
    act(() => {
      write('482913')
      for (const type of ['input', 'change', 'blur']) say(type)
    })
    await settle(5)
    expect([field().value, slots(), told.mock.calls]).toEqual(['12', '12', []])
  })
})

test('controlled, it keeps its code when its form is reset, and at every action of a form', async () => {
  const user = userEvent.setup()
  const sent = vi.fn()
  function Page() {
    const [code, setCode] = useState('')
    return (
      <form action={(values) => void sent(values.get('otp'))}>
        <CodeEntry label="Code" name="otp" shape={digits} value={code} onCodeChange={setCode} />
        <button type="submit">Send</button>
        <button type="reset">Back</button>
      </form>
    )
  }
  render(<Page />)
  await user.type(field(), '482913')
  for (const name of ['Back', 'Send', 'Send']) {
    await user.click(screen.getByRole('button', { name }))
    await settle(5)
    expect([field().value, slots()]).toEqual(['482913', '482913'])
  }
  expect(sent.mock.calls).toEqual([['482913'], ['482913']])
})

test('what a form library writes that is there already is not written', () => {
  const writes = vi.spyOn(HTMLInputElement.prototype, 'value', 'set')
  function Page() {
    const { register, setValue } = useForm({ defaultValues: { code: '' } })
    return (
      <form>
        <CodeEntry label="Code" shape={digits} {...register('code')} />
        <button type="button" onClick={() => setValue('code', '482')}>
          Set
        </button>
      </form>
    )
  }
  render(<Page />)
  insert('482')
  writes.mockClear()
  fireEvent.click(screen.getByRole('button', { name: 'Set' }))
  expect(writes.mock.contexts.filter((written) => written === field())).toEqual([])
  expect([field().value, slots()]).toEqual(['482', '482'])
})

describe('what a script writes over the field and then tells of is read like a paste', () => {
  const cases: readonly (readonly [text: string, before: string, after: string, shape?: CodeShape])[] = [
    ['Order 98765, code 123456', '', '123456'],
    ['Order 987654, code 123456', '', ''],
    ['Order 987654, code 123456', '12', '12'],
    ['Order 987654, code 123456', '111111', '111111'],
    ['Your code is 222222.', '111111', '222222'],
    ['Nothing for you, try again in 5 minutes', '12', '12'],
    ['Your code: 654-321. Tell nobody.', '', '654321', { ...digits, characters: 'letters-and-digits' }],
    ['Your code is 48F29A77, good for 10 minutes', '', '48F29A77', unmeasured],
    ['G-123456', '12', '123456'],
    ['987654 / 123456', '', ''],
    ['987654 / 123456', '12', '12'],
    ['987654\n123456', '12', '12'],
    ['Your code\n482913', '12', '482913'],
    ['Room 4829\n13:45', '12', '12'],
    ['4829', '12', '4829'],
    ['', '12', ''],
  ]
  const given: readonly (readonly [string, (shape: CodeShape, onCode: (code: string) => void) => ReactElement])[] = [
    ['its own', (shape, onCode) => <CodeEntry label="Code" shape={shape} onCodeChange={onCode} />],
    ['the host’s', (shape, onCode) => <Controlled shape={shape} onCode={onCode} />],
    ['a form library’s', (shape, onCode) => <Registered shape={shape} onCode={onCode} />],
  ]
  interface Hosted {
    readonly shape: CodeShape
    readonly onCode: (code: string) => void
  }
  function Controlled({ shape, onCode }: Hosted) {
    const [code, setCode] = useState('')
    const take = (next: string) => {
      setCode(next)
      onCode(next)
    }
    return <CodeEntry label="Code" shape={shape} value={code} onCodeChange={take} />
  }
  function Registered({ shape, onCode }: Hosted) {
    const { register } = useForm({ defaultValues: { code: '' } })
    return <CodeEntry label="Code" shape={shape} {...register('code')} onCodeChange={onCode} />
  }
  const all = given.flatMap(([name, draw]) =>
    cases.map(([text, before, after, shape = digits]) => ({ name, draw, text, before, after, shape })),
  )
  test.each(all)('“$text” over “$before” is “$after”, the value being $name', async (each) => {
    const told = vi.fn()
    render(each.draw(each.shape, told), { wrapper: StrictMode })
    if (each.before !== '') insert(each.before, '')
    told.mockClear()
    act(() => {
      field().value = each.text
      say('input')
      say('change')
    })
    await settle(5)
    expect(field().value).toBe(each.after)
    if (each.shape.length !== undefined) expect(slots()).toBe(each.after)
    expect(told.mock.calls).toEqual(each.after === each.before ? [] : [[each.after]])
    // Left, it is what it was.
    act(() => void fireEvent.blur(field()))
    expect([field().value, told.mock.calls.length]).toEqual([each.after, each.after === each.before ? 0 : 1])
  })
})
