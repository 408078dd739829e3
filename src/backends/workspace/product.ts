import { backupCodesIfAny } from '../onlyoffice/backupCodes.ts'
import type { Beginning, Product } from '../onlyoffice/product.ts'
import { ask, askForBackupCodes } from './ask.ts'
import { enrolWithCode } from './enrol.ts'
import type { WorkspaceOptions } from './options.ts'
import { authenticate, authenticateWithCode, sendSms, setPhone, type WorkspaceCredentials } from './requests.ts'

/** What Workspace is to the sign-in that both products of ONLYOFFICE share. */
export function workspaceProduct(beginning: Beginning, options: WorkspaceOptions): Product<WorkspaceCredentials> {
  const { social } = options
  const { now } = beginning
  return {
    ...beginning,
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
