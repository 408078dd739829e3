import { lifepay } from '../../src/backends/lifepay/index.ts'
import type { Backend } from '../../src/index.ts'
import type { CaptchaName, Choices } from './choices.ts'
import { sandboxAddress, setSwitches } from './sandbox.ts'

/** What each backend needs from a host, and what the sandbox is told first. */
export async function makeBackend(choices: Choices, fetch: typeof globalThis.fetch): Promise<Backend> {
  const sandbox = sandboxAddress(choices)
  const baseUrlOf = (mount: string) => choices.baseUrl ?? `${sandbox}/${mount}`
  const onSandbox = choices.baseUrl === undefined
  switch (choices.backend) {
    case 'lifepay':
    default: {
      const captcha = lifepayCaptcha(choices.captcha)
      if (onSandbox) await setSwitches(choices.world, { captcha: captcha === undefined ? 'none' : null })
      return lifepay({
        baseUrl: baseUrlOf('lifepay'),
        fetch,
        language: choices.lang === 'ru' ? 'ru-RU' : 'en-US',
        verify: async ({ phone, code, signal }) => {
          const response = await fetch(`${sandbox}/app/lifepay/verify`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ phone, code }),
            signal,
          })
          const answer: { readonly token: string } = await response.json()
          if (!response.ok) throw answer
          return { token: answer.token }
        },
        ...(captcha && { captcha }),
      })
    }
  }
}

/** LIFE PAY's enum knows these two. */
function lifepayCaptcha(name: CaptchaName) {
  return name === 'hcaptcha' || name === 'smartcaptcha'
    ? ({ provider: name, siteKey: `sandbox-${name}` } as const)
    : undefined
}
