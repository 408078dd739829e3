import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button, CodeEntry, PhoneEntry, SignIn, TwoFactorForm } from '../../src/index.ts'
import type { CodeShape } from '../../src/protocol/step.ts'
import { sampleSteps, scriptedBackend } from '../../src/testing/index.ts'

const digits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const backupCode: CodeShape = { characters: 'any', caseSensitive: true }

type Receive = (input: unknown) => void

/** The forms of ours, and what a host may put around them: a form, a dialog, a form around a portal. */
export function FormsPage({ query }: { readonly query: URLSearchParams }) {
  const [received, setReceived] = useState<readonly unknown[]>([])
  const [submissions, setSubmissions] = useState(0)
  const [receive] = useState(() => (input: unknown) => setReceived((before) => [...before, input]))
  const submit = () => setSubmissions((before) => before + 1)
  return (
    <>
      <Around kind={query.get('around')} onSubmit={submit}>
        <Part query={query} onReceive={receive} />
      </Around>
      <output aria-label="Received">{JSON.stringify(received)}</output>
      <output aria-label="Submissions of the host’s form">{submissions}</output>
    </>
  )
}

interface AroundProps {
  readonly kind: string | null
  readonly onSubmit: () => void
  readonly children: ReactNode
}

function Around({ kind, onSubmit, children }: AroundProps) {
  const form = (content: ReactNode) => (
    <form
      aria-label="The host’s"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <input name="coupon" aria-label="Coupon" />
      {content}
    </form>
  )
  if (kind === 'form') return form(children)
  if (kind === 'portal') return form(createPortal(children, document.body))
  if (kind === 'dialog') return <dialog open>{children}</dialog>
  return children
}

function Part({ query, onReceive }: { readonly query: URLSearchParams; readonly onReceive: Receive }) {
  const part = query.get('part')
  if (part === 'sign-in') return <SignInAlone kind={query.get('step')} onReceive={onReceive} />
  if (part === 'entries') return <Entries isShut={query.has('shut')} />
  return (
    <div className="entryphone">
      <TwoFactorForm
        factor="app"
        shape={query.has('unmeasured') ? backupCode : digits}
        onSubmit={(code) => onReceive(code)}
      />
    </div>
  )
}

function SignInAlone({ kind, onReceive }: { readonly kind: string | null; readonly onReceive: Receive }) {
  const [backend] = useState(() => {
    const receive = (input: unknown) => {
      onReceive(input)
      return sampleSteps.code
    }
    return scriptedBackend({
      start: sampleSteps[kind === 'phone' || kind === 'code' || kind === 'details' ? kind : 'credentials'],
      answers: { 'credentials.submit': receive, 'phone.submit': receive, 'code.submit': receive },
    })
  })
  return <SignIn backend={backend} country="RU" remember={false} onDone={() => {}} />
}

/** All that can be shut, by a fieldset of the host's. */
function Entries({ isShut }: { readonly isShut: boolean }) {
  return (
    <fieldset className="entryphone" disabled={isShut}>
      <PhoneEntry label="Phone number" name="phone" country="RU" defaultValue="+79991234567" />
      <CodeEntry label="Code" shape={digits} defaultValue="48" />
      <CodeEntry label="Backup code" shape={backupCode} defaultValue="48" />
      <Button type="submit">Send</Button>
      <Button look="link">Send again</Button>
    </fieldset>
  )
}
