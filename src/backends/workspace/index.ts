import type { Routes } from '../../protocol/backend.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { aFunction, anything, aText, check, ofHttp, oneOf, type RulesOf } from '../../runtime/options.ts'
import type { CredentialsStep, Instant } from '../../protocol/step.ts'
import { backupCodesIfAny } from '../onlyoffice/backupCodes.ts'
import { type PortalCapabilities, tellHost } from '../onlyoffice/capabilities.ts'
import { tenantIn } from '../../runtime/scope.ts'
import { onlyofficeSignIn } from '../onlyoffice/signIn.ts'
import { ask, askForBackupCodes, askForCapabilitiesIfAny } from './ask.ts'
import { enrolWithCode } from './enrol.ts'
import type { WorkspaceHttpOptions } from './format.ts'
import {
  authenticate,
  authenticateWithCode,
  sendSms,
  setPhone,
  type WorkspaceCredentials,
  type WorkspaceSocial,
} from './requests.ts'

export type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
export type { WorkspaceRefusal } from './answers.ts'
export type { WorkspaceHttpOptions } from './format.ts'
export type { WorkspaceSocial } from './requests.ts'

/** `baseUrl` is the portal's address; `/api/2.0` is put below it. */
export interface WorkspaceOptions extends WorkspaceHttpOptions {
  /** Signs in with what another provider gave, instead of a password. */
  readonly social?: WorkspaceSocial
  /** Who an authenticator app says its codes are for. Default: what the product itself says, `ONLYOFFICE`. */
  readonly issuer?: string
  /** Fills in the user name. */
  readonly usernameHint?: string
  /** Milliseconds before another message may be asked for; the server names no duration. Default 30 000. */
  readonly resendCooldown?: number
  /** Told at the start which other ways to sign in the portal has; read only if this is given. */
  readonly onCapabilities?: (capabilities: PortalCapabilities) => void
  readonly now?: () => Instant
}

const rules = {
  ...ofHttp,
  format: oneOf('json', 'xml'),
  issuer: aText,
  onCapabilities: aFunction,
  social: anything,
  usernameHint: anything,
} as const satisfies RulesOf<WorkspaceOptions>

/** DocSpace's, without the steps that come again with a captcha. */
const routes = {
  start: ['credentials'],
  credentials: { submit: ['phone', 'code', 'enrol', 'done'] },
  phone: { submit: ['code', 'credentials'] },
  code: { submit: ['code', 'credentials', 'done'], resend: ['code', 'credentials'] },
  enrol: { submit: ['backup-codes', 'credentials', 'done'] },
  'backup-codes': { submit: ['credentials', 'done'] },
} as const satisfies Routes

/** Signs in to ONLYOFFICE Workspace (CommunityServer): password, then SMS or an authenticator. Nothing is read first. */
export function workspace(options: WorkspaceOptions) {
  check('workspace', options, rules)
  const { social, usernameHint } = options
  const now = options.now ?? steadyNow

  const signIn = onlyofficeSignIn<WorkspaceCredentials>({
    name: 'workspace',
    address: options.baseUrl,
    tenant: tenantIn(options.headers),
    entrance: social === undefined ? 'password' : `social:${social.provider}`,
    now,
    resendCooldown: options.resendCooldown ?? 30_000,
    ...(options.onCapabilities && {
      prepare: async (signal: AbortSignal) => {
        const told = await askForCapabilitiesIfAny(options, signal, now)
        if (told !== undefined) tellHost(options.onCapabilities, told)
      },
    }),
    firstStep: (): CredentialsStep => ({
      kind: 'credentials',
      variant: social === undefined ? 'username-and-password' : 'continue',
      context: {},
      ...(usernameHint !== undefined && { username: usernameHint }),
    }),
    issuer: () => options.issuer ?? 'ONLYOFFICE',
    // The REST API knows no captcha: being blocked can only be waited out.
    captcha: () => undefined,
    async credentialsOf(step, input) {
      if (social !== undefined) {
        return { credentials: social, entered: step.username === undefined ? {} : { username: step.username } }
      }
      const username = input.username.trim()
      return { credentials: { userName: username, password: input.password }, entered: { username } }
    },

    takenOnce: (credentials) => ('codeOAuth' in credentials ? credentials.codeOAuth : undefined),
    enrolWithCode: (credentials, code, { signal }) => enrolWithCode(options, { credentials, code }, signal, now),
    authenticate: (credentials, { signal }) =>
      ask(options, 'authenticate', now, () => authenticate(options, credentials, signal)),
    authenticateWithCode: (credentials, code, { signal }) =>
      ask(options, 'code', now, () => authenticateWithCode(options, { credentials, code }, signal)),
    sendSms: (credentials, { signal }) => ask(options, 'send-sms', now, () => sendSms(options, credentials, signal)),
    setPhone: (credentials, { phone }, { signal }) =>
      ask(options, 'set-phone', now, () => setPhone(options, { credentials, phone }, signal)),
    backupCodes: ({ token }, signal) =>
      backupCodesIfAny(options, (hurried) => askForBackupCodes(hurried, token, signal), signal),
  })
  return { ...signIn, routes }
}

/** R7-Office speaks Workspace's API. */
export { workspace as r7Office }
