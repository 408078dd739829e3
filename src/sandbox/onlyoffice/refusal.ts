/** Why a portal refuses. Both products have the same reasons and tell them in their own ways. */
export type RefusalReason =
  | 'authenticationFailed'
  | 'blankCredentials'
  | 'tooManyLogins'
  | 'captchaRefused'
  | 'userDisabled'
  | 'userNotFound'
  | 'codeBlank'
  | 'codeWrong'
  | 'codeExpired'
  | 'tooManyCodes'
  | 'tooManyMessages'
  | 'noSecondFactor'
  | 'phoneBlank'
  | 'phoneTaken'
  | 'noPhone'
  | 'messagesUnavailable'
  | 'maskFails'
  | 'appUnavailable'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: RefusalReason

  constructor(reason: RefusalReason) {
    super(reason)
    this.reason = reason
  }
}
