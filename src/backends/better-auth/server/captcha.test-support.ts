import type { BetterAuthPlugin } from 'better-auth'
import { captcha } from './packages.test-support.ts'
import type { Chosen } from './switches.test-support.ts'

const providers = {
  hcaptcha: 'hcaptcha',
  recaptcha: 'google-recaptcha',
  turnstile: 'cloudflare-turnstile',
} as const

function isKnown(name: string | undefined): name is keyof typeof providers {
  return name !== undefined && name in providers
}

/** The plugin, where one is chosen. It asks our desk, not a vendor's. */
export function captchaOf(
  { captcha: name, captchaPaths, captchaDown }: Chosen,
  siteVerify: string,
): BetterAuthPlugin[] {
  if (!isKnown(name)) return []
  const plugin = captcha({
    provider: providers[name],
    secretKey: 'sandbox',
    siteVerifyURLOverride: `${siteVerify}/${captchaDown ? 'down' : name}`,
    ...(captchaPaths !== undefined && { endpoints: captchaPaths.split(',').map((path) => path.trim()) }),
  })
  return [plugin]
}
