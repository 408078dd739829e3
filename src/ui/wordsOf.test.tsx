// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { en } from '../locales/languages/en.ts'
import type { Messages } from '../locales/messages.ts'
import { ru } from '../locales/languages/ru.ts'
import { languages } from '../test-support/languages.test-support.ts'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { untyped } from '../test-support/untyped.test-support.ts'
import { SignIn } from './SignIn.tsx'
import { wordsOf } from './wordsOf.ts'

const lacking = (change: object) => untyped<Messages>({ ...ru, ...change })

test('whole messages stay the object they are, and none are English', () => {
  for (const messages of Object.values(languages)) expect(wordsOf(messages)).toBe(messages)
  expect([wordsOf(undefined), wordsOf(null)]).toEqual([en, en])
})

test('what messages lack is in English, the same object each time, and the developer reads which it is', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { network: _, ...errors } = ru.errors
  const messages = lacking({ errors, back: undefined, phone: undefined })
  const words = wordsOf(messages)
  expect(words).toMatchObject({
    back: 'Back',
    help: ru.help,
    errors: { network: en.errors.network, server: ru.errors.server },
  })
  expect(words.phone).toEqual(en.phone)
  expect(wordsOf(messages)).toBe(words)
  expect(warn).toHaveBeenCalledTimes(1)
  expect(String(warn.mock.calls[0])).toMatch(/^Entryphone E09 \(messages: back, .*errors\.network/)
})

test('a module in place of its messages signs people in, in English', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  render(<SignIn backend={scriptedBackend({ start: sampleSteps.phone })} messages={untyped<Messages>({ ru })} />)
  expect(await screen.findByRole('button', { name: en.phone.submit })).toBeTruthy()
})

test.each(['русский', '', 'en_US', 7, null])('%j is no language', (language) => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const read = () => wordsOf(lacking({ language }))
  // What is no text at all is missing, and is English.
  if (typeof language === 'string') expect(read).toThrow('Entryphone E06 (messages: language)')
  else expect(read().language).toBe('en')
})
