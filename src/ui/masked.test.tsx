// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { Step } from '../protocol/step.ts'
import { sampleSteps } from '../testing/steps.ts'
import { CodeEntry } from './parts/code/CodeEntry.tsx'
import { PhoneEntry } from './parts/phone/PhoneEntry.tsx'
import { showWidget } from '../test-support/showWidget.test-support.tsx'

afterEach(cleanup)

/** What each tool leaves out of a recording, as its documentation has it. */
const vendors = {
  rrweb: '.rr-block, .rr-mask',
  Sentry: '[data-sentry-mask], [data-sentry-block], .sentry-mask, .sentry-block',
  Datadog: '[data-dd-privacy=mask], [data-dd-privacy=hidden]',
  FullStory: '.fs-mask, .fs-exclude',
  LogRocket: '[data-private]',
  Hotjar: '[data-hj-suppress]',
  PostHog: '.ph-mask, .ph-no-capture',
  Clarity: '[data-clarity-mask]',
  Heap: '[data-heap-redact-text=true]',
  'Yandex Metrica': '.ym-hide-content',
} as const
/** A recording of an attribute is not masked by what masks text. */
const blocking = {
  rrweb: '.rr-block',
  Sentry: '[data-sentry-block], .sentry-block',
  Datadog: '[data-dd-privacy=hidden]',
  FullStory: '.fs-exclude',
  PostHog: '.ph-no-capture',
} as const

/** Where these texts are to be read, as text, in a field, or in an attribute, and which vendor would record it. */
function recorded(texts: readonly string[]): readonly string[] {
  // However a number is grouped.
  const bare = (text: string) => text.replaceAll(/[\s()-]/g, '')
  const holds = (text: string) => texts.some((one) => bare(text).includes(bare(one)))
  const shown = Array.from(document.querySelectorAll('*')).filter(
    (element) =>
      (element instanceof HTMLInputElement && holds(element.value)) ||
      Array.from(element.childNodes).some((node) => node instanceof Text && holds(node.data)),
  )
  const named = Array.from(document.querySelectorAll('*')).filter((element) =>
    Array.from(element.attributes).some(({ name, value }) => name !== 'value' && holds(value)),
  )
  const by = (elements: readonly Element[], rules: Readonly<Record<string, string>>) =>
    Object.entries(rules).flatMap(([vendor, rule]) =>
      elements.filter((element) => element.closest(rule) === null).map(({ outerHTML }) => `${vendor}: ${outerHTML}`),
    )
  expect(shown.length).toBeGreaterThan(0)
  return [...by(shown, vendors), ...by(named, blocking)]
}

const { credentials, phone, code, enrol, details, confirm } = sampleSteps

describe('tools that record a session leave out', () => {
  const shown: readonly (readonly [string, Step, readonly string[]])[] = [
    ['the key of an authenticator, its link and whose it is', enrol, ['KEZE', '43CI', 'UWYU2Y', 'ann@example.com']],
    ['backup codes', sampleSteps['backup-codes'], ['aB3_x9', 'w8-XyZ']],
    ['where a code went', code, ['9991234567']],
    ['the number something is about', confirm, ['791234567']],
  ]
  test.each(shown)('%s', async (_what, start, texts) => {
    showWidget({ start })
    await waitFor(() => expect(recorded(texts)).toEqual([]))
  })

  test('the picture of the key', async () => {
    showWidget({ start: enrol })
    const picture = await screen.findByRole('img')
    for (const rule of Object.values(blocking)) expect(picture.matches(rule)).toBe(true)
  })

  const typed: readonly (readonly [string, Step, string, string])[] = [
    ['a password', credentials, 'Password', 'Passw0rd!'],
    ['a name', credentials, 'Email', 'ann@example.com'],
    ['a number', phone, 'Phone number', '9991234567'],
    ['a code', code, 'Code', '48291'],
    [
      'a new password',
      { ...details, fields: [{ name: 'password', kind: 'new-password' }] },
      'New password',
      'secret-2025',
    ],
  ]
  test.each(typed)('%s as it is typed', async (_what, start, label, text) => {
    const { user } = showWidget({ start })
    const field = await screen.findByLabelText(label)
    await user.type(field, text)
    expect(recorded([text])).toEqual([])
    expect(field.matches('.rr-ignore.sentry-ignore.ym-disable-keys')).toBe(true)
  })

  test('what is drawn of a code', async () => {
    showWidget({ start: code })
    await userEvent.type(await screen.findByLabelText('Code'), '77')
    const slot = document.querySelector('.entryphone-slot')
    expect(slot?.textContent).toBe('7')
    for (const rule of Object.values(vendors)) expect(slot?.closest(rule)).not.toBeNull()
  })

  test('what is typed into a part that stands alone', async () => {
    render(
      <>
        <CodeEntry label="Code" shape={{ length: 6, characters: 'digits', caseSensitive: false }} defaultValue="482" />
        <PhoneEntry label="Phone" defaultValue="+79991234567" country="RU" />
      </>,
    )
    await userEvent.type(screen.getByLabelText('Code'), '91')
    expect(recorded(['48291'])).toEqual([])
    expect(screen.getByLabelText('Phone').matches('.fs-mask')).toBe(true)
  })
})
