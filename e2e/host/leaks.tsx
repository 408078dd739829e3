import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { docspace } from '../../src/backends/docspace/index.ts'
import { AuthError, type Backend, SignIn, type Step } from '../../src/index.ts'
import { sampleSteps, scriptedBackend } from '../../src/testing/index.ts'
import '../../src/ui/theme.css'
import { captchasAt } from './captchas.ts'
import { setNatively } from '../tables/inputMethods.ts'

/**
 * A widget that comes and goes, as often as `window.play(place, times, strict)` says, each at one place of a flow. A host
 * makes its backend once, so there is one for each place. `?provider=` is the captcha's.
 */
interface Place {
  readonly backend: Backend
  /** What is on screen when it has been reached. */
  readonly shows: string
  /** What the person does there before it all goes. */
  readonly act?: (widget: HTMLElement) => void
  /** What is on screen when that has begun. */
  readonly thereafter?: string
  /** How many may stand on one page at a time. Default 25. */
  readonly together?: number
}

const { origin, search } = window.location
const provider = new URLSearchParams(search).get('provider') ?? 'hcaptcha'
const { phone, code, credentials } = sampleSteps
const { countries: _, ...anywhere } = phone

const never = (_step: Step, _input: unknown, { signal }: { readonly signal: AbortSignal }) =>
  new Promise<Step>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

/** A backend that starts there, answers nothing, and writes nothing down. */
function startingWith(start: Backend['start']): Backend {
  const { name, routes } = scriptedBackend({ start: phone })
  const call = { submit: never, resend: never }
  return { name, routes, start, phone: call, code: call, credentials: call }
}
const at = (step: Step): Backend => startingWith(() => Promise.resolve(step))
const shown = (kind: string) => `[data-step=${kind}] .entryphone-heading`
const press = (selector: string) => (widget: HTMLElement) => widget.querySelector<HTMLElement>(selector)?.click()

const busy = '[aria-busy=true]'
const challenge = { provider, siteKey: 'sandbox' }

const places: Readonly<Record<string, Place>> = {
  starting: { backend: startingWith(({ signal }) => never(phone, undefined, { signal })), shows: '.entryphone-bone' },
  'start failed': { backend: startingWith(() => Promise.reject(new AuthError('offline'))), shows: '[role=alert]' },
  credentials: { backend: at(credentials), shows: shown('credentials') },
  phone: { backend: at(phone), shows: shown('phone') },
  'phone, sending': {
    backend: at({ ...phone, ...(code.phone && { phone: code.phone }) }),
    shows: shown('phone'),
    act: press('[type=submit]'),
    thereafter: busy,
  },
  'phone, choosing a country': {
    backend: at(anywhere),
    shows: shown('phone'),
    together: 5,
    act: press('.entryphone-opener'),
    thereafter: '[role=listbox]',
  },
  'phone, with a captcha': {
    backend: at({ ...phone, captcha: { submit: challenge } }),
    shows: shown('phone'),
    together: 5,
    act: (widget) => widget.querySelector('input')?.focus(),
    thereafter: '[role=checkbox]',
  },
  // Chromium 156 ends a page that waits for the text messages of many at a time.
  'code by message': {
    backend: at({ ...code, resendAt: Date.now() + 3_600_000 }),
    shows: shown('code'),
    together: 1,
  },
  'code by message, sending again': {
    together: 1,
    backend: at(code),
    shows: shown('code'),
    act: press('.entryphone-resend button'),
    thereafter: busy,
  },
  'code of an app': { backend: at({ ...code, factor: 'app', acceptsBackupCode: true }), shows: shown('code') },
  enrol: { backend: at(sampleSteps.enrol), shows: '[data-step=enrol] .entryphone-qr' },
  details: { backend: at(sampleSteps.details), shows: shown('details') },
  'backup codes': { backend: at(sampleSteps['backup-codes']), shows: shown('backup-codes') },
  confirm: { backend: at(sampleSteps.confirm), shows: shown('confirm') },
  done: { backend: at(sampleSteps.done), shows: shown('done') },
  'code, a password in the vault': {
    together: 1,
    backend: docspace({ baseUrl: origin, plainPassword: true, fetch: portal }),
    shows: shown('credentials'),
    act(widget) {
      const [username, password] = widget.querySelectorAll('input')
      if (username && password) {
        setNatively(username, 'ann@example.com')
        setNatively(password, 'Passw0rd!')
      }
      press('[type=submit]')(widget)
    },
    thereafter: shown('code'),
  },
}

/** DocSpace, as far as it gets here. */
async function portal(input: RequestInfo | URL): Promise<Response> {
  const { pathname } = new URL(input instanceof Request ? input.url : input)
  const expires = new Date(Date.now() + 600_000).toISOString()
  const response = pathname.endsWith('/settings')
    ? { docSpace: true, cookieSettingsEnabled: true, passwordHash: { size: 256, iterations: 1, salt: 'salt' } }
    : { sms: true, tfa: false, phoneNoise: '+7999***4567', expires, confirmUrl: '/confirm' }
  return Response.json({ response, status: 0, statusCode: 200 })
}

const captcha = captchasAt(`${origin}/w/leaks/captcha`)

let mounted = 0
let preloaded: Promise<void> | undefined
/** Many at once, since what a mount waits for costs a timer's turn whether one waits or twenty-five. */
async function play(name: string, times: number, strict: boolean): Promise<void> {
  const place = places[name]
  if (place === undefined) throw new Error(`There is no place ${name}.`)
  const { together = 25 } = place
  for (let left = times; left > 0; left -= together) await comeAndGo(name, place, Math.min(left, together), strict)
  // The browser keeps what was last selected or focused, until something else is.
  getSelection()?.removeAllRanges()
  document.body.focus()
}

async function comeAndGo(name: string, place: Place, count: number, strict: boolean): Promise<void> {
  // What nobody looks at need not be painted a thousand times; a captcha wants to be seen.
  const isSeen = name.includes('captcha')
  const widgets = Array.from({ length: count }, () => mount(place, strict, isSeen))
  await until(() => widgets.every(({ box }) => box.querySelector(place.shows) !== null), name)
  for (const { box } of widgets) place.act?.(box)
  await until(() => widgets.every(({ box }) => box.querySelector(place.thereafter ?? place.shows) !== null), name)
  // What comes after the first form is fetched when the page is idle, once, and stays: by the first of them, not in between.
  await (preloaded ??= new Promise((resolve) => requestIdleCallback(() => resolve())))
  for (const { root, box } of widgets.splice(0)) {
    root.unmount()
    box.remove()
  }
}

function mount({ backend }: Place, strict: boolean, isSeen: boolean) {
  const box = document.createElement('div')
  box.hidden = !isSeen
  document.body.append(box)
  const root = createRoot(box, { identifierPrefix: `m${(mounted += 1)}` })
  const widget = <SignIn backend={backend} onDone={() => {}} captcha={captcha} />
  root.render(strict ? <StrictMode>{widget}</StrictMode> : widget)
  return { box, root }
}

async function until(isSo: () => boolean, name: string): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`${name} was not reached: ${document.body.lastElementChild?.outerHTML}`)
    await new Promise((resolve) => setTimeout(resolve))
  }
}

Object.assign(window, { play, places: Object.keys(places) })
