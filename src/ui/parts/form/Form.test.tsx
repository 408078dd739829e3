// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactElement, StrictMode } from 'react'
import { createPortal } from 'react-dom'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CodeShape, StepKind } from '../../../protocol/step.ts'
import { sampleSteps } from '../../../testing/index.ts'
import { showWidget } from '../../../test-support/showWidget.test-support.tsx'
import { TwoFactorForm } from '../code/TwoFactorForm.tsx'

const digits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const unmeasured: CodeShape = { characters: 'digits', caseSensitive: false }
const code = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Code' })
const confirm = () => screen.getByRole('button', { name: 'Confirm' })

describe('a form of the browser’s own', () => {
  test.each(['credentials', 'phone', 'code', 'enrol', 'details'] satisfies StepKind[])(
    'that asks nothing of anybody, at %s',
    async (kind) => {
      const { container } = showWidget({ start: sampleSteps[kind] })
      await screen.findByRole('heading', { level: 2 })
      await waitFor(() => expect(container.querySelectorAll('form')).toHaveLength(1))
      expect(container.querySelector('form')?.method).toBe('dialog')
    },
  )

  test('that has no name for a code, so that no form around it sends one', () => {
    const html = renderToString(<TwoFactorForm factor="sms" shape={digits} onSubmit={() => {}} />)
    expect(html).toContain('method="dialog"')
    expect(html).toContain('formMethod="dialog"')
    expect(html).not.toContain('name="')
  })
})

describe('a form of the host’s around ours', () => {
  test('is not sent by Continue, Enter or Confirm, where ours stands in a portal', async () => {
    const user = userEvent.setup()
    const sent = vi.fn()
    const theirs = vi.fn()
    render(
      <form onSubmit={theirs}>
        {createPortal(<TwoFactorForm factor="sms" shape={digits} onSubmit={sent} />, document.body)}
      </form>,
    )
    await user.type(code(), '123{Enter}')
    await user.click(confirm())
    await user.type(code(), '456')
    await user.click(confirm())
    expect(sent.mock.calls).toEqual([
      ['123456', 'code'],
      ['123456', 'code'],
    ])
    expect(theirs).not.toHaveBeenCalled()
  })

  test('keeps nothing from ours: a browser stops what a form inside of another one says at the outer one', async () => {
    const user = userEvent.setup()
    const sent = vi.fn()
    const host = document.createElement('form')
    host.addEventListener('submit', (event) => event.stopPropagation())
    document.body.append(host)
    render(<TwoFactorForm factor="sms" shape={digits} onSubmit={sent} />, {
      container: host.appendChild(document.createElement('div')),
    })
    await user.type(code(), '123456')
    await user.click(confirm())
    expect(sent).toHaveBeenCalledTimes(2)
    host.remove()
  })
})

describe('a form that a server drew', () => {
  /** Types past React, which is not there yet. */
  const typeInto = (field: HTMLInputElement, text: string) => {
    field.value = text
    fireEvent.input(field)
  }
  const draw = (form: ReactElement) => {
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(form)
    return { container, arrive: () => act(async () => void hydrateRoot(container, form)) }
  }
  const form = (onSubmit: (code: string) => void, shape = digits) => (
    <StrictMode>
      <TwoFactorForm factor="sms" shape={shape} onSubmit={onSubmit} />
    </StrictMode>
  )
  const press = () => fireEvent.submit(code().form ?? document.body)
  /** A task later than what is made in the next one. */
  const rest = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

  beforeAll(async () => void (await import('../../../early.ts')))
  afterEach(() => document.body.replaceChildren())

  test('keeps a press, and makes it once when the script arrives', async () => {
    const sent = vi.fn()
    const { arrive } = draw(form(sent, unmeasured))
    typeInto(code(), '48291')
    expect([press(), press()]).toEqual([false, false])
    await arrive()
    await waitFor(() => expect(sent.mock.calls).toEqual([['48291', 'code']]))
    expect(code().value).toBe('48291')
    await rest()
    expect(sent).toHaveBeenCalledOnce()
    press()
    expect(sent).toHaveBeenCalledTimes(2)
  })

  test('sends a complete code once, that goes out by itself and was pressed', async () => {
    const sent = vi.fn()
    const { arrive } = draw(form(sent))
    typeInto(code(), '482913')
    press()
    await arrive()
    await rest()
    expect(sent.mock.calls).toEqual([['482913', 'code']])
  })

  test('says of a kept press what it lacks', async () => {
    const { arrive } = draw(form(() => {}))
    typeInto(code(), '4829')
    press()
    await arrive()
    expect(await screen.findByText('The code has 6 characters.')).toBeTruthy()
    expect(code().value).toBe('4829')
  })

  test('forgets a press when someone types on', async () => {
    const sent = vi.fn()
    const { arrive } = draw(form(sent, unmeasured))
    typeInto(code(), '482')
    press()
    typeInto(code(), '4829')
    await arrive()
    await rest()
    expect(sent).not.toHaveBeenCalled()
    expect(code().value).toBe('4829')
  })

  test.each([true, false])(
    'keeps how a box was ticked before the script arrived (drawn ticked: %s)',
    async (isDrawn) => {
      const sent = vi.fn()
      const { arrive } = draw(<TwoFactorForm factor="sms" shape={unmeasured} trustDevice={isDrawn} onSubmit={sent} />)
      const box = screen.getByRole('checkbox')
      box.click()
      typeInto(code(), '482913')
      await arrive()
      expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(!isDrawn)
      await act(async () => press())
      expect(sent.mock.calls).toEqual([['482913', 'code', !isDrawn]])
    },
  )

  test('leaves other forms of the page alone', () => {
    const other = document.body.appendChild(document.createElement('form'))
    const heard = vi.fn((event: Event) => event.preventDefault())
    other.addEventListener('submit', heard)
    fireEvent.submit(other)
    expect(heard).toHaveBeenCalledOnce()
  })
})
