import { type Answer, type HttpOptions, request } from '../../runtime/http.ts'
import type { CaptchaToken, E164 } from '../../protocol/step.ts'

/** LPOS API v6, header `X-LP-Client-Type`. `Android` is in the newer copy of the page only. */
export type LifepayClientType = 'Unknown' | 'App' | 'WebApp' | 'Service' | 'Android'

/** LPOS API v6, the enum of the captcha type field. */
export type LifepayCaptchaType = 'YandexSmartCaptcha' | 'hCaptcha'

/** What a person's device may be told to say of itself. Nothing of it is sent unless the host asks. */
export interface LifepayClientDescription {
  readonly name?: string
  readonly osName?: string
  readonly osVersion?: string
  /** `1280x0900`. */
  readonly screenResolution?: string
  readonly model?: string
  /** Comma-separated. */
  readonly extensions?: string
  /** Comma-separated, "depersonalized"; goes out as `X-Client-Extensions`. */
  readonly depersonalizedExtensions?: string
}

/** Where LIFE PAY is, and what each of its calls says of the page: LPOS API v6, its headers. */
export interface LifepayHttpOptions extends HttpOptions {
  readonly clientType?: LifepayClientType
  /** A GUID. Default: a random one, kept per install in localStorage. Must stay the same from sending to checking. */
  readonly clientIdentifier?: string
  /** False: the random one lives as long as the page and is kept nowhere; one that was kept before is removed. Default true. */
  readonly keepClientIdentifier?: boolean
  readonly client?: LifepayClientDescription
  /** `^[a-zA-Z0-9_-]{2,24}$`. */
  readonly organizationAlias?: string
  /** Language of the server's `message`, a BCP 47 tag. Default: the browser's. */
  readonly language?: string
  /** The field the captcha's type goes out in: its name is lost in the published page. Default `captcha_type`. */
  readonly captchaTypeField?: string
  /** The person's address, for the captcha's check. A browser does not know it; a proxy of yours does. */
  readonly ip?: string
  /** Query parameters: the page lists at least one whose name is lost. None unless given. */
  readonly query?: Readonly<Record<string, string>>
}

export interface SendCodeByPhone {
  /** `+7` and ten digits. */
  readonly phone: E164
  readonly captcha?: { readonly type: LifepayCaptchaType; readonly token: CaptchaToken } | undefined
}

/** Asks for a code by SMS. 204 with no body on success. LPOS API v6, `POST /auth/send-code-by-phone`. */
export function sendCodeByPhone(
  options: LifepayHttpOptions,
  { phone, captcha }: SendCodeByPhone,
  signal: AbortSignal,
): Promise<Answer> {
  const query = new URLSearchParams(options.query).toString()
  return request(options, {
    method: 'POST',
    path: `/auth/send-code-by-phone${query === '' ? '' : `?${query}`}`,
    headers: headersOf(options),
    body: {
      phone,
      ...(captcha && { token: captcha.token, [options.captchaTypeField ?? 'captcha_type']: captcha.type }),
      // JSON leaves it out where it is not given.
      ip: options.ip,
      send_sms: true,
    },
    signal,
  })
}

/** The header parameters of every operation. */
export function headersOf(options: LifepayHttpOptions): Record<string, string> {
  const { client = {} } = options
  const language = options.language ?? (typeof navigator === 'undefined' ? 'ru-RU' : navigator.language)
  const named: Record<string, string | undefined> = {
    'X-LP-Client-Identifier': options.clientIdentifier ?? installIdentifier(options.keepClientIdentifier ?? true),
    'X-LP-Client-Type': options.clientType ?? 'WebApp',
    'Accept-Language': language,
    'X-LP-Organization-Alias': options.organizationAlias,
    'X-LP-Client-Name': client.name,
    'X-LP-Client-OS-Name': client.osName,
    'X-LP-Client-OS-Version': client.osVersion,
    'X-LP-Client-Screen-Resolution': client.screenResolution,
    'X-LP-Client-Model': client.model,
    'X-LP-Client-Extensions': client.extensions,
    'X-Client-Extensions': client.depersonalizedExtensions,
  }
  return Object.fromEntries(Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

const identifierKey = 'entryphone:lifepay:client-identifier'
let identifierInMemory: string | undefined

/** One GUID per install. Where storage is refused, or not wanted, it lives as long as the page. */
function installIdentifier(isKept: boolean): string {
  try {
    if (!isKept) {
      localStorage.removeItem(identifierKey)
      return (identifierInMemory ??= randomGuid())
    }
    const kept = localStorage.getItem(identifierKey)
    if (kept !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(kept)) return kept
    identifierInMemory ??= randomGuid()
    localStorage.setItem(identifierKey, identifierInMemory)
  } catch {
    identifierInMemory ??= randomGuid()
  }
  return identifierInMemory
}

/** RFC 9562 version 4. Not `crypto.randomUUID`, which pages served over plain HTTP do not have. */
function randomGuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
