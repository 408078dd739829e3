import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { en } from '../locales/languages/en.ts'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { SignIn } from './SignIn.tsx'

test('a server draws the shape of what is coming, in the host’s language and direction, without a style attribute', () => {
  const html = renderToString(
    <SignIn backend={scriptedBackend({ start: sampleSteps.phone })} messages={en} brand={{ name: 'Acme' }} />,
  )
  expect(html).toContain('Loading…')
  expect(html).toContain('dir="ltr"')
  expect(html).not.toContain('style=')
})
