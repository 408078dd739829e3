import { useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { SignIn } from '../../src/index.ts'
import { en } from '../../src/locales/languages/en.ts'
import { everyScreen, type ScreenSample } from '../../src/test-support/everyScreen.test-support.ts'
import { scriptedBackend } from '../../src/testing/index.ts'
import '../../src/ui/theme.css'
import { languages } from './languages.ts'
import { Mark } from './Mark.tsx'

/**
 * Every screen there is, each in a widget of its own, for what is measured on all of them. `?theme=`, `?lang=`; `?only=`
 * names one. A section has `data-ready` once it shows what its sample is about.
 */
const query = new URLSearchParams(window.location.search)
const theme = query.get('theme') === 'dark' ? 'dark' : 'light'
const messages = languages.get(query.get('lang') ?? 'en') ?? en
const only = query.get('only')

function Sample({ name, sample }: { readonly name: string; readonly sample: ScreenSample }) {
  const [backend] = useState(() => scriptedBackend({ name, ...sample.script }))
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (section.current !== null) void lead(section.current, sample)
  }, [sample])
  return (
    <section data-sample={name} ref={section}>
      <SignIn
        backend={backend}
        theme={theme}
        messages={messages}
        remember={false}
        name={name}
        usernameKind={sample.usernameKind}
        brand={{ name: 'Acme', mark: <Mark /> }}
        help="mailto:help@acme.example"
        lostPhone="Ask at the desk."
      />
    </section>
  )
}

/** To what the sample is about, as a person would go there. */
async function lead(section: HTMLElement, { script, presses }: ScreenSample) {
  const wanted = script.start === 'pending' ? '.entryphone-card' : 'h2'
  while (section.querySelector(wanted) === null) await moment()
  for (const name of presses?.(messages) ?? []) {
    const button = () => [...section.querySelectorAll('button')].find(({ textContent }) => textContent === name)
    while (button() === undefined) await moment()
    await moment()
    button()?.click()
  }
  await moment()
  section.dataset['ready'] = ''
}

function moment() {
  return new Promise((resolve) => setTimeout(resolve, 100))
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
createRoot(root).render(
  Object.entries(everyScreen)
    .filter(([name]) => only === null || name === only)
    .map(([name, sample]) => <Sample key={name} name={name} sample={sample} />),
)
