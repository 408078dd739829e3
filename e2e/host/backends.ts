import { docspace } from '../../src/backends/docspace/index.ts'
import { lifepay } from '../../src/backends/lifepay/index.ts'
import { workspace } from '../../src/backends/workspace/index.ts'
import { grpcWeb } from '../../src/backends/zitadel/grpcWeb.ts'
import { type UserServiceOptions, userService, type ZitadelOptions, zitadel } from '../../src/backends/zitadel/index.ts'
import type { Backend } from '../../src/index.ts'
import type { BackendName, CaptchaName, Choices } from './choices.ts'
import { hostVerify } from '../../src/backends/lifepay/hostVerify.test-support.ts'
import { sandboxAddress, setSwitches } from './sandbox.ts'

/** What the page gives a backend. The sandbox is told first what it has to be for this page. */
interface Surroundings {
  readonly choices: Choices
  readonly baseUrl: (mount: string) => string
  readonly fetch: typeof globalThis.fetch
  readonly tellSandbox: (switches: Parameters<typeof setSwitches>[1]) => Promise<void>
}

export function makeBackend(choices: Choices, fetch: typeof globalThis.fetch): Promise<Backend> {
  return makers[choices.backend]({
    choices,
    fetch,
    baseUrl: (mount) => choices.baseUrl ?? `${sandboxAddress(choices)}/${mount}`,
    async tellSandbox(switches) {
      if (choices.baseUrl === undefined) await setSwitches(choices.world, switches)
    },
  })
}

const makers: Readonly<Record<BackendName, (around: Surroundings) => Promise<Backend>>> = {
  async lifepay({ choices, fetch, baseUrl, tellSandbox }) {
    const captcha = lifepayCaptcha(choices.captcha)
    await tellSandbox({ captcha: captcha === undefined ? 'none' : null })
    const { completion, alias, offerSignUp, unknownPhones } = choices
    const options = {
      baseUrl: baseUrl('lifepay'),
      fetch,
      unknownPhones,
      ...waits(choices),
      language: choices.lang === 'ru' ? 'ru-RU' : 'en-US',
      ...(captcha && { captcha }),
      ...(alias !== 'none' && { organizationAlias: alias }),
    }
    return completion === 'verify'
      ? lifepay({
          ...options,
          verify: hostVerify(`${sandboxAddress(choices)}/app/lifepay/verify`, fetch, choices.timeout),
        })
      : lifepay({ ...options, completion, offerSignUp: offerSignUp === 'yes' })
  },
  async docspace({ choices, fetch, baseUrl, tellSandbox }) {
    const { captcha } = choices
    await tellSandbox({
      'docspace.captcha': captcha === 'hcaptcha' || captcha === 'recaptcha' ? captcha : null,
      ...(choices.password === 'plain' && { 'docspace.ldap': true }),
    })
    // Across origins DocSpace's CORS allows no cookies; then the token is all there is.
    return docspace({
      baseUrl: baseUrl('docspace'),
      fetch,
      ...waits(choices),
      appCodes: choices.appCodes,
      ...(choices.password === 'plain' && { plainPassword: true }),
      ...(choices.origin === 'second' && { credentials: 'omit' as const }),
    })
  },
  async workspace({ choices, fetch, baseUrl, tellSandbox }) {
    // Workspace names no origin in its CORS: elsewhere it has to stand behind a proxy that does.
    if (choices.origin === 'second') await tellSandbox({ 'workspace.cors': true })
    return workspace({ baseUrl: baseUrl('workspace'), fetch, ...waits(choices), format: choices.format })
  },
  zitadel: async (around) => zitadel(zitadelOptions(around)),
  'zitadel-grpc-web': async (around) => zitadel({ ...zitadelOptions(around), transport: grpcWeb() }),
  'zitadel-v2': async (around) => zitadel(overUserService(around, 'json')),
  'zitadel-v2-connect': async (around) => zitadel(overUserService(around, 'connect')),
}

/** How long is waited, where the address says so. */
function waits({ timeout, cooldown }: Choices) {
  return {
    ...(timeout !== undefined && { timeout }),
    ...(cooldown !== undefined && { resendCooldown: cooldown }),
  }
}

/** LIFE PAY's enum knows these two. */
function lifepayCaptcha(name: CaptchaName) {
  return name === 'hcaptcha' || name === 'smartcaptcha'
    ? ({ provider: name, siteKey: `sandbox-${name}` } as const)
    : undefined
}

/** API v2 names its user, in the sandbox as the token does. */
function overUserService(around: Surroundings, protocol: UserServiceOptions['protocol']): ZitadelOptions {
  const { account } = around.choices
  const userId = (account === 'token-expired' ? 'token-nophone' : account).replace(
    /^(?:token|second|session)-/,
    'user-',
  )
  return { ...zitadelOptions(around), transport: userService({ userId, ...(protocol && { protocol }) }) }
}

function zitadelOptions({ choices, fetch, baseUrl }: Surroundings): ZitadelOptions {
  const { account, intent, token } = choices
  // In the sandbox a token's name says who is signed in. A refresh gives the expired one's user back.
  const refreshed = account === 'token-expired' ? 'token-nophone' : `${account}-refreshed`
  return {
    baseUrl: baseUrl('zitadel'),
    fetch,
    ...waits(choices),
    intent,
    token: token ?? (({ refresh }) => (refresh ? refreshed : account)),
  }
}
