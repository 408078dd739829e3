/** What nobody may see outside of a vault: gathered as it is typed and told, looked for everywhere else. For tests only. */
export interface Secrets {
  add(secret: string): void
  /** The person has typed this where everyone may read it, a number or a name: it is no secret, as whatever else it is typed. */
  reveal(text: string): void
  /** Those that stand in this text by themselves, and not as a part of a longer word or number. */
  foundIn(text: string): readonly string[]
  /** Takes what a request or an answer carries. */
  learnFrom(body: string): void
}

/** The fields that carry secrets, of every documented backend. */
const fields = new Set([
  'password',
  'initial_password',
  'passwordHash',
  'code',
  'confirmation_code',
  'verificationCode',
  'token',
  'recaptchaResponse',
  'tfaKey',
  'manualEntryKey',
  'secret',
  'confirmUrl',
])

/** Shorter than this, or made of words, a value could stand anywhere by chance. */
const shortest = 6

export function gatherSecrets(): Secrets {
  const known = new Map<string, RegExp>()
  const revealed = new Set<string>()
  const add = (secret: string) => {
    const [, key] = /[?&]key=([^&]+)/.exec(secret) ?? []
    const bare = secret.startsWith('http') ? (key ?? '') : secret
    if (bare.length < shortest || bare.length > 2000 || revealed.has(bare)) return
    known.set(bare, new RegExp(`(?<![A-Za-z0-9])${bare.replaceAll(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9])`))
  }
  const walk = (value: unknown, name: string) => {
    if (typeof value === 'string' && fields.has(name) && isTelling(name, value)) add(value)
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? name : key)
  }
  return {
    add,
    reveal(text) {
      revealed.add(text)
      known.delete(text)
    },
    foundIn: (text) =>
      [...known].filter(([secret, alone]) => text.includes(secret) && alone.test(text)).map(([one]) => one),
    learnFrom(body) {
      try {
        walk(JSON.parse(body), '')
      } catch {
        // Not JSON: what a person typed is known without it.
      }
    },
  }
}

/** Everything that can be read off a value, an error's stack and causes included. */
export function textOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null || depth > 8) return ''
  const own = Reflect.ownKeys(value).map((key) => {
    const inner: unknown = Reflect.get(value, key)
    return `${String(key)}: ${textOf(inner, depth + 1)}`
  })
  return own.join('\n')
}

/** Not the words that a test types in place of a code or a password, and not the name of an error. */
function isTelling(name: string, value: string): boolean {
  if (/code$/i.test(name)) return /^([A-Z0-9]{6}|(?=.*[\d_-])[\w-]{6})$/.test(value)
  return !name.endsWith('password') || /\d/.test(value)
}
