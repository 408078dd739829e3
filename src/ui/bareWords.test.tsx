// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { mark, pseudo, unmarkedIn } from '../locales/pseudo.test-support.ts'
import { type AuthErrorCode, AuthError, authErrorCodes } from '../protocol/error.ts'
import { everyScreen, type ScreenSample } from '../test-support/everyScreen.test-support.ts'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { Captcha } from './parts/captcha/Captcha.tsx'
import { CodeEntry } from './parts/code/CodeEntry.tsx'
import { TwoFactorForm } from './parts/code/TwoFactorForm.tsx'
import { PhoneEntry } from './parts/phone/PhoneEntry.tsx'
import { SignIn } from './SignIn.tsx'

/** Whatever can be read, heard or looked up: the words on screen, and the attributes that hold words. */
const spoken = ['alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext']
const shown = ['content', 'label', 'placeholder', 'summary', 'title']

/** What a step holds, which no language has a word for. */
const given = new Set([...sampleSteps['backup-codes'].codes, sampleSteps.enrol.secret, sampleSteps.enrol.account])

function bareWordsIn(root: Element): readonly string[] {
  const found: string[] = []
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
    const words = unmarkedIn(text.nodeValue ?? '')
    if (words !== '' && !isGiven(text.parentElement)) found.push(words)
  }
  for (const element of root.querySelectorAll('*')) {
    for (const name of [...spoken, ...shown]) {
      const words = unmarkedIn(element.getAttribute(name) ?? '')
      if (words !== '') found.push(`${name}="${words}"`)
    }
  }
  return found
}

function isGiven(element: Element | null): boolean {
  return given.has(element?.closest('[translate=no], li, pre')?.textContent?.replaceAll(/\s/g, '') ?? '')
}

const options = {
  messages: pseudo,
  remember: false,
  brand: { name: mark('Acme') },
  help: <a href="mailto:help@acme.example">{mark('Ask us')}</a>,
  lostPhone: mark('Ask at the desk.'),
}

async function show({ script, presses, usernameKind }: ScreenSample) {
  const view = render(
    <SignIn {...options} backend={scriptedBackend(script)} {...(usernameKind !== undefined && { usernameKind })} />,
  )
  const isLoading = script.start === 'pending'
  if (!isLoading) await screen.findByRole('heading')
  for (const name of presses?.(pseudo) ?? []) await userEvent.click(await screen.findByRole('button', { name }))
  return view
}

/** Once something is said. */
async function bareWordsOn(container: Element) {
  await waitFor(() => expect(container.textContent).toContain('⟦'))
  return bareWordsIn(container)
}

describe('every word comes from the messages', () => {
  test.each(Object.entries(everyScreen))('on the screen %s', async (_, sample) => {
    const { container } = await show(sample)
    expect(await bareWordsOn(container)).toEqual([])
  })

  test.each(authErrorCodes)('where a start ends with %s', async (code: AuthErrorCode) => {
    const { container } = await show({ script: { start: new AuthError(code) } })
    expect(await bareWordsOn(container)).toEqual([])
  })

  test('in the list of countries, and where a search finds none', async () => {
    const { container } = await show({ script: { start: { kind: 'phone', purpose: 'sign-in', context: {} } } })
    await userEvent.click(screen.getByRole('button', { name: /\+\d/ }))
    const search = await screen.findByRole('combobox', { name: pseudo.phone.searchCountry })
    expect(await bareWordsOn(container)).toEqual([])
    await userEvent.type(search, 'qqq')
    await screen.findAllByText(pseudo.phone.noCountryFound)
    expect(await bareWordsOn(container)).toEqual([])
  })

  const { code } = sampleSteps.code
  test.each<[string, ReactNode]>([
    ['PhoneEntry', <PhoneEntry key="" label={mark('Phone')} messages={pseudo} />],
    ['CodeEntry', <CodeEntry key="" label={mark('Code')} shape={code} />],
    ['Captcha', <Captcha key="" challenge={{ provider: 'none', siteKey: 'x' }} messages={pseudo} wanted />],
    ['TwoFactorForm', <TwoFactorForm key="" factor="sms" shape={code} messages={pseudo} onSubmit={() => {}} />],
  ])('in a %s that stands alone', async (_, part) => {
    const { container } = render(<div className="entryphone">{part}</div>)
    expect(await bareWordsOn(container)).toEqual([])
  })
})

test('a word that is written in a component is found, on screen and in an attribute', async () => {
  const help = (
    <a href="mailto:help@acme.example" title="Written here">
      Get help
    </a>
  )
  const { container } = render(
    <SignIn {...options} help={help} backend={scriptedBackend({ start: sampleSteps.phone })} />,
  )
  await screen.findByRole('heading')
  expect(bareWordsIn(container)).toEqual(['Get help', 'title="Written here"'])
})
