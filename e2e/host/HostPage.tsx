import { useEffect, useState } from 'react'
import { type Backend, type Session, SignIn } from '../../src/index.ts'
import { captchasAt } from './captchas.ts'
import type { Choices } from './choices.ts'
import { languages } from './languages.ts'
import { PhonePanel } from './PhonePanel.tsx'
import { RequestLog } from './RequestLog.tsx'
import type { RequestRecorder } from './requests.ts'
import { sandboxAddress } from './sandbox.ts'
import { Mark } from './Mark.tsx'
import { Toolbar } from './Toolbar.tsx'

interface HostPageProps {
  readonly choices: Choices
  readonly backend: Backend
  readonly recorder: RequestRecorder
}

/** The widget as a web app would embed it, beside a picture of the person's phone and a log of what was requested. */
export function HostPage({ choices, backend, recorder }: HostPageProps) {
  // Words about it alone: whatever else of a session is found on the page was left by the widget.
  const [received, setReceived] = useState<string>()
  const [asked, setAsked] = useState(false)
  const mount = useMount()
  const captcha = captchasAt(`${sandboxAddress(choices)}/captcha`)
  return (
    <div className="page">
      <Toolbar choices={choices} />
      <main className="page-main">
        <section className="page-widget" aria-label="Sign-in">
          {mount !== undefined && (
            <SignIn
              key={mount}
              backend={backend}
              messages={languages.get(choices.lang)}
              theme={choices.theme}
              brand={{ name: 'Acme', mark: <Mark /> }}
              help="mailto:help@acme.example"
              captcha={captcha}
              onDone={(session) => setReceived(describe(session))}
              onSignInAgain={() => setAsked(true)}
              onEvent={(event) => window.dispatchEvent(new CustomEvent('sign-in', { detail: event }))}
            />
          )}
          <output className="page-session">
            {received}
            {asked && 'The host is asked to sign the person in again.'}
          </output>
        </section>
        {choices.baseUrl === undefined && <PhonePanel world={choices.world} />}
        <RequestLog recorder={recorder} />
      </main>
    </div>
  )
}

/**
 * Apps take a widget away and put it back, for a route or a dialog: here it takes the event `mount-anew`, and `take-away`
 * for good.
 */
function useMount(): number | undefined {
  const [mount, setMount] = useState<number | undefined>(0)
  useEffect(() => {
    const next = () => setMount((last = 0) => last + 1)
    const end = () => setMount(undefined)
    window.addEventListener('mount-anew', next)
    window.addEventListener('take-away', end)
    return () => {
      window.removeEventListener('mount-anew', next)
      window.removeEventListener('take-away', end)
    }
  }, [])
  return mount
}

/** What the host got, without showing a whole token to whoever looks on. */
function describe({ token, phone, details, signInAgain }: Session): string {
  const parts = [
    token === undefined ? 'no token' : `a token of ${token.length} characters`,
    phone === undefined ? undefined : `the number ${phone}`,
    details?.sequence === undefined ? undefined : `sequence ${details.sequence}`,
    signInAgain && 'the advice to sign in again',
  ]
  return `The host received ${parts.filter((part) => part !== undefined).join(', ')}.`
}
