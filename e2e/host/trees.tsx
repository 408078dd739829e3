import { type ReactNode, StrictMode, useState } from 'react'
import { createPortal } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { lifepay } from '../../src/backends/lifepay/index.ts'
import { CodeEntry, PhoneEntry, SignIn } from '../../src/index.ts'
import type { CodeShape } from '../../src/protocol/step.ts'
import '../../src/ui/theme.css'
import { hostVerify } from '../../src/backends/lifepay/hostVerify.test-support.ts'

/**
 * The widget where a page's own document is not: `?in=shadow` (a root of React's in a shadow root), `closed` (one that
 * nobody may look into), `portal` (a portal into a shadow root), `frame`, `sandboxed` (it allows no forms) or `popup` (a portal
 * into another window's document). `?show=inputs` are the inputs in a form of the host's, `?show=sign-in` is LIFE PAY with a captcha.
 */
const query = new URLSearchParams(location.search)
const digits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const letters: CodeShape = { length: 6, characters: 'letters-and-digits', caseSensitive: false }

function Inputs() {
  const [sent, setSent] = useState('')
  return (
    <form
      className="entryphone"
      onSubmit={(event) => {
        event.preventDefault()
        setSent(JSON.stringify(Object.fromEntries(new FormData(event.currentTarget))))
      }}
    >
      <PhoneEntry label="Phone number" name="phone" country="RU" />
      <PhoneEntry label="Other number" name="other" country="RU" nativePicker />
      <CodeEntry label="Digits" name="digits" shape={digits} />
      <CodeEntry label="Letters" name="letters" shape={letters} />
      <button type="submit">Send</button>
      <button type="reset">Reset</button>
      <output aria-label="Sent">{sent}</output>
    </form>
  )
}

const base = `${location.origin}/w/${query.get('world') ?? 'trees'}`
const provider = query.get('provider') === 'hcaptcha' ? 'hcaptcha' : undefined
const backend = lifepay({
  baseUrl: `${base}/lifepay`,
  ...(provider && { captcha: { provider, siteKey: 'sandbox-hcaptcha' } }),
  verify: hostVerify(`${base}/app/lifepay/verify`, fetch, undefined),
})

function Shown() {
  if (query.get('show') !== 'sign-in') return <Inputs />
  const captcha = { hcaptcha: { scriptHost: `${base}/captcha/hcaptcha` } }
  return (
    <section data-sign-in aria-label="Sign-in">
      <SignIn backend={backend} captcha={captcha} remember={false} onDone={() => {}} />
    </section>
  )
}

/** A tree has no stylesheet but its own. */
function dress(tree: ShadowRoot | HTMLElement): HTMLElement {
  for (const sheet of document.querySelectorAll('link[rel=stylesheet]')) tree.append(sheet.cloneNode())
  const place = document.createElement('div')
  tree.append(place)
  return place
}

function shadow(mode: ShadowRootMode): HTMLElement {
  const host = document.createElement('div')
  host.id = 'host'
  document.body.append(host)
  const tree = host.attachShadow({ mode })
  // For tests: a closed root is nobody else's to see.
  Reflect.set(window, 'tree', tree)
  return dress(tree)
}

function frame(sandbox?: string): HTMLElement {
  const element = document.createElement('iframe')
  if (sandbox !== undefined) element.setAttribute('sandbox', sandbox)
  element.title = 'Sign-in'
  Object.assign(element, { width: 400, height: 700 })
  document.body.append(element)
  if (element.contentDocument === null) throw new Error('The frame has no document.')
  return dress(element.contentDocument.body)
}

function popup(): HTMLElement {
  const opened = window.open('about:blank', '', 'width=400,height=700')
  if (opened === null) throw new Error('The popup was refused.')
  return dress(opened.document.body)
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')

function render(into: HTMLElement, children: ReactNode) {
  createRoot(into).render(<StrictMode>{children}</StrictMode>)
}

const where = query.get('in') ?? 'shadow'
if (where === 'shadow') render(shadow('open'), <Shown />)
else if (where === 'closed') render(shadow('closed'), <Shown />)
else if (where === 'portal') render(root, createPortal(<Shown />, shadow('open')))
else if (where === 'frame') render(root, createPortal(<Shown />, frame()))
else if (where === 'sandboxed') render(root, createPortal(<Shown />, frame('allow-scripts allow-same-origin')))
else {
  const button = document.createElement('button')
  button.textContent = 'Open'
  button.addEventListener('click', () => render(root, createPortal(<Shown />, popup())))
  document.body.append(button)
}
