// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { readSignIn } from './backends/better-auth/answers.ts'
import { bySignIn } from './backends/better-auth/bySignIn.ts'
import { signInEmail } from './backends/better-auth/requests.ts'
import { settingsOf } from './backends/better-auth/settings.ts'
import { signedInFlow } from './backends/better-auth/signedIn.ts'
import { type DocspaceOptions, docspace } from './backends/docspace/index.ts'
import { lifepay } from './backends/lifepay/index.ts'
import { captchaToken } from './captcha/index.ts'
import { SmartCaptcha } from './captcha/providers/smartcaptcha.tsx'
import { Turnstile } from './captcha/providers/turnstile.tsx'
import { AuthError } from './protocol/error.ts'
import { parsePhone } from './phone/index.ts'
import { workspace } from './backends/workspace/index.ts'
import { userService, zitadel, type ZitadelOptions } from './backends/zitadel/index.ts'
import { FlowProvider } from './flow/FlowProvider.tsx'
import { useAction } from './flow/useAction.ts'
import { en } from './locales/languages/en.ts'
import { withTexts } from './locales/withTexts.ts'
import { scriptMistakes } from './element/script/mistakes.ts'
import { inspectorMistakes } from './inspector/mistakes.ts'
import { RelayMistake, relayMistakes } from './relay/mistakes.ts'
import { sandboxMistakes, sayInProduction } from './sandbox/mistakes.ts'
import { advices, type AdviceNumber, type MistakeNumber, mistakes, retired } from './runtime/catalogue.ts'
import { EntryphoneError } from './runtime/mistake.ts'
import { untyped } from './test-support/untyped.test-support.ts'
import { sampleSteps, scriptedBackend } from './testing/index.ts'
import { Captcha } from './ui/parts/captcha/Captcha.tsx'
import { CurrentStep } from './ui/CurrentStep.tsx'
import { CodeEntry } from './ui/parts/code/CodeEntry.tsx'
import { PhoneEntry } from './ui/parts/phone/PhoneEntry.tsx'
import { SignIn } from './ui/SignIn.tsx'
import { submitForm } from './ui/parts/form/sandboxedForm.ts'
import { useWidget } from './ui/useWidget.ts'
import { e164 } from './test-support/e164.test-support.ts'

type Entries = Readonly<Record<string, readonly [cause: string, cure: string]>>
const entries: Entries = {
  ...mistakes,
  ...advices,
  ...relayMistakes,
  ...sandboxMistakes,
  ...scriptMistakes,
  ...inspectorMistakes,
}

vi.mock('./ui/steps/ConfirmStep.tsx', () => {
  throw new Error('404')
})

/** How a host comes to each of them: the compiler asks for a way to every number. */
const ways: Readonly<Record<MistakeNumber | AdviceNumber, () => unknown>> = {
  E01: () => render(<CurrentStep />),
  E02: () => render(<Lost />),
  // As a host without TypeScript has them.
  E03: () => render(<SignIn {...untyped({ backend: undefined })} />),
  E04: () => render(<SignIn {...untyped({ backend: scripted, onDone: 'done' })} />),
  E06: () => render(<SignIn backend={scripted} messages={{ ...en, language: 'русский' }} />),
  E07: async () => {
    render(<SignIn backend={{ ...scripted, routes: { start: ['code'] } }} />)
    await screen.findByText('Could not start')
  },
  E16: () => {
    const made = () => <SignIn backend={scriptedBackend({ start: sampleSteps.phone })} />
    render(made()).rerender(made())
  },
  E17: () => {
    const made = () => <SignIn backend={lifepay({ baseUrl: 'https://pay.invalid', verify: async () => {} })} />
    const { rerender } = render(made())
    for (let time = 0; time < 4; time += 1) rerender(made())
  },
  E18: async () => {
    render(<SignIn backend={scriptedBackend({ start: sampleSteps.confirm })} />)
    await screen.findByRole('heading', { name: 'This step did not load' })
  },
  E19: async () => {
    const Throwing = () => {
      throw new Error('A host’s own node.')
    }
    render(<SignIn backend={scriptedBackend({ start: sampleSteps.phone })} help={<Throwing />} />)
    await screen.findByRole('heading', { name: 'Something went wrong' })
  },
  E08: async () => {
    const bare = { name: 'bare', routes: { start: ['phone'] }, start: async () => sampleSteps.phone } as const
    render(
      <FlowProvider backend={bare}>
        <Taken />
      </FlowProvider>,
    )
    const button = await screen.findByRole('button')
    fireEvent.click(button)
    await waitFor(() => expect(button.textContent).toBe('unexpected'))
  },
  E09: () => render(<SignIn backend={scripted} messages={untyped({ ...en, back: undefined })} />),
  E11: () => void withTexts(en, untyped({ code: { lable: 'Code' } })),
  E10: () => render(<SignIn {...untyped({ backend: scripted, theme: 'sepia' })} />),
  E12: async () => {
    vi.useFakeTimers()
    vi.stubGlobal('CSS', {})
    render(<SignIn backend={scriptedBackend({ start: sampleSteps.phone })} />)
    await vi.advanceTimersByTimeAsync(4000)
    vi.useRealTimers()
  },
  E15: () => {
    render([1, 2].map((key) => <SignIn key={key} backend={scripted} />))
  },
  E20: () => docspace(untyped({ baseUrl: undefined })),
  E21: () => docspace({ baseUrl, timeout: Number.POSITIVE_INFINITY }),
  E22: () => {
    const backend = docspace({ baseUrl: 'https://elsewhere.invalid', fetch: answering(404, '<html>') })
    return backend.start({ signal })
  },
  E23: () => docspace(untyped({ baseUrl, fetch: 'fetch' })),
  E24: () => docspace(untyped({ baseUrl, credentials: 'includes' })),
  E25: () => workspace({ baseUrl, issuer: '' }),
  E26: () => docspace(untyped({ baseUrl, basUrl: baseUrl })),
  E27: () => docspace({ baseUrl, headers: { 'x-name': 'line\nbreak' } }).start({ signal }),
  E28: () => {
    const redirected = async () => new Response(null, { status: 302, headers: { location: '/elsewhere' } })
    return docspace({ baseUrl, fetch: redirected }).start({ signal })
  },
  E29: () => {
    const backend = lifepay({ baseUrl, timeout: 5, verify: () => new Promise<void>(() => {}) })
    return backend.code.submit({ ...sampleSteps.code, phone }, { code: '123456' }, { signal })
  },
  E30: () => {
    const backend = lifepay({ baseUrl, verify: async () => {}, fetch: answering(422, refused) })
    return backend.phone.submit(phoneStep, { phone }, { signal })
  },
  E31: () => lifepay(untyped({ baseUrl, verify: undefined })),
  E32: () => {
    const axiosError = Object.assign(new Error('words'), { code: 'ERR_BAD_REQUEST', response: { status: 422 } })
    const backend = lifepay({
      baseUrl,
      verify: async () => {
        throw axiosError
      },
    })
    return backend.code.submit({ ...sampleSteps.code, phone }, { code: '123456' }, { signal })
  },
  E40: () => throughDocspace({}, {}),
  E41: () => throughDocspace({ passwordHash }, {}, { plainPassword: true }),
  E42: () => throughDocspace({ wizardToken: 'token' }, {}),
  E43: () =>
    throughDocspace(
      {},
      {},
      { social: { provider: 'google', codeOAuth: 'code' } },
      { sms: true, phoneNoise: '1234567' },
    ),
  E45: () => throughDocspace({ passwordHash }, { ldapEnabled: true }),
  E33: () => {
    const backend = lifepay({ baseUrl, verify: async () => {}, fetch: answering(404, { code: 'AliasIsNotFound' }) })
    return backend.phone.submit(phoneStep, { phone }, { signal })
  },
  E44: () => throughDocspace({ docSpace: false }, {}),
  E46: () => {
    const confirmUrl = 'https://elsewhere.invalid/confirm?type=PhoneActivation&key=1'
    return throughDocspace({}, {}, { social: { provider: 'google', accessToken: 'token' } }, { sms: true, confirmUrl })
  },
  E52: () => throughZitadel(9, 'COMMAND-3M0fs'),
  E53: () => throughZitadel(5, 'AUTHZ-cdgFk', { transport: userService({ userId: 'else' }) }),
  E54: () => throughZitadel(7, 'AUTH-DZG21'),
  E55: () => throughZitadel(7, 'AUTH-Bs7Ds'),
  E56: () => throughZitadel(16, 'AUTH-7fs1e', { token: ({ refresh }) => (refresh ? 'second' : 'first') }),
  E57: () => throughZitadel(7, 'AUTHZ-Kl3p0'),
  E63: () => captchaToken(''),
  E62: async () => {
    const drawn = (_: unknown, told: { readonly 'error-callback': (code: string) => void }) => {
      // A page that the key is not for.
      told['error-callback']('110200')
      return 'id'
    }
    vi.stubGlobal('turnstile', { render: drawn, execute() {}, reset() {}, remove() {} })
    render(<Turnstile siteKey="site-key" />)
    // oxlint-disable-next-line no-console -- the test below listens there
    await vi.waitFor(() => expect(console.error).toHaveBeenCalled())
  },
  E70: () => parsePhone('9991234567', { country: 'ru' }),
  E71: () => render(<PhoneEntry label="Phone" countries={[]} />),
  E72: () => settingsOf({ baseUrl: `${baseUrl}/api/auth/phone-number` }),
  E73: () => settingsOf({ baseUrl, signIn: 'email', bearer: true }),
  E74: () => settingsOf({ baseUrl, credentials: 'omit' }),
  E75: () => settingsOf(untyped({ baseUrl, captcha: { provider: 'smartcaptcha', siteKey: 'key', on: ['send'] } })),
  E76: () => settingsOf({ baseUrl, codeLife: 300 }),
  E77: () => settingsOf({ baseUrl, headers: { authorization: 'Bearer token' } }),
  E78: () => settingsOf({ baseUrl, intent: 'add-app', bearer: true }),
  E80: () =>
    render(
      <CodeEntry
        label="Code"
        shape={{ length: Number.POSITIVE_INFINITY, characters: 'digits', caseSensitive: false }}
      />,
    ),
  E69: async () => {
    vi.stubGlobal('smartCaptcha', {
      render: () => 0,
      execute() {},
      reset() {},
      destroy() {},
      subscribe: () => () => {},
    })
    render(
      <dialog open>
        <SmartCaptcha siteKey="site-key" />
      </dialog>,
    )
    // oxlint-disable-next-line no-console -- the test below listens there
    await vi.waitFor(() => expect(console.warn).toHaveBeenCalled())
  },
  E90: () => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const form = document.createElement('form')
    frame.contentDocument?.body.append(form)
    // As in a frame without `allow-forms`.
    form.requestSubmit = () => {}
    submitForm(form, null)
    frame.remove()
  },
  E50: () => zitadel(untyped({ baseUrl })),
  E51: () => zitadel({ baseUrl, token: () => 'two words' }).start({ signal }),
  E60: () => render(<Captcha {...untyped({})} />),
  E61: async () => {
    render(<Captcha challenge={untyped({ provider: 'nobody', siteKey: 'key' })} wanted />)
    await screen.findByText(/Sign-in is not set up correctly/)
  },
  E92: () => throughBetterAuth(403, { code: 'INVALID_ORIGIN' }),
  E93: () => throughBetterAuth(200, { twoFactorRedirect: true }),
  E94: () => {
    const backend = bySignIn(settingsOf({ baseUrl, fetch: answering(400, { code: 'MISSING_RESPONSE' }) }))
    return backend.phone.submit(phoneStep, { phone }, { signal })
  },
  E95: () => throughBetterAuth(400, { code: 'OTP_NOT_CONFIGURED' }),
  E96: () => changeFactors('remove-app', { status: true }),
  E97: () => changeFactors('add-sms', { totpURI: 'otpauth://totp/Example:ann?secret=A', backupCodes: [] }),
  E98: () => {
    const fetch: typeof globalThis.fetch = async (url) =>
      String(url).endsWith('/get-session')
        ? Response.json(null)
        : Response.json({ code: 'INVALID_TWO_FACTOR_COOKIE' }, { status: 401 })
    const backend = bySignIn(settingsOf({ baseUrl, signIn: 'email', fetch }))
    const context = { until: Date.now() + 600_000, app: true, message: false }
    const step = { ...sampleSteps.code, factor: 'app', context } as const
    return backend.code.submit(step, { code: '123456' }, { signal })
  },
  E82: () => render(<CodeEntry label="" shape={{ characters: 'digits', caseSensitive: false }} />),
}

/** A better-auth that answers a sign-in so. */
async function throughBetterAuth(status: number, body: object) {
  const input = { email: 'ann@example.com', password: 'typed' }
  return readSignIn(await signInEmail({ baseUrl, fetch: answering(status, body) }, input, signal), 0)
}

/** A ZITADEL that refuses everything so. */
function throughZitadel(code: number, id: string, options: Partial<ZitadelOptions> = {}) {
  const fetch = answering(400, { code, message: `words (${id})` })
  return zitadel({ baseUrl, token: 'token', fetch, ...options }).start({ signal })
}

/** Someone who is signed in with better-auth and gives their password, and what the server says to that. */
function changeFactors(intent: 'remove-app' | 'add-sms', answer: object) {
  const user = { twoFactorEnabled: intent === 'remove-app' }
  const fetch: typeof globalThis.fetch = async (url) =>
    Response.json(String(url).endsWith('/get-session') ? { session: { expiresAt: '' }, user } : answer)
  const flow = signedInFlow(settingsOf({ baseUrl, intent, bearer: true, fetch }), intent)
  const step = { kind: 'credentials', variant: 'password', context: {} } as const
  return flow.submitPassword(step, { username: '', password: 'typed' }, { signal })
}

/** A DocSpace that says this of itself, and someone who signs in to it. */
async function throughDocspace(
  settings: object,
  capabilities: object,
  options: Partial<DocspaceOptions> = {},
  answer: object = {},
) {
  const told: Readonly<Record<string, object>> = { settings: { docSpace: true, ...settings }, capabilities }
  const fetch: typeof globalThis.fetch = async (url) => {
    const response = told[String(url).split('/').at(-1) ?? ''] ?? answer
    return Response.json({ response, status: 0 })
  }
  const backend = docspace({ baseUrl: 'http://portal.invalid', fetch, ...options })
  const step = await backend.start({ signal })
  return backend.credentials.submit(step, { username: 'ann', password: 'typed' }, { signal })
}

function Taken() {
  const { submit, error } = useAction('phone', 'submit')
  return (
    <button type="button" onClick={() => submit({ phone })}>
      {error?.code ?? 'take'}
    </button>
  )
}

const { signal } = new AbortController()
const baseUrl = 'https://id.invalid'
const scripted = scriptedBackend({ start: sampleSteps.phone })
const phoneStep = { kind: 'phone', purpose: 'sign-in', context: {} } as const
const phone = e164('+79991234567')
const passwordHash = { size: 256, iterations: 1, salt: 'salt' }
const refused = { code: 'RequestIsNotValid' }

function answering(status: number, body: unknown): typeof fetch {
  return async () => Response.json(body, { status })
}

function Lost() {
  return <p>{useWidget().messages.language}</p>
}

/** What comes of a way to one of them: what the developer reads and how, and what people do. */
interface Told {
  readonly said: readonly string[]
  readonly how: 'thrown' | 'error' | 'warn'
  readonly people: string | undefined
}

const told = new Map<string, Promise<Told>>()

/** Each is said once, so it is come to once. */
async function tellOf(number: string, come: () => unknown): Promise<Told> {
  const known = told.get(number) ?? arrive(number, come)
  told.set(number, known)
  return known
}

async function arrive(number: string, come: () => unknown): Promise<Told> {
  const said: string[] = []
  let how: Told['how'] = 'thrown'
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      const line = words.join(' ')
      said.push(line)
      if (line.startsWith(`Entryphone ${number}`)) how = level
    })
  }
  let people: string | undefined
  try {
    await come()
  } catch (thrown) {
    said.push(String(thrown))
    if (thrown instanceof AuthError) people = en.errors[thrown.code]
  }
  const shown = [en.errors.misconfigured, en.start.failed, en.broken.missing.heading, en.broken.crashed.heading]
  people ??= shown.find((text) => document.body.textContent.includes(text))
  return { said, how, people }
}

describe('the catalogue of what developers are told', () => {
  test.each(Object.entries(ways))('a host that comes to %s reads it, and where to read on', async (number, come) => {
    const { said } = await tellOf(number, come)
    const page = `See node_modules/entryphone/ERRORS.md#${number.toLowerCase()}`
    expect(said.join('\n')).toMatch(new RegExp(`Entryphone ${number}\\b.* ${page}$`, 'ms'))
  })

  test('as does whoever runs a relay, or ships the sandbox', async () => {
    expect(new RelayMistake('E106', 'limits').message).toMatch(
      /^Entryphone E106 .* See node_modules\/entryphone\/ERRORS\.md#e106$/,
    )
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    vi.stubEnv('NODE_ENV', 'production')
    sayInProduction()
    vi.unstubAllEnvs()
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/ See node_modules\/entryphone\/ERRORS\.md#e130$/),
    )
  })

  test('each number is given once, and none that is retired', () => {
    const numbers = [
      ...Object.keys(mistakes),
      ...Object.keys(advices),
      ...Object.keys(relayMistakes),
      ...Object.keys(sandboxMistakes),
      ...Object.keys(scriptMistakes),
      ...Object.keys(inspectorMistakes),
      ...retired,
    ]
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(number).toMatch(/^E\d{2,3}$/)
  })

  test('each entry is a cause and a cure, in sentences', () => {
    for (const entry of Object.values(entries)) {
      expect(entry).toHaveLength(2)
      for (const words of entry) expect(words).toMatch(/^[A-Za-z`<].*\.$/)
    }
  })

  test('ERRORS.md in the package says the same', async () => {
    const who = new Map<string, string>()
    for (const [number, come] of Object.entries(ways)) {
      who.set(number, whoSees(await tellOf(number, come)))
      cleanup()
    }
    await expect(markdown(who)).toMatchFileSnapshot('../ERRORS.md')
  })
})

describe('a production build', () => {
  test('throws the number, what it is about and where to read on, without the sentences', () => {
    vi.stubEnv('NODE_ENV', 'production')
    const error = new EntryphoneError('E01', 'useFlow')
    expect(error.message).toBe('Entryphone E01 (useFlow): See node_modules/entryphone/ERRORS.md#e01')
    expect(error.number).toBe('E01')
  })

  test('as does a page that has no process', () => {
    vi.stubGlobal('process', undefined)
    const { message } = new EntryphoneError('E01')
    vi.unstubAllGlobals()
    expect(message).toBe('Entryphone E01: See node_modules/entryphone/ERRORS.md#e01')
  })
})

function whoSees({ how, people }: Told): string {
  const read =
    people === undefined ? 'Nothing of it is said to people.' : `People read “${people}”`.replace(/([^.])”$/, '$1”.')
  if (how === 'thrown') return 'You: thrown in every build, and no form comes.'
  return `You, once on the console, in development. ${read}`
}

function markdown(who: ReadonlyMap<string, string>): string {
  const list = (some: Entries, otherwise = '') =>
    Object.entries(some)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([number, [cause, cure]]) =>
        [
          `### ${number}\n`,
          `${cause}\n`,
          `**What to do:** ${cure}\n`,
          `**Who sees it:** ${who.get(number) ?? otherwise}\n`,
        ].join('\n'),
      )
      .join('\n')
  return [
    '# Errors and advice, by number\n',
    'Entryphone tells developers what is wrong by a number that is never given to anything else. Development builds say',
    'the whole sentence; production builds leave it out. Either way a message ends with its address in the package,',
    '`node_modules/entryphone/ERRORS.md#e01`. What people read meanwhile is a sentence of their language, never a number.\n',
    '## Thrown, in every build\n',
    list(mistakes),
    ...(Object.keys(advices).length === 0 ? [] : ['## Printed once on the console, in development\n', list(advices)]),
    '## Thrown by the relay, on a server: whole sentences in every build\n',
    list(relayMistakes, 'Whoever runs the relay, thrown in every build. People never do.'),
    '## Printed by the sandbox, in a production build\n',
    list(sandboxMistakes, 'You, once on the console of a production build. People never do.'),
    '## Printed by the inspector, in a production build\n',
    list(inspectorMistakes, 'You, once on the console of a production build. People never do.'),
    '## Printed by the script, in every page\n',
    list(scriptMistakes, 'You, on the console: the number and the names there are. People see no form, or English.'),
  ].join('\n')
}
