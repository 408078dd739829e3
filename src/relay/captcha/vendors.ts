import * as z from 'zod/mini'

/** What a vendor says of a token. */
export interface VendorAnswer {
  readonly passed: boolean
  /** Where it was solved, as the vendor saw it. */
  readonly hostname: string | undefined
  readonly action: string | undefined
  /** It is not the token: the secret is not taken, or the vendor is in trouble. */
  readonly isOurFault: boolean
}

export interface Asked {
  readonly secret: string
  readonly token: string
  readonly address: string
}

/** How a vendor verifies: where, with which fields, and what it answers. */
export interface Vendor {
  readonly url: string
  /** Whether its answer says which action a token was made for. */
  readonly tellsAction: boolean
  fields(asked: Asked): Readonly<Record<string, string>>
  /** `undefined` where it is no answer of theirs. */
  read(body: unknown): VendorAnswer | undefined
}

/** hCaptcha, reCAPTCHA and Turnstile answer alike. */
const siteVerify = z.object({
  success: z.boolean(),
  hostname: z.optional(z.string()),
  action: z.optional(z.string()),
  'error-codes': z.optional(z.array(z.string())),
})

const validated = z.object({ status: z.string(), message: z.optional(z.string()), host: z.optional(z.string()) })

/** `missing-input-secret`, `invalid-input-secret`, `sitekey-secret-mismatch`, `internal-error`, … */
const ofSecret = /secret|internal-error|bad-request|not-using-dummy/

function readSiteVerify(body: unknown): VendorAnswer | undefined {
  const answer = siteVerify.safeParse(body)
  if (!answer.success) return undefined
  const { success, hostname, action, 'error-codes': errors = [] } = answer.data
  return { passed: success, hostname, action, isOurFault: !success && errors.some((error) => ofSecret.test(error)) }
}

const inForm = ({ secret, token, address }: Asked) => ({ secret, response: token, remoteip: address })

export const vendors = {
  /** docs.hcaptcha.com, "Verify the User Response Server Side". */
  hcaptcha: { url: 'https://api.hcaptcha.com/siteverify', tellsAction: false, fields: inForm, read: readSiteVerify },
  /** developers.google.com/recaptcha/docs/verify. Version 3 and Enterprise tell the action. */
  recaptcha: {
    url: 'https://www.google.com/recaptcha/api/siteverify',
    tellsAction: true,
    fields: inForm,
    read: readSiteVerify,
  },
  /** developers.cloudflare.com/turnstile/get-started/server-side-validation. */
  turnstile: {
    url: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    tellsAction: true,
    fields: inForm,
    read: readSiteVerify,
  },
  /** yandex.cloud/docs/smartcaptcha/concepts/validation: an `ok` without a host names no page it was solved on. */
  smartcaptcha: {
    url: 'https://smartcaptcha.cloud.yandex.ru/validate',
    tellsAction: false,
    fields: ({ secret, token, address }: Asked) => ({ secret, token, ip: address }),
    read(body: unknown): VendorAnswer | undefined {
      const answer = validated.safeParse(body)
      if (!answer.success) return undefined
      const { status, message = '', host } = answer.data
      const isOurFault = status !== 'ok' && /secret|authenticat/i.test(message)
      return { passed: status === 'ok', hostname: host, action: undefined, isOurFault }
    },
  },
} as const satisfies Readonly<Record<string, Vendor>>

/** A vendor whose tokens the relay can have checked. */
export type CaptchaVendor = keyof typeof vendors
