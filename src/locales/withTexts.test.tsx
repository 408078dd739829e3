// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import { languages } from '../test-support/languages.test-support.ts'
import { untyped } from '../test-support/untyped.test-support.ts'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { SignIn } from '../ui/SignIn.tsx'
import { wordsOf } from '../ui/wordsOf.ts'
import { en } from './languages/en.ts'
import { ru } from './languages/ru.ts'
import { textsIn } from './localeProblems.test-support.ts'
import type { Messages } from './messages.ts'
import { type TextChanges, withTexts } from './withTexts.ts'

test('one text is said otherwise, and all others stay', async () => {
  const messages = withTexts(ru, { code: { label: 'Код доступа' } })
  render(<SignIn backend={scriptedBackend({ start: sampleSteps.code })} messages={messages} />)
  expect(await screen.findByRole('textbox', { name: 'Код доступа' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: ru.code.heading.sms })).toBeTruthy()
  expect(messages).toEqual({ ...ru, code: { ...ru.code, label: 'Код доступа' } })
})

/** Every path to a text, and what changes that text alone. */
function leavesOf(group: object, path: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? leavesOf(value, [...path, name])
      : [[...path, name]],
  )
}

const at = (group: unknown, path: readonly string[]) =>
  path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : part),
    group,
  )

function only([name = '', ...rest]: readonly string[], value: unknown): TextChanges {
  return untyped<TextChanges>({ [name]: rest.length === 0 ? value : only(rest, value) })
}

describe.each(Object.values(languages))('in $language', (messages) => {
  test('every text is changed by its own key, and no other changes with it', () => {
    const leaves = leavesOf(messages).filter(([first]) => first !== 'language' && first !== 'direction')
    expect(leaves.length).toBeGreaterThan(200)
    for (const path of leaves) {
      const before = at(messages, path)
      const other = Array.isArray(before) ? ['«', '»'] : typeof before === 'function' ? () => '…' : '…'
      const changed = withTexts(messages, only(path, other))
      expect(at(changed, path)).toBe(other)
      const restored = withTexts(changed, only(path, before))
      expect(restored).toEqual(messages)
      expect(wordsOf(changed)).toBe(changed)
    }
  })
})

test('changes are put upon changes, and the language they are of stays what it is', () => {
  const before = structuredClone([...textsIn(en)])
  const messages = withTexts(withTexts(en, { back: 'Go back', errors: { network: 'No network.' } }), {
    errors: { offline: 'No connection.' },
    code: { sentTo: ['To ', '.'] },
    details: { fields: { department: 'Department' }, missing: { department: 'Choose a department.' } },
  })
  expect(messages.errors).toMatchObject({ network: 'No network.', offline: 'No connection.', server: en.errors.server })
  expect([messages.back, messages.code.sentTo, messages.details.fields['department']]).toEqual([
    'Go back',
    ['To ', '.'],
    'Department',
  ])
  expect([...textsIn(en)]).toEqual(before)
})

test('a key that no language has is told to the developer', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  withTexts(en, untyped<TextChanges>({ code: { lable: 'Code' }, constructor: 'x' }))
  expect(String(warn.mock.calls[0])).toMatch(/^Entryphone E11 \(withTexts: code\.lable, constructor\)/)
  expect(warn).toHaveBeenCalledTimes(1)
})

test('the compiler knows every key and what it takes', () => {
  expectTypeOf<TextChanges['back']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<NonNullable<TextChanges['errors']>['network']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<NonNullable<TextChanges['code']>['sentTo']>().toEqualTypeOf<Messages['code']['sentTo'] | undefined>()
  expectTypeOf<NonNullable<TextChanges['code']>['blocked']>().toEqualTypeOf<Messages['code']['blocked'] | undefined>()
  expectTypeOf<TextChanges['direction']>().toEqualTypeOf<'ltr' | 'rtl' | undefined>()
  // @ts-expect-error -- there is no such text
  withTexts(en, { code: { lable: 'Code' } })
  // @ts-expect-error -- a sentence that is made is made by a function
  withTexts(en, { tryAgainIn: 'Later.' })
})
