import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { en } from '../locales/languages/en.ts'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { languages } from '../test-support/languages.test-support.ts'
import { documentedBackends } from '../test-support/records.test-support.ts'
import { SignIn } from './SignIn.tsx'

test('a server draws the shape of what is coming, in the host’s language and direction, without a style attribute', () => {
  const html = renderToString(
    <SignIn backend={scriptedBackend({ start: sampleSteps.phone })} messages={en} brand={{ name: 'Acme' }} />,
  )
  expect(html).toContain('Loading…')
  expect(html).toContain('dir="ltr"')
  expect(html).not.toContain('style=')
})

const everywhere = documentedBackends().flatMap((backend) =>
  Object.values(languages).map((messages) => ({ backend, messages, name: backend.name, language: messages.language })),
)

test.each(everywhere)('a server that has no window draws $name in $language', ({ backend, messages }) => {
  expect(typeof window).toBe('undefined')
  const html = renderToString(<SignIn backend={backend} messages={messages} help="https://help.invalid" />)
  expect(html).toContain(`lang="${messages.language}"`)
  expect(html).toContain(`dir="${messages.direction}"`)
  // Where nobody has to be asked, the form itself; else its shape, and that it is on its way.
  expect(html).toContain(backend.first === undefined ? 'aria-busy="true"' : '<form')
  expect(html).not.toContain('style=')
})
