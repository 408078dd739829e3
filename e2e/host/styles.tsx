import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { AuthError, SignIn, TwoFactorForm } from '../../src/index.ts'
import { sampleSteps, type ScriptedAnswer, scriptedBackend } from '../../src/testing/index.ts'
import '../../src/ui/theme.css'
import { languages } from './languages.ts'
import { Mark } from './Mark.tsx'

/** Every step and what it may look like, on one page, for what a host's stylesheets do to it. `?theme=` and `?lang=` are the widget's. */
const later = Date.now() + 5_400_000
const { credentials, phone, code, enrol } = sampleSteps
const starts: Readonly<Record<string, ScriptedAnswer>> = {
  ...sampleSteps,
  credentials: { ...credentials, staySignedIn: true, forgot: true, notice: 'expired' },
  elsewhere: { ...phone, countries: ['RU', 'DE', 'US', 'AE'] },
  code: { ...code, resendAt: later, expiresAt: later },
  app: { ...code, factor: 'app', acceptsBackupCode: true, notice: 'code-wrong' },
  unknown: { ...code, code: { characters: 'any', caseSensitive: true } },
  enrol: { ...enrol },
  captcha: { ...phone, captcha: { submit: { provider: 'none', siteKey: 'x' } } },
  failed: new AuthError('network'),
  loading: 'pending',
} satisfies Record<string, ScriptedAnswer>

const query = new URLSearchParams(window.location.search)
const theme = query.get('theme') === 'dark' ? 'dark' : 'light'
const messages = languages.get(query.get('lang') ?? 'en')

function Sample({ name, start }: { readonly name: string; readonly start: ScriptedAnswer }) {
  const [backend] = useState(() => {
    const answers = {
      'credentials.submit': 'credentials-wrong',
      'phone.submit': 'pending',
      'code.submit': 'code-wrong',
    } as const
    return scriptedBackend({ name, start, answers })
  })
  return (
    <section data-sample={name}>
      <SignIn
        backend={backend}
        theme={theme}
        messages={messages}
        remember={false}
        brand={{ name: 'Acme', mark: <Mark /> }}
        help="mailto:help@acme.example"
        lostPhone="Ask at the desk."
      />
    </section>
  )
}

function Alone() {
  return (
    <section data-sample="alone">
      <div className="entryphone" data-theme={theme}>
        <TwoFactorForm
          factor="sms"
          to="+7 *** **67"
          shape={code.code}
          onSubmit={() => {}}
          blockedUntil={later}
          otherMethods={[{ id: 'call', label: 'Call me', onChoose: () => {} }]}
          lostPhone="Ask at the desk."
          messages={messages}
        />
      </div>
    </section>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    {Object.entries(starts).map(([name, start]) => (
      <Sample key={name} name={name} start={start} />
    ))}
    <Alone />
  </StrictMode>,
)
