import { describe, expect, test } from 'vitest'
import * as betterAuthRequests from '../backends/better-auth/requests.ts'
import * as portalRequests from '../backends/docspace/portalRequests.ts'
import * as docspaceRequests from '../backends/docspace/requests.ts'
import * as lifepayAccountRequests from '../backends/lifepay/accountRequests.ts'
import * as lifepayRequests from '../backends/lifepay/requests.ts'
import * as capabilityRequests from '../backends/workspace/capabilities.ts'
import * as workspaceRequests from '../backends/workspace/requests.ts'
import { grpcWeb } from '../backends/zitadel/grpcWeb.ts'
import { json } from '../backends/zitadel/json.ts'
import type { ZitadelTransport } from '../backends/zitadel/transport.ts'
import { userService } from '../backends/zitadel/userService.ts'
import { routableCode } from '../backends/onlyoffice/codePath.ts'
import { captchaToken } from '../captcha/token.ts'
import type { HttpOptions } from '../runtime/http.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import type { RelayBackend } from './backend.ts'
import { betterAuth } from './backends/betterAuth.ts'
import { docspace } from './backends/docspace.ts'
import { lifepay } from './backends/lifepay.ts'
import { workspace } from './backends/workspace.ts'
import { zitadel } from './backends/zitadel.ts'
import { browserOf } from './browser.test-support.ts'
import { createRelay } from './relay.ts'
import { relayUrl, type Seen, watchedUpstream } from './relay.test-support.ts'

const { signal } = new AbortController()
const phone = e164('+79991234567')
const phoneNumber = phone
const token = captchaToken('solved')
const code = '123456'
const upstream = 'https://upstream.example.com'

type Make = (http: HttpOptions) => Promise<unknown>
type Calls<Module> = { readonly [Name in keyof Module]: Make }

const betterAuthCalls: Calls<typeof betterAuthRequests> = {
  sendPhoneNumberOTP: (http) => betterAuthRequests.sendPhoneNumberOTP(http, { phoneNumber, captcha: token }, signal),
  verifyPhoneNumber: (http) =>
    betterAuthRequests.verifyPhoneNumber(http, { phoneNumber, code, updatePhoneNumber: true }, signal),
  signInPhoneNumber: (http) =>
    betterAuthRequests.signInPhoneNumber(http, { phoneNumber, password: 'p', rememberMe: false }, signal),
  requestPasswordResetPhoneNumber: (http) =>
    betterAuthRequests.requestPasswordResetPhoneNumber(http, { phoneNumber }, signal),
  resetPasswordPhoneNumber: (http) =>
    betterAuthRequests.resetPasswordPhoneNumber(http, { phoneNumber, otp: code, newPassword: 'p' }, signal),
  signInEmail: (http) => betterAuthRequests.signInEmail(http, { email: 'a@example.com', password: 'p' }, signal),
  signInUsername: (http) => betterAuthRequests.signInUsername(http, { username: 'ann', password: 'p' }, signal),
  signUpEmail: (http) =>
    betterAuthRequests.signUpEmail(http, { name: 'Ann', email: 'a@example.com', password: 'p' }, signal),
  requestPasswordReset: (http) =>
    betterAuthRequests.requestPasswordReset(http, { email: 'a@example.com', redirectTo: '/x' }, signal),
  resetPassword: (http) => betterAuthRequests.resetPassword(http, { token: 't', newPassword: 'p' }, signal),
  enableTwoFactor: (http) =>
    betterAuthRequests.enableTwoFactor(http, { password: 'p', method: 'totp', issuer: 'i' }, signal),
  verifyTOTP: (http) => betterAuthRequests.verifyTOTP(http, { code, trustDevice: true }, signal),
  sendTwoFactorOTP: (http) => betterAuthRequests.sendTwoFactorOTP(http, {}, signal),
  verifyTwoFactorOTP: (http) => betterAuthRequests.verifyTwoFactorOTP(http, { code }, signal),
  verifyBackupCode: (http) => betterAuthRequests.verifyBackupCode(http, { code: 'abcde-fghij' }, signal),
  generateBackupCodes: (http) => betterAuthRequests.generateBackupCodes(http, { password: 'p' }, signal),
  getTOTPURI: (http) => betterAuthRequests.getTOTPURI(http, { password: 'p' }, signal),
  disableTwoFactor: (http) => betterAuthRequests.disableTwoFactor(http, { password: 'p' }, signal),
  removePhoneNumber: (http) => betterAuthRequests.removePhoneNumber(http, signal),
  getSession: (http) => betterAuthRequests.getSession(http, signal),
  signOut: (http) => betterAuthRequests.signOut(http, signal),
  getOk: (http) => betterAuthRequests.getOk(http, signal),
}

const person = { userName: 'ann@example.com', passwordHash: 'abc', session: true, culture: 'en-US' }
const call = { credentials: person, captcha: { provider: 'hcaptcha', token } } as const
const confirm = 'type=PhoneActivation&key=510000000000.ABC%2B&encemail=Zm9v'

const docspaceCalls: Calls<typeof docspaceRequests & typeof portalRequests> = {
  getSettings: (http) => portalRequests.getSettings(http, true, signal),
  getCapabilities: (http) => portalRequests.getCapabilities(http, false, signal),
  authenticate: (http) => docspaceRequests.authenticate(http, call, signal),
  authenticateWithCode: (http) =>
    docspaceRequests.authenticateWithCode(http, { ...call, code: routableCode('Kf3_aZ') }, signal),
  sendSms: (http) => docspaceRequests.sendSms(http, call, signal),
  setPhone: (http) => docspaceRequests.setPhone(http, { phone, confirm }, signal),
  setPhoneWithCookies: (http) => docspaceRequests.setPhoneWithCookies(http, { phone, confirm }, signal),
  getSignedIn: (http) => docspaceRequests.getSignedIn(http, signal),
  logOut: (http) => docspaceRequests.logOut(http, signal),
  getAppSetup: (http) => docspaceRequests.getAppSetup(http, confirm, signal),
  validateAppCode: (http) => docspaceRequests.validateAppCode(http, { code, confirm, session: true }, signal),
  getBackupCodes: (http) => docspaceRequests.getBackupCodes(http, 'b64+/=', signal),
}

const workspaceCalls = (
  format: 'json' | 'xml',
): Calls<typeof workspaceRequests & Pick<typeof capabilityRequests, 'getCapabilities'>> => {
  const credentials = { userName: 'ann@example.com', password: 'Päß wörd' }
  return {
    authenticate: (http) => workspaceRequests.authenticate({ ...http, format }, credentials, signal),
    authenticateWithCode: (http) =>
      workspaceRequests.authenticateWithCode({ ...http, format }, { code: routableCode(code), credentials }, signal),
    sendSms: (http) => workspaceRequests.sendSms({ ...http, format }, credentials, signal),
    setPhone: (http) => workspaceRequests.setPhone({ ...http, format }, { phone, credentials }, signal),
    getSettings: (http) => workspaceRequests.getSettings({ ...http, format }, signal),
    getCapabilities: (http) => capabilityRequests.getCapabilities({ ...http, format }, signal),
    getBackupCodes: (http) => workspaceRequests.getBackupCodes({ ...http, format }, 'b64+/=', signal),
  }
}

const { headersOf: _, ...lifepayFunctions } = lifepayRequests
type LifepayModule = typeof lifepayFunctions & typeof lifepayAccountRequests
const lifepayCalls: Calls<LifepayModule> = {
  sendCodeByPhone: (http) =>
    lifepayRequests.sendCodeByPhone(http, { phone, captcha: { type: 'hCaptcha', token } }, signal),
  signInByPhone: (http) => lifepayAccountRequests.signInByPhone(http, { phone, password: 'secret' }, signal),
  signUp: (http) =>
    lifepayAccountRequests.signUp(http, { phone, name: 'Annie', code, username: 'ann', password: 'secret' }, signal),
  resetPassword: (http) => lifepayAccountRequests.resetPassword(http, { phone, password: 'secret', code }, signal),
}

const zitadelCalls = (transport: ZitadelTransport): Readonly<Record<string, Make>> => {
  const at = (http: HttpOptions) => ({ http, token: 'held-by-the-relay', signal })
  return {
    getMyPhone: (http) => transport.getMyPhone(at(http)),
    setMyPhone: (http) => transport.setMyPhone(at(http), { phone }),
    verifyMyPhone: (http) => transport.verifyMyPhone(at(http), { code: 'é'.repeat(100) }),
    resendMyPhoneVerification: (http) => transport.resendMyPhoneVerification(at(http)),
    removeMyPhone: (http) => transport.removeMyPhone(at(http)),
    listMyAuthFactors: (http) => transport.listMyAuthFactors(at(http)),
    addMyAuthFactorOTP: (http) => transport.addMyAuthFactorOTP(at(http)),
    verifyMyAuthFactorOTP: (http) => transport.verifyMyAuthFactorOTP(at(http), { code }),
    removeMyAuthFactorOTP: (http) => transport.removeMyAuthFactorOTP(at(http)),
    addMyAuthFactorOTPSMS: (http) => transport.addMyAuthFactorOTPSMS(at(http)),
    removeMyAuthFactorOTPSMS: (http) => transport.removeMyAuthFactorOTPSMS(at(http)),
  }
}

const throughZitadel = zitadel({ upstream, session: () => 'ann', token: () => 'held-by-the-relay' })
const userId = '69629023906488334'

const clients: readonly (readonly [string, RelayBackend, Readonly<Record<string, Make>>])[] = [
  ['better-auth', betterAuth({ upstream }), betterAuthCalls],
  ['DocSpace', docspace({ upstream }), docspaceCalls],
  ['LIFE PAY', lifepay({ upstream, tellsAddress: false }), lifepayCalls],
  ['Workspace in JSON', workspace({ upstream }), workspaceCalls('json')],
  ['Workspace in XML', workspace({ upstream }), workspaceCalls('xml')],
  ['ZITADEL in JSON', throughZitadel, zitadelCalls(json())],
  ['ZITADEL over gRPC-Web', throughZitadel, zitadelCalls(grpcWeb())],
  ['ZITADEL v2 in JSON', throughZitadel, zitadelCalls(userService({ userId }))],
  ['ZITADEL v2 over Connect', throughZitadel, zitadelCalls(userService({ userId, protocol: 'connect' }))],
]

/** What a server is told, as far as a call of the widget's says it: the rest is the carrier's. */
function told({ method, url, headers, body }: Seen) {
  const carried = /^(?:host|origin|sec-fetch-.*|accept-encoding|cookie|x-forwarded-for|content-length)$/
  const said = Object.fromEntries([...headers].filter(([name]) => !carried.test(name)))
  return { method, path: url.slice(upstream.length), body, headers: said }
}

describe.each(clients)('what the widget asks of %s', (_name, backend, calls) => {
  test.each(Object.entries(calls))('by %s goes through the relay as it is', async (_call, make) => {
    const direct = watchedUpstream()
    // Which answers they can read is theirs: what is asked for is looked at here.
    await make({ baseUrl: upstream, fetch: direct.fetch }).catch(() => {})
    const behind = watchedUpstream()
    const backends = { one: { ...backend, fetch: behind.fetch } }
    const { fetch } = browserOf(createRelay({ url: relayUrl, proxy: 'none', limits: 'elsewhere', backends }))
    await make({ baseUrl: `${relayUrl}/one`, fetch }).catch(() => {})
    expect(direct.seen.length).toBeGreaterThan(0)
    expect(behind.seen.map(told)).toEqual(direct.seen.map(told))
  })
})

describe('what the widget never asks', () => {
  test('is 404: neighbours of documented calls, in whatever letters', async () => {
    const { seen, fetch } = watchedUpstream()
    const backends = {
      docspace: { ...docspace({ upstream }), fetch },
      workspace: { ...workspace({ upstream }), fetch },
      zitadel: { ...throughZitadel, fetch },
      auth: { ...betterAuth({ upstream }), fetch },
      pay: { ...lifepay({ upstream }), fetch },
    }
    const browser = browserOf(createRelay({ url: relayUrl, proxy: 'none', limits: 'elsewhere', backends }))
    const post = (path: string) => browser.fetch(relayUrl + path, { method: 'POST' })
    const asked = await Promise.all(
      [
        '/docspace/api/2.0/authentication/SendSms',
        '/docspace/api/2.0/authentication/confirm',
        '/docspace/api/2.0/people',
        '/docspace/api/2.0/settings/tfaapp',
        '/workspace/api/2.0/authentication/SETPHONE',
        '/workspace/api/2.0/authentication/register.xml',
        '/workspace/api/2.0/authentication/login',
        '/workspace/api/2.0/settings',
        '/zitadel/v2/sessions',
        '/zitadel/v2/users/1/password',
        '/zitadel/zitadel.user.v2.UserService/UpdateUser',
        '/zitadel/zitadel.auth.v1.AuthService/RemoveMyUser',
        '/zitadel/oauth/v2/token',
        '/auth/admin/set-role',
        '/auth/two-factor/view-backup-codes',
        '/auth/change-password',
        '/pay/auth/sign-in',
        '/pay/orgs',
        '/pay/verify',
      ].map(post),
    )
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404))
    expect(seen).toEqual([])
  })
})
