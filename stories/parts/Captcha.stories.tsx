import type { Meta, StoryObj } from '@storybook/react-vite'
import { http, HttpResponse } from 'msw'
import { useRef, useState } from 'react'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { CaptchaHandle, CaptchaOptions } from '../../src/captcha/provider.ts'
import { en } from '../../src/locales/languages/en.ts'
import type { Messages } from '../../src/locales/messages.ts'
import { ru } from '../../src/locales/languages/ru.ts'
import { messageFor } from '../../src/locales/messageFor.ts'
import { asAuthError } from '../../src/protocol/error.ts'
import { Button } from '../../src/ui/parts/form/Button.tsx'
import { Captcha, type CaptchaProps } from '../../src/ui/parts/captcha/Captcha.tsx'
import { ProofOfWork } from '../docs/ProofOfWork.tsx'
import { personAt, storySandbox } from '../flows/support.tsx'

const sandbox = storySandbox('story-captcha')

interface Args {
  readonly provider: 'hcaptcha' | 'smartcaptcha' | 'recaptcha' | 'turnstile' | 'mine'
  readonly siteKey: string
  readonly size?: NonNullable<CaptchaOptions['size']>
  readonly messages?: Messages
  readonly theme?: 'light' | 'dark'
  readonly wanted?: boolean
  readonly load?: CaptchaProps['load']
}

/** A form of a host's own, whose only business is to ask. */
function Asking({ provider, siteKey, messages = en, theme, wanted = false, load, size }: Args) {
  const captcha = useRef<CaptchaHandle>(null)
  const [touched, setTouched] = useState(wanted)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const own = provider === 'mine' ? undefined : sandbox.captcha[provider]
  const send = async () => {
    setBusy(true)
    setSaid('')
    try {
      const token = (await captcha.current?.solve(new AbortController().signal)) ?? ''
      const verdict = provider === 'mine' ? { passed: true } : sandbox.world().captcha.verify(provider, token)
      setSaid(verdict.passed ? 'Passed' : 'Refused')
    } catch (thrown) {
      setSaid(messageFor(messages, asAuthError(thrown)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="entryphone" dir={messages.direction} lang={messages.language} data-theme={theme}>
      <div className="entryphone-card">
        <Captcha
          ref={captcha}
          challenge={{ provider, siteKey }}
          wanted={touched}
          messages={messages}
          theme={theme}
          load={load}
          options={{ ...own, ...(size !== undefined && { size }) }}
        />
        <Button busy={busy} onFocus={() => setTouched(true)} onClick={() => void send()}>
          {messages.phone.submit}
        </Button>
        <p role="alert">{said}</p>
      </div>
    </div>
  )
}

const meta: Meta<typeof Asking> = {
  title: 'Parts/Captcha',
  component: Asking,
  args: { provider: 'hcaptcha', siteKey: 'sandbox', wanted: true },
  parameters: { msw: { handlers: sandbox.handlers } },
  beforeEach: () => sandbox.reset(),
  render: (args, { globals }) => (
    <Asking
      {...args}
      theme={args.theme ?? (globals['theme'] === 'dark' ? 'dark' : 'light')}
      messages={args.messages ?? wordsOf(globals)}
    />
  ),
}
export default meta
type Story = StoryObj<typeof Asking>

function wordsOf(globals: Readonly<Record<string, unknown>>): Messages {
  const messages = globals['locale'] === 'ru' ? ru : en
  return globals['direction'] === 'rtl' ? { ...messages, direction: 'rtl' } : messages
}

const checkbox = (canvasElement: HTMLElement) =>
  personAt(canvasElement).findByRole('checkbox', { name: /robot|робот/i })
const press = async (canvasElement: HTMLElement) =>
  userEvent.click(await personAt(canvasElement).findByRole('button', { name: /Continue|Продолжить/ }))
const says = (canvasElement: HTMLElement, text: string) =>
  waitFor(() => expect(personAt(canvasElement).getByRole('alert')).toHaveTextContent(text))
/** Challenges stand on the page, outside of the story. */
const challenge = () => personAt(document.body).findByRole('dialog', { name: /Challenge|Проверка/ })

export const BeforeIntent: Story = {
  args: { wanted: false },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.entryphone-captcha-box')).toBeNull()
    await expect(canvasElement.querySelector('.entryphone-captcha')?.clientHeight).toBe(78)
  },
}

export const Loading: Story = {
  args: { load: () => new Promise(() => {}) },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(personAt(canvasElement).getByText('The check is loading…')).toBeVisible())
  },
}

const visible: Story['play'] = async ({ canvasElement }) => {
  await expect(await checkbox(canvasElement)).toBeVisible()
  await expect(personAt(canvasElement).getByRole('group', { name: /robot|робот/ })).toBeVisible()
}
export const Hcaptcha: Story = { play: visible }
export const SmartCaptcha: Story = { args: { provider: 'smartcaptcha' }, play: visible }
export const Recaptcha: Story = { args: { provider: 'recaptcha' }, play: visible }
export const Turnstile: Story = { args: { provider: 'turnstile' }, play: visible }

export const Compact: Story = { args: { size: 'compact' }, play: visible }

export const Dark: Story = { args: { theme: 'dark' }, globals: { theme: 'dark' }, play: visible }
export const Russian: Story = { globals: { locale: 'ru' }, play: visible }
export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: visible }

export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 288 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    const box = await checkbox(canvasElement)
    await expect(canvasElement.querySelector('.entryphone-captcha')?.clientHeight).toBe(144)
    await expect(box.closest('div')?.clientWidth).toBeLessThan(200)
  },
}

export const ChallengeOpen: Story = {
  args: { siteKey: 'challenge' },
  play: async ({ canvasElement }) => {
    await userEvent.click(await checkbox(canvasElement))
    await expect(await challenge()).toBeVisible()
  },
}

export const ChallengeClosed: Story = {
  args: { siteKey: 'challenge', size: 'invisible' },
  play: async ({ canvasElement }) => {
    await press(canvasElement)
    await userEvent.click(await personAt(await challenge()).findByRole('button', { name: 'Close' }))
    await says(canvasElement, en.errors['captcha-closed'])
    await waitFor(() => expect(personAt(canvasElement).getByRole('button', { name: 'Continue' })).toHaveFocus())
  },
}

/** Cloudflare's challenge stands in the box, whose room was kept for it. */
export const InvisibleTurnstile: Story = {
  args: { provider: 'turnstile', size: 'invisible' },
  play: async ({ canvasElement }) => {
    const button = personAt(canvasElement).getByRole('button', { name: 'Continue' })
    const before = button.getBoundingClientRect().top
    await press(canvasElement)
    await expect(await challenge()).toBeVisible()
    await expect(button.getBoundingClientRect().top).toBe(before)
  },
}

export const Solved: Story = {
  play: async ({ canvasElement }) => {
    const box = await checkbox(canvasElement)
    await userEvent.click(box)
    await waitFor(() => expect(box).toHaveAttribute('aria-checked', 'true'))
  },
}

export const Passed: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(await checkbox(canvasElement))
    await press(canvasElement)
    await says(canvasElement, 'Passed')
  },
}

export const Expired: Story = {
  args: { siteKey: 'expire' },
  play: async ({ canvasElement }) => {
    const box = await checkbox(canvasElement)
    await userEvent.click(box)
    await waitFor(() => expect(box).toHaveAttribute('aria-checked', 'true'))
    await waitFor(() => expect(personAt(canvasElement).getByRole('status')).toHaveTextContent(/ran out of time/))
    await expect(box).toHaveAttribute('aria-checked', 'false')
  },
}

let attempts = 0

/** Kept away at first: by a filter, a country, a train's tunnel. */
const keptAway: Story = {
  args: {
    load: () => {
      attempts += 1
      return attempts === 1
        ? Promise.reject(new TypeError('blocked'))
        : import('../../src/captcha/providers/hcaptcha.tsx').then(({ HCaptcha }) => ({ default: HCaptcha }))
    },
  },
  beforeEach: () => {
    attempts = 0
  },
}

export const Blocked: Story = {
  ...keptAway,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(personAt(canvasElement).getByRole('status')).toHaveTextContent(/did not load/))
    await expect(personAt(canvasElement).getByRole('button', { name: 'Load it again' })).toBeVisible()
  },
}

export const BlockedInRussian: Story = {
  ...keptAway,
  globals: { locale: 'ru' },
  play: async ({ canvasElement }) => {
    await expect(await personAt(canvasElement).findByRole('button', { name: 'Загрузить ещё раз' })).toBeVisible()
  },
}

export const LoadedAgain: Story = {
  ...keptAway,
  play: async ({ canvasElement }) => {
    await userEvent.click(await personAt(canvasElement).findByRole('button', { name: 'Load it again' }))
    await expect(await checkbox(canvasElement)).toBeVisible()
    await expect(personAt(canvasElement).queryByRole('button', { name: 'Load it again' })).toBeNull()
  },
}

/** The docs' example: the page's own server gives a puzzle, and a token is its answer. */
export const BroughtAlong: Story = {
  args: { provider: 'mine', siteKey: 'page', load: () => Promise.resolve({ default: ProofOfWork }) },
  parameters: {
    msw: { handlers: [http.get('/puzzle', () => HttpResponse.text(`puzzle-${Math.random()}`)), ...sandbox.handlers] },
  },
  play: async ({ canvasElement }) => {
    await press(canvasElement)
    await says(canvasElement, 'Passed')
  },
}
