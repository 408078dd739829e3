import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { now } from '../../src/runtime/clock.ts'
import { AuthError } from '../../src/protocol/error.ts'
import type { CodeShape } from '../../src/protocol/step.ts'
import { TwoFactorForm } from '../../src/ui/parts/code/TwoFactorForm.tsx'
import '../../src/ui/theme.css'

const digits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const query = new URLSearchParams(location.search)

/** The second factor in a page that has no flow, no provider and no form: React state, and a server of its own making. */
function Page() {
  const [made, setMade] = useState<readonly string[]>([])
  const [isIn, setIsIn] = useState(false)
  const [resendAt, setResendAt] = useState(() => now() + Number(query.get('wait') ?? 0))
  const note = (request: string) => setMade((before) => [...before, request])

  const verify = async (code: string, kind: string) => {
    note(`${kind} ${code}`)
    await new Promise((resolve) => setTimeout(resolve, Number(query.get('takes') ?? 200)))
    if (code !== '482913' && code !== 'aB3_x9') throw new AuthError('code-wrong')
    setIsIn(true)
  }
  const send = async () => {
    note('send')
    await new Promise((resolve) => setTimeout(resolve, Number(query.get('sends') ?? 400)))
    setResendAt(now() + 30_000)
  }
  return (
    <>
      <div className="entryphone">
        {isIn ? (
          <h1>You are in</h1>
        ) : (
          <TwoFactorForm
            factor={query.get('factor') === 'app' ? 'app' : 'sms'}
            shape={digits}
            to="7999***4567"
            expiresAt={resendAt + 600_000}
            resendAt={query.get('factor') === 'app' ? undefined : resendAt}
            onSubmit={verify}
            onResend={send}
            acceptsBackupCode
            otherMethods={[{ id: 'key', label: 'Use a security key', onChoose: () => note('key') }]}
            lostPhone="Call the help desk."
          />
        )}
      </div>
      <output aria-label="Made">{made.join(', ')}</output>
    </>
  )
}

const root = document.querySelector('#root')
if (root === null) throw new Error('two-factor.html has lost its #root.')
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
