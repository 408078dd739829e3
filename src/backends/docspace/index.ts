import type { Backend } from '../../protocol/backend.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { aFunction, anything, aText, check, isAddress, ofHttp, oneOf, type RulesOf } from '../../runtime/options.ts'
import type { CaptchaToken, CredentialsStep } from '../../protocol/step.ts'
import { backupCodesIfAny, readBackupCodes } from '../onlyoffice/backupCodes.ts'
import { markOf, tenantIn } from '../../runtime/scope.ts'
import { onlyofficeSignIn } from '../onlyoffice/signIn.ts'
import { readDocspace } from './answers.ts'
import { confirmLinkOf } from './confirmLink.ts'
import { confirmHeaderOf, portalOf } from './confirmHeader.ts'
import { credentialsOf } from './credentials.ts'
import type { DocspaceOptions } from './options.ts'
import { type DocspacePortal, learnPortal } from './portal.ts'
import {
  authenticate,
  authenticateWithCode,
  type DocspaceCaptcha,
  type DocspaceCredentials,
  getBackupCodes,
  sendSms,
  setPhone,
  setPhoneWithCookies,
} from './requests.ts'
import { signOutOthers } from './signedIn.ts'

export type { DocspaceRefusal } from './answers.ts'
export type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
export type { DocspaceOptions } from './options.ts'
export type { DocspaceConfirmData, DocspaceSocial } from './requests.ts'

/** What each has learned of its portal. */
const portals = new WeakMap<NonNullable<Backend['credentials']>, () => DocspacePortal | undefined>()
const rules = {
  ...ofHttp,
  appCodes: oneOf('authentication', 'tfaapp'),
  culture: aText,
  issuer: aText,
  onCapabilities: aFunction,
  portalOrigin: { number: 'E20', holds: (value: unknown) => value === undefined || isAddress(value) },
  confirmData: anything,
  plainPassword: anything,
  social: anything,
  staySignedIn: anything,
  usernameHint: anything,
} as const satisfies RulesOf<DocspaceOptions>

/** Signs in to ONLYOFFICE DocSpace (read at v3.7.2): password or what stands for it, then SMS or an authenticator. */
export function docspace(options: DocspaceOptions) {
  check('docspace', options, rules)
  const now = options.now ?? steadyNow
  let portal: DocspacePortal | undefined

  const learn = async (signal: AbortSignal): Promise<DocspacePortal> => {
    portal = await learnPortal(options, signal, now)
    return portal
  }
  const solved = (token: CaptchaToken | undefined): DocspaceCaptcha | undefined =>
    token === undefined || portal?.settings.captcha === undefined
      ? undefined
      : { provider: portal.settings.captcha.provider, token }

  const backend = onlyofficeSignIn<DocspaceCredentials>({
    name: 'docspace',
    address: options.baseUrl,
    tenant: tenantIn(options.headers),
    entrance: entranceOf(options),
    now,
    resendCooldown: options.resendCooldown ?? 30_000,
    takeOver: (former) => {
      portal ??= former.credentials && portals.get(former.credentials)?.()
    },
    prepare: async (signal) => {
      await learn(signal)
    },
    firstStep: (): CredentialsStep => ({
      kind: 'credentials',
      variant: options.social !== undefined || options.confirmData !== undefined ? 'continue' : 'username-and-password',
      context: {},
      ...(options.usernameHint !== undefined && { username: options.usernameHint }),
      ...(portal?.settings.fixedSessionLife !== true && { staySignedIn: options.staySignedIn ?? false }),
    }),
    issuer: () => options.issuer ?? portalOf(options).hostname,
    captcha: () => portal?.settings.captcha,
    async credentialsOf(step, input, signal) {
      return credentialsOf(options, portal ?? (await learn(signal)), step, input)
    },
    confirmOf: (confirmUrl) => confirmHeaderOf(confirmUrl, portalOf(options).origin),

    async authenticate(credentials, { captcha, signal }) {
      const answer = await authenticate(options, { credentials, captcha: solved(captcha) }, signal)
      return readDocspace(answer, 'authenticate', now())
    },
    async authenticateWithCode(credentials, code, { captcha, signal }) {
      const answer = await authenticateWithCode(options, { credentials, code, captcha: solved(captcha) }, signal)
      return readDocspace(answer, 'code', now())
    },
    takenOnce: (credentials) => ('codeOAuth' in credentials ? credentials.codeOAuth : undefined),
    signOutOthers: (signal) => signOutOthers(options, signal, now),
    // What is taken once can be sent with no later call: only the link asks for no credentials.
    confirmLink:
      options.appCodes === 'tfaapp' || options.social?.codeOAuth !== undefined
        ? confirmLinkOf(options, now)
        : undefined,
    backupCodes: ({ token }, signal) =>
      backupCodesIfAny(
        options,
        async (hurried) =>
          readBackupCodes(await getBackupCodes(hurried, portal?.behindProxy ? undefined : token, signal), now()),
        signal,
      ),
    async sendSms(credentials, { captcha, signal }) {
      const answer = await sendSms(options, { credentials, captcha: solved(captcha) }, signal)
      return readDocspace(answer, 'send-sms', now())
    },
    async setPhone(_, { phone, confirm = '' }, { signal }) {
      const proxied = portal?.behindProxy === true
      if (proxied) await signOutOthers(options, signal, now)
      const answer = await (proxied ? setPhoneWithCookies : setPhone)(options, { phone, confirm }, signal)
      return readDocspace(answer, 'set-phone', now())
    },
  })
  portals.set(backend.credentials, () => portal)
  return backend
}

/** A link is one person's, whose address is marked. What another provider gave is as good as the next it gives. */
function entranceOf({ social, confirmData }: DocspaceOptions): string {
  if (social !== undefined) return `social:${social.provider ?? ''}`
  return confirmData === undefined ? 'password' : `link:${markOf(`${confirmData.email}`.toLowerCase())}`
}
