// @vitest-environment jsdom
import { act } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { docspace } from '../backends/docspace/index.ts'
import { lifepay } from '../backends/lifepay/index.ts'
import { languages } from '../test-support/languages.test-support.ts'
import { SignIn } from './SignIn.tsx'

const baseUrl = 'https://api.invalid'
const never = () => new Promise<Response>(() => {})
const backends = {
  // Its first step is drawn at once.
  lifepay: () => lifepay({ baseUrl, fetch: never, verify: async () => {} }),
  // And this one's server is asked for it first.
  docspace: () => docspace({ baseUrl, fetch: never }),
}
const cases = Object.entries(languages).flatMap(([language, messages]) =>
  Object.entries(backends).map(([name, make]) => ({ language, messages, name, make })),
)

test.each(cases)(
  'what a server draws of $name in $language is what a browser draws over it',
  async ({ messages, make }) => {
    const page = (
      <StrictMode>
        <SignIn backend={make()} messages={messages} brand={{ name: 'Acme' }} help="https://help.invalid" />
      </StrictMode>
    )
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(page)
    const drawn = container.innerHTML
    expect(drawn).toContain(`lang="${messages.language}"`)
    const onRecoverableError = vi.fn()
    const root = await act(async () => hydrateRoot(container, page, { onRecoverableError }))
    expect(onRecoverableError).not.toHaveBeenCalled()
    expect(container.firstElementChild?.textContent).not.toBe('')
    await act(async () => root.unmount())
    container.remove()
  },
)
