import { AuthError } from '../../protocol/error.ts'
import type { Instant } from '../../protocol/step.ts'
import type { ConfirmLink } from '../onlyoffice/product.ts'
import { confirmHeaderOf, portalOf } from './confirmHeader.ts'
import { readAppSetup } from './confirmLinkAnswers.ts'
import type { DocspaceOptions } from './options.ts'
import { type DocspaceCredentials, getAppSetup } from './requests.ts'
import { validate } from './signedIn.ts'

/** An authenticator as the portal's own pages have it: by the link of the first answer and its cookie. */
export function confirmLinkOf(options: DocspaceOptions, now: () => Instant): ConfirmLink<DocspaceCredentials> {
  return {
    confirmOf: (confirmUrl) => confirmHeaderOf(confirmUrl, portalOf(options).origin),
    async setup(confirm, signal) {
      try {
        return readAppSetup(await getAppSetup(options, confirm, signal), now())
      } catch (thrown) {
        // The first answer has told the key already, and `authentication` takes the code.
        if (thrown instanceof AuthError) return undefined
        throw thrown
      }
    },
    async validate({ session }, { code }, { confirm, signal }) {
      return validate(options, { code, confirm, session }, signal, now)
    },
  }
}
