import type { CaptchaToken, Instant } from '../../protocol/step.ts'
import { backupCodesIfAny, readBackupCodes } from '../onlyoffice/backupCodes.ts'
import type { Product } from '../onlyoffice/product.ts'
import { readDocspace } from './answers.ts'
import type { DocspaceOptions } from './options.ts'
import type { PortalMemory } from './portal.ts'
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

type Calls = Pick<
  Product<DocspaceCredentials>,
  'authenticate' | 'authenticateWithCode' | 'sendSms' | 'setPhone' | 'backupCodes'
>

/** The calls of a sign-in: each is made, and its answer read. */
export function docspaceCalls(options: DocspaceOptions, memory: PortalMemory, now: () => Instant): Calls {
  const solved = (token: CaptchaToken | undefined): DocspaceCaptcha | undefined => {
    const challenge = memory.portal?.settings.captcha
    return token === undefined || challenge === undefined ? undefined : { provider: challenge.provider, token }
  }
  return {
    async authenticate(credentials, { captcha, signal }) {
      const answer = await authenticate(options, { credentials, captcha: solved(captcha) }, signal)
      return readDocspace(answer, 'authenticate', now())
    },
    async authenticateWithCode(credentials, code, { captcha, signal }) {
      const answer = await authenticateWithCode(options, { credentials, code, captcha: solved(captcha) }, signal)
      return readDocspace(answer, 'code', now())
    },
    async sendSms(credentials, { captcha, signal }) {
      const answer = await sendSms(options, { credentials, captcha: solved(captcha) }, signal)
      return readDocspace(answer, 'send-sms', now())
    },
    async setPhone(_, { phone, confirm = '' }, { signal }) {
      const proxied = memory.portal?.behindProxy === true
      if (proxied) await signOutOthers(options, signal, now)
      const answer = await (proxied ? setPhoneWithCookies : setPhone)(options, { phone, confirm }, signal)
      return readDocspace(answer, 'set-phone', now())
    },
    backupCodes({ token }, signal) {
      const sentToken = memory.portal?.behindProxy ? undefined : token
      const read = async (hurried: DocspaceOptions) =>
        readBackupCodes(await getBackupCodes(hurried, sentToken, signal), now())
      return backupCodesIfAny(options, read, signal)
    },
  }
}
