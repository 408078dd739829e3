import type { CredentialsStep } from '../../protocol/step.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { tenantIn } from '../../runtime/scope.ts'
import { backupCodesIfAny } from '../onlyoffice/backupCodes.ts'
import { tellHost } from '../onlyoffice/capabilities.ts'
import type { Product } from '../onlyoffice/product.ts'
import { ask, askForBackupCodes, askForCapabilitiesIfAny } from './ask.ts'
import { enrolWithCode } from './enrol.ts'
import type { WorkspaceOptions } from './options.ts'
import { authenticate, authenticateWithCode, sendSms, setPhone, type WorkspaceCredentials } from './requests.ts'

/** What Workspace is to the sign-in that both products of ONLYOFFICE share. */
export function workspaceProduct(options: WorkspaceOptions): Product<WorkspaceCredentials> {
  const { social, usernameHint, now = steadyNow } = options
  return {
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
  }
}
