/** What the page's address chooses, read once: a change of any of it is another address. */
export const backendNames = [
  'lifepay',
  'docspace',
  'workspace',
  'zitadel',
  'zitadel-grpc-web',
  'zitadel-v2',
  'zitadel-v2-connect',
] as const
export type BackendName = (typeof backendNames)[number]

export const captchaNames = ['none', 'hcaptcha', 'smartcaptcha', 'recaptcha'] as const
export type CaptchaName = (typeof captchaNames)[number]

export const languages = ['en', 'ru', 'ar'] as const
export const themes = ['auto', 'light', 'dark'] as const
export const origins = ['same', 'second'] as const
export const appRoads = ['authentication', 'tfaapp'] as const
export const intents = ['verify', 'change', 'add-app', 'remove-app', 'add-sms', 'remove-sms', 'remove-phone'] as const
export const completions = ['verify', 'password', 'sign-up', 'reset-password'] as const
export const unknownPhones = ['refuse', 'code-step'] as const
export const aliases = ['none', 'acme', 'nobody'] as const
export const formats = ['json', 'xml'] as const

export interface Choices {
  readonly backend: BackendName
  readonly lang: (typeof languages)[number]
  readonly captcha: CaptchaName
  readonly theme: (typeof themes)[number]
  /** A set of accounts, messages and clocks of its own. */
  readonly world: string
  /** Which origin of the sandbox the widget talks to: the page's own, or the second one with the vendor's CORS. */
  readonly origin: (typeof origins)[number]
  /** LIFE PAY: what turns a number into a session. */
  readonly completion: (typeof completions)[number]
  /** LIFE PAY: whether a number without an account may be told, and an account offered. */
  readonly offerSignUp: 'yes' | 'no'
  /** LIFE PAY: where a number leads that no code goes to. */
  readonly unknownPhones: (typeof unknownPhones)[number]
  /** LIFE PAY: the organization. */
  readonly alias: (typeof aliases)[number]
  /** DocSpace: how an authenticator's code is handed in. */
  readonly appCodes: (typeof appRoads)[number]
  /** DocSpace: whether the password goes out as a hash, or itself, as a directory (LDAP) wants it. */
  readonly password: 'hash' | 'plain'
  /** Workspace: what it answers in. */
  readonly format: (typeof formats)[number]
  /** ZITADEL: who is signed in, by the token's name in the sandbox. */
  readonly account: string
  readonly intent: (typeof intents)[number]
  /** Milliseconds until an unanswered request is given up. */
  readonly timeout: number | undefined
  /** Milliseconds before another message may be asked for. */
  readonly cooldown: number | undefined
  /** A real server instead of the sandbox. */
  readonly baseUrl: string | undefined
  /** The access token for a real ZITADEL, from the fragment, which no server ever sees. */
  readonly token: string | undefined
}

export function readChoices(location: Pick<Location, 'search' | 'hash'>): Choices {
  const query = new URLSearchParams(location.search)
  const fragment = new URLSearchParams(location.hash.slice(1))
  const backend = oneOf(backendNames, query.get('backend'), 'lifepay')
  return {
    backend,
    lang: oneOf(languages, query.get('lang'), 'en'),
    captcha: oneOf(captchaNames, query.get('captcha'), backend === 'lifepay' ? 'hcaptcha' : 'none'),
    theme: oneOf(themes, query.get('theme'), 'auto'),
    world: query.get('world') ?? 'default',
    origin: oneOf(origins, query.get('origin'), 'same'),
    completion: oneOf(completions, query.get('completion'), 'verify'),
    offerSignUp: oneOf(['yes', 'no'] as const, query.get('offerSignUp'), 'no'),
    unknownPhones: oneOf(unknownPhones, query.get('unknownPhones'), 'refuse'),
    alias: oneOf(aliases, query.get('alias'), 'none'),
    appCodes: oneOf(appRoads, query.get('appCodes'), 'authentication'),
    password: oneOf(['hash', 'plain'] as const, query.get('password'), 'hash'),
    format: oneOf(formats, query.get('format'), 'json'),
    account: query.get('account') ?? 'token-nophone',
    intent: oneOf(intents, query.get('intent'), 'verify'),
    timeout: milliseconds(query.get('timeout')),
    cooldown: milliseconds(query.get('cooldown')),
    baseUrl: query.get('baseUrl') ?? undefined,
    token: fragment.get('token') ?? undefined,
  }
}

/** This page's address with some of it chosen otherwise. */
export function addressOf(choices: Choices, changes: Partial<Choices>): string {
  const { token: _, baseUrl, timeout, cooldown, ...named } = { ...choices, ...changes }
  const query = new URLSearchParams(named)
  for (const [name, value] of Object.entries({ baseUrl, timeout, cooldown })) {
    if (value !== undefined) query.set(name, String(value))
  }
  return `?${query.toString()}`
}

function milliseconds(value: string | null): number | undefined {
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined
}

function oneOf<T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T {
  return allowed.find((one) => one === value) ?? otherwise
}
