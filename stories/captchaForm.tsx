import type { StoryObj } from '@storybook/react-vite'
import { useRef, useState } from 'react'
import { expect, userEvent } from 'storybook/test'
import { captchasAt } from '../e2e/host/captchas.ts'
import type { CaptchaHandle, CaptchaOptions } from '../src/captcha/provider.ts'
import { en } from '../src/locales/languages/en.ts'
import { ru } from '../src/locales/languages/ru.ts'
import { messageFor } from '../src/locales/messageFor.ts'
import type { Messages } from '../src/locales/messages.ts'
import { asAuthError } from '../src/protocol/error.ts'
import type { CaptchaProvider } from '../src/sandbox/index.ts'
import { sampleSteps } from '../src/testing/steps.ts'
import { Captcha, type CaptchaProps } from '../src/ui/parts/captcha/Captcha.tsx'
import { Button } from '../src/ui/parts/form/Button.tsx'
import { personAt, storySandbox } from './flows/support.tsx'
import { seesHeading } from './person.ts'
import { scripted } from './widget.tsx'

/** A challenge in a form of a host's own, for every story of one. The vendors' scripts are the sandbox's stand-ins. */
export const sandbox = storySandbox('story-captcha')

export interface Asked {
  readonly provider: CaptchaProvider | 'mine'
  readonly siteKey: string
  readonly size?: NonNullable<CaptchaOptions['size']>
  readonly messages?: Messages
  readonly theme?: 'light' | 'dark'
  readonly wanted?: boolean
  readonly load?: CaptchaProps['load']
}

/** A form of a host's own, whose only business is to ask. */
export function Asking({ provider, siteKey, messages = en, theme, wanted = false, load, size }: Asked) {
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

export function wordsOf(globals: Readonly<Record<string, unknown>>): Messages {
  const messages = globals['locale'] === 'ru' ? ru : en
  return globals['direction'] === 'rtl' ? { ...messages, direction: 'rtl' } : messages
}

export const checkbox = (canvasElement: HTMLElement) =>
  personAt(canvasElement).findByRole('checkbox', { name: /robot|робот/i })

export const seesBox = async ({ canvasElement }: { readonly canvasElement: HTMLElement }) => {
  await expect(await checkbox(canvasElement)).toBeVisible()
  await expect(personAt(canvasElement).getByRole('group', { name: /robot|робот/ })).toBeVisible()
}

/** A story: one provider's box in that form. */
export function boxOf(provider: CaptchaProvider): StoryObj<Required<Pick<Asked, 'siteKey' | 'wanted'>>> {
  return {
    args: { siteKey: 'sandbox', wanted: true },
    render: ({ siteKey, wanted }, { globals }) => (
      <Asking
        provider={provider}
        siteKey={siteKey}
        wanted={wanted}
        theme={globals['theme'] === 'dark' ? 'dark' : 'light'}
        messages={wordsOf(globals)}
      />
    ),
    parameters: { msw: { handlers: sandbox.handlers } },
    beforeEach: () => sandbox.reset(),
    play: seesBox,
  }
}

/** A story: a phone step that asks for one, and a person who ticks it. */
export function phoneStepWith(provider: CaptchaProvider): StoryObj {
  const { phone, code } = sampleSteps
  const asking = { ...phone, captcha: { submit: { provider, siteKey: 'sandbox-key' } } }
  return {
    ...scripted(() => ({ start: asking, answers: { 'phone.submit': code } }), { captcha: captchasAt('/captcha') }),
    parameters: { msw: { handlers: sandbox.handlers } },
    play: async ({ canvasElement }) => {
      const canvas = personAt(canvasElement)
      await userEvent.type(await canvas.findByLabelText('Phone number'), '9991234567')
      await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
      await userEvent.click(await canvas.findByRole('checkbox', { name: /not a robot/i }))
      await seesHeading(canvasElement, 'Enter the code')
    },
  }
}
