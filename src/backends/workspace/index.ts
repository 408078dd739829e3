import type { Routes } from '../../protocol/backend.ts'
import type { HttpOptions } from '../../protocol/http.ts'
import type { CredentialsStep, Instant } from '../../protocol/step.ts'
import { onlyofficeSignIn } from '../onlyoffice/signIn.ts'
import { readWorkspace } from './answers.ts'
import {
  authenticate,
  authenticateWithCode,
  sendSms,
  setPhone,
  type WorkspaceCredentials,
  type WorkspaceSocial,
} from './requests.ts'

export type { WorkspaceRefusal } from './answers.ts'
export type { WorkspaceSocial } from './requests.ts'

/** `baseUrl` is the portal's address; `/api/2.0` is put below it. */
export interface WorkspaceOptions extends HttpOptions {
  /** Signs in with what another provider gave, instead of a password. */
  readonly social?: WorkspaceSocial
  /** Who an authenticator app says its codes are for. Default: what the product itself says, `ONLYOFFICE`. */
  readonly issuer?: string
  /** Fills in the user name. */
  readonly usernameHint?: string
  /** Milliseconds before another message may be asked for; the server names no duration. Default 30 000. */
  readonly resendCooldown?: number
  readonly now?: () => Instant
}

/** DocSpace's, without the steps that come again with a captcha. */
const routes = {
  start: ['credentials'],
  credentials: { submit: ['phone', 'code', 'enrol', 'done'] },
  phone: { submit: ['code', 'credentials', 'done'] },
  code: { submit: ['code', 'credentials', 'done'], resend: ['code', 'credentials'] },
  enrol: { submit: ['credentials', 'done'] },
} as const satisfies Routes

/** Signs in to ONLYOFFICE Workspace (CommunityServer): password, then SMS or an authenticator. Nothing is read first. */
export function workspace(options: WorkspaceOptions) {
  const { social, usernameHint } = options
  const now = options.now ?? Date.now

  const signIn = onlyofficeSignIn<WorkspaceCredentials>({
    name: 'workspace',
    now,
    resendCooldown: options.resendCooldown ?? 30_000,
    entry: (): CredentialsStep => ({
      kind: 'credentials',
      asks: social === undefined ? 'username-and-password' : 'continue',
      attempt: {},
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

    async authenticate(credentials, { signal }) {
      return readWorkspace(await authenticate(options, credentials, signal), 'authenticate', now())
    },
    async authenticateWithCode(credentials, code, { signal }) {
      return readWorkspace(await authenticateWithCode(options, { credentials, code }, signal), 'code', now())
    },
    async sendSms(credentials, { signal }) {
      return readWorkspace(await sendSms(options, credentials, signal), 'send-sms', now())
    },
    async setPhone(credentials, { phone }, { signal }) {
      return readWorkspace(await setPhone(options, { credentials, phone }, signal), 'set-phone', now())
    },
  })
  return { ...signIn, routes }
}

/** R7-Office speaks Workspace's API. */
export { workspace as r7Office }
