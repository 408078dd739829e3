import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { en } from '../locales/languages/en.ts'
import { type Script, scriptedBackend } from '../testing/index.ts'
import { SignIn, type SignInProps } from '../ui/SignIn.tsx'

/** The widget over a scripted backend, under StrictMode, and a person in front of it. For tests only. */
export function showWidget(script: Script, props: Partial<SignInProps> = {}) {
  const backend = scriptedBackend(script)
  const view = render(
    <StrictMode>
      <SignIn backend={backend} messages={en} remember={false} {...props} />
    </StrictMode>,
  )
  const made = (action: string) => backend.calls.filter((call) => call.action === action).map((call) => call.input)
  return { ...view, backend, made, user: userEvent.setup() }
}
