import { StrictMode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod/mini'
import type { CaptchaHandle, CaptchaOptions } from '../../src/captcha/provider.ts'
import { en } from '../../src/locales/languages/en.ts'
import { messageFor } from '../../src/locales/messageFor.ts'
import { asAuthError } from '../../src/protocol/error.ts'
import { Captcha } from '../../src/ui/parts/captcha/Captcha.tsx'
import { captchas } from './captchas.ts'
import '../../src/ui/theme.css'

/**
 * A challenge in a form of the page's own, without a flow. `?provider=`, `key=`, `size=`, `theme=`, `language=`, `nonce=`,
 * `loadTimeout=`, `challengeTimeout=`; `forms=2` puts two side by side, `modal=yes` all of it into a modal dialog; `next=` is the provider "Change" changes to;
 * `host=vendor` leaves the script where its vendor has it, `host=second` takes the stand-in from the second origin.
 */
const query = new URLSearchParams(window.location.search)
const sizes = z.enum(['visible', 'compact', 'invisible'])
const themes = z.enum(['auto', 'light', 'dark'])
const signal = new AbortController().signal

const { protocol, hostname, port, origin } = window.location
const base = `${query.get('host') === 'second' ? `${protocol}//${hostname}:${Number(port) + 1}` : origin}/w/${query.get('world') ?? 'captcha'}/captcha`
/** A new object on every render, as hosts write them. */
function optionsFor(provider: string): CaptchaOptions {
  const scriptHost = query.get('host') === 'vendor' ? undefined : `${base}/${provider}`
  const size = sizes.safeParse(query.get('size')).data
  const nonce = query.get('nonce')
  const [loadTimeout, challengeTimeout] = [query.get('loadTimeout'), query.get('challengeTimeout')]
  return {
    ...(scriptHost !== undefined && { scriptHost }),
    ...(size !== undefined && { size }),
    ...(nonce !== null && { nonce }),
    ...(loadTimeout !== null && { loadTimeout: Number(loadTimeout) }),
    ...(challengeTimeout !== null && { challengeTimeout: Number(challengeTimeout) }),
  }
}

/** What a backend does with a token. */
async function verify(provider: string, token: string): Promise<string> {
  const verification = captchas.get(provider)?.verification
  if (verification === undefined) throw new Error(`There is no provider ${provider}.`)
  const body = new URLSearchParams({ [verification.token]: token })
  const response = await fetch(`${base}/${provider}/siteverify`, { method: 'POST', body })
  const answer = z.record(z.string(), z.unknown()).parse(await response.json())
  return Object.entries(verification.passed).every(([field, value]) => answer[field] === value) ? 'passed' : 'refused'
}

interface FormProps {
  readonly name: string
  readonly provider: string
  readonly onOutcome: (outcome: string) => void
}

function Form({ name, provider, onOutcome }: FormProps) {
  const { register, handleSubmit, control } = useForm({ defaultValues: { nickname: '' } })
  const captcha = useRef<CaptchaHandle>(null)
  const [wanted, setWanted] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const language = query.get('language')

  const send = async () => {
    if (captcha.current === null) return
    setIsBusy(true)
    setTrouble('')
    try {
      onOutcome(await verify(provider, await captcha.current.solve(signal)))
    } catch (thrown) {
      const outcome = thrown instanceof DOMException ? thrown.name : asAuthError(thrown).code
      onOutcome(outcome)
      setTrouble(thrown instanceof DOMException ? '' : messageFor(en, asAuthError(thrown)))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <form aria-label={name} onSubmit={(event) => void handleSubmit(send)(event)}>
      <label>
        Nickname <input {...register('nickname')} onFocus={() => setWanted(true)} />
      </label>
      {/* One text, as a browser that translates leaves it to React. */}
      <p>{`Hello, ${useWatch({ control, name: 'nickname' })}`}</p>
      <Captcha
        ref={captcha}
        challenge={{ provider, siteKey: query.get('key') ?? 'sandbox' }}
        wanted={wanted}
        options={optionsFor(provider)}
        theme={themes.safeParse(query.get('theme')).data}
        {...(language !== null && { language })}
      />
      <button type="submit" aria-busy={isBusy} onFocus={() => setWanted(true)}>
        Send
      </button>
      <p role="alert">{trouble}</p>
    </form>
  )
}

function Page() {
  const [forms, setForms] = useState(query.get('forms') === '2' ? ['First', 'Second'] : ['First'])
  const [provider, setProvider] = useState(query.get('provider') ?? '')
  const [outcomes, setOutcomes] = useState<readonly string[]>([])
  const isModal = query.get('modal') === 'yes'
  const Frame = isModal ? 'dialog' : 'div'
  return (
    <Frame className="entryphone" {...(isModal && { ref: showModal })}>
      {forms.map((name) => (
        <Form
          key={name}
          name={name}
          provider={provider}
          onOutcome={(outcome) => setOutcomes((before) => [...before, outcome])}
        />
      ))}
      <button type="button" onClick={() => setForms((before) => before.slice(1))}>
        Remove
      </button>
      <button type="button" onClick={() => setProvider(query.get('next') ?? provider)}>
        Change
      </button>
      <output aria-label="Outcomes">{outcomes.join(' ')}</output>
    </Frame>
  )
}

/** All of the page but the dialog is inert. */
function showModal(dialog: HTMLElement | null) {
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
}

document.dir = query.get('dir') ?? 'ltr'
const root = document.querySelector('#root')
if (root === null) throw new Error('captcha.html has lost its #root.')
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
