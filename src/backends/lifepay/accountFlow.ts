import type { CallOptions, StartOptions } from '../../protocol/backend.ts'
import { AuthError } from '../../protocol/error.ts'
import type {
  Actions,
  CodeStep,
  CredentialsStep,
  DetailsField,
  DetailsStep,
  DoneStep,
  E164,
  Notice,
  PhoneStep,
  Step,
} from '../../protocol/step.ts'
import { createVault, type Vault } from '../../runtime/vault.ts'
import { readReset, readToken } from './accountAnswers.ts'
import { resetPassword, signInByPhone, signUp } from './accountRequests.ts'
import { causeCode, tellsOfAccount, voidNotice, withoutTelling } from './answers.ts'
import type { LifepayAccountOptions } from './index.ts'
import { countries, isPlusSeven, lifepaySending, phoneOf } from './sending.ts'

export type LifepayRoads = ReturnType<typeof lifepayAccounts>

type Road = 'sign-up' | 'reset-password'
type Values = Readonly<Record<string, string>>

/** One call takes the code and what is asked after it, so both wait here, in memory, for each other. */
interface Held {
  readonly code: string
  readonly values?: Values
}

/** From the bodies of sign-up and reset-password. */
const fields = {
  'sign-up': [{ name: 'name', kind: 'text', minimumLength: 5, maximumLength: 64 }],
  'reset-password': [{ name: 'password', kind: 'new-password', minimumLength: 6, maximumLength: 32 }],
} as const satisfies Readonly<Record<Road, readonly DetailsField[]>>

/** Sign-up, reset-password and sign-in-by-phone of LPOS API v6, and the ways from one to the other. */
export function lifepayAccounts(options: LifepayAccountOptions, inherited?: Vault<Held>) {
  const { completion, offerSignUp = false } = options
  const { now, isSilent, phoneStep, codeStep, send, sendOnce, sentIn, within } = lifepaySending(
    offerSignUp ? { ...options, unknownPhones: 'refuse' } : options,
  )
  const vault = inherited ?? createVault<Held>(now)

  const credentialsStep = (phone?: E164, notice?: Notice): CredentialsStep => ({
    kind: 'credentials',
    variant: 'phone-and-password',
    countries,
    forgot: true,
    context: {},
    ...(phone !== undefined && { username: phone }),
    ...(notice !== undefined && { notice }),
  })
  const askingFor = (road: Road, more: Partial<PhoneStep> = {}): PhoneStep =>
    phoneStep({
      purpose: road,
      ...(completion === 'password' && { back: credentialsStep(more.phone) }),
      ...more,
    })
  const missing = (phone: E164) => askingFor('sign-up', { phone, notice: 'account-missing' })

  const signedIn = async (phone: E164, password: string, signal: AbortSignal): Promise<DoneStep> => {
    const answer = await signInByPhone(options, { phone, password }, signal)
    return { kind: 'done', session: { phone, ...readToken(answer, 'sign-in', now()) } }
  }

  const perform = async (
    road: Road,
    phone: E164,
    code: string,
    values: Values,
    signal: AbortSignal,
  ): Promise<DoneStep | CredentialsStep> => {
    if (road === 'sign-up') {
      const answer = await signUp(options, { phone, code, name: values['name'] ?? '' }, signal)
      return { kind: 'done', session: { phone, ...readToken(answer, 'account', now()) } }
    }
    const password = values['password'] ?? ''
    readReset(await resetPassword(options, { phone, code, password }, signal), now())
    try {
      return await signedIn(phone, password, signal)
    } catch {
      signal.throwIfAborted()
      // The code is used up and the password is set: signing in is all that is left, and can be tried again.
      return credentialsStep(phone, 'password-changed')
    }
  }

  /** The code step again, with what is held under a new id, so that an older step opens nothing. */
  const withHeld = (step: CodeStep, held: Held, notice?: Notice): CodeStep => {
    vault.forget(step)
    const context = vault.keep(held)
    const from = fromOf(step)
    const back = from.back?.kind === 'credentials' ? { back: { ...from.back, context } } : {}
    return codeStep({ ...from, ...back, context }, phoneOf(step), within(step.resendAt ?? now()), notice)
  }

  const detailsStep = (step: CodeStep, held: Held, notice?: Notice): DetailsStep => {
    const { values = {}, ...rest } = held
    const back = withHeld(step, rest)
    return {
      kind: 'details',
      context: back.context,
      fields: fields[roadOf(step)].map((field) => {
        const value = field.kind === 'text' ? values[field.name] : undefined
        return value === undefined ? field : { ...field, value }
      }),
      back,
      ...(roadOf(step) === 'reset-password' && { username: phoneOf(step) }),
      ...(notice !== undefined && { notice }),
    }
  }

  /** Hands the code in with what was asked after it. A wrong code costs the code alone: the rest is kept for the next. */
  const handIn = async (step: CodeStep, { code, values }: Required<Held>, from: Step, { signal }: CallOptions) => {
    const phone = phoneOf(step)
    try {
      const next = await perform(roadOf(step), phone, code, values, signal)
      vault.forget(from)
      return next
    } catch (thrown) {
      signal.throwIfAborted()
      if (!(thrown instanceof AuthError)) throw thrown
      const error = isSilent ? withoutTelling(thrown) : thrown
      if (isWrongCode(error) && from.kind === 'code') throw error
      const notice = noticeOf(error)
      if (notice !== undefined) return withHeld(step, { code, values }, notice)
      const said = causeCode(error)
      if (said === 'RequestIsNotValid') return detailsStep(step, { code, values }, 'details-refused')
      if (said !== 'PhoneIsNotFound' && said !== 'PhoneIsAlreadyTaken') throw error
      // Without the host's leave it is one sentence, whether there is an account or not.
      if (!offerSignUp) throw new AuthError('phone-refused', { cause: error.cause })
      vault.forget(from)
      return said === 'PhoneIsNotFound' ? missing(phone) : credentialsStep(phone, 'account-exists')
    }
  }

  return {
    vault,

    async start({ resumed, interrupted }: StartOptions): Promise<CredentialsStep | PhoneStep | CodeStep> {
      const first = completion === 'password' ? credentialsStep() : askingFor(completion)
      // The code that was typed is gone, and not used: it can be typed again.
      return resume(resumed, interrupted === undefined ? undefined : 'earlier-code-works') ?? first
    },

    async signIn(
      step: CredentialsStep,
      { username, password }: Actions['credentials']['submit'],
      { signal }: CallOptions,
    ): Promise<DoneStep | PhoneStep> {
      vault.forget(step)
      if (!isPlusSeven(username)) throw new AuthError('phone-country')
      try {
        return await signedIn(username, password, signal)
      } catch (thrown) {
        signal.throwIfAborted()
        if (offerSignUp && thrown instanceof AuthError && causeCode(thrown) === 'PhoneIsNotFound') {
          return missing(username)
        }
        if (isSilent && tellsOfAccount(thrown)) throw new AuthError('credentials-wrong', { cause: thrown.cause })
        throw thrown
      }
    },

    async forgot(step: CredentialsStep, { username }: Actions['credentials']['forgot']): Promise<PhoneStep> {
      vault.forget(step)
      return askingFor('reset-password', isPlusSeven(username) ? { phone: username } : {})
    },

    async ask(
      step: PhoneStep,
      { phone, captcha }: Actions['phone']['submit'],
      { signal }: CallOptions,
    ): Promise<CodeStep | PhoneStep> {
      vault.forget(step)
      try {
        return await sendOnce({ ...step, context: {} }, phone, captcha, signal)
      } catch (thrown) {
        signal.throwIfAborted()
        const isMissing = thrown instanceof AuthError && causeCode(thrown) === 'PhoneIsNotFound'
        if (offerSignUp && isMissing && step.purpose === 'reset-password') return missing(phone)
        throw thrown
      }
    },

    resend: (step: CodeStep, { captcha }: Actions['code']['resend'], { signal }: CallOptions): Promise<CodeStep> =>
      send(fromOf(step), phoneOf(step), captcha, signal),

    async take(step: CodeStep, { code }: Actions['code']['submit'], call: CallOptions) {
      const values = vault.read(step)?.values
      if (values === undefined) return detailsStep(step, { code })
      return handIn(step, { code, values }, step, call)
    },

    async finish(step: DetailsStep, { values }: Actions['details']['submit'], call: CallOptions) {
      if (step.back?.kind !== 'code') throw new AuthError('unexpected')
      const held = vault.read(step)
      // Half an hour went by: the code has run out as well.
      if (held === undefined) return withHeld(step.back, { code: '', values }, 'expired')
      return handIn(step.back, { code: held.code, values }, step, call)
    },

    forget: (step: Step) => vault.forget(step),
  }

  /** A step from storage names the road and the number; whatever else was on it is made anew. */
  function resume(step: Step | undefined, notice: Notice | undefined): PhoneStep | CodeStep | undefined {
    const from = step?.kind === 'code' ? step.back : step
    if (from?.kind !== 'phone' || !isRoad(from.purpose) || !leadsThere(from.purpose)) return undefined
    if (from.sent === undefined || !isPlusSeven(from.sent.phone)) {
      // Nothing is lost with it, so where the host has people begin now goes before it.
      return step?.kind === 'phone' && (completion === 'password' || from.purpose === completion)
        ? askingFor(from.purpose, isPlusSeven(from.phone) ? { phone: from.phone } : {})
        : undefined
    }
    const { phone } = from.sent
    const resendAt = within(from.sent.resendAt)
    const asking = askingFor(from.purpose, { phone, sent: sentIn(from.sent) })
    return step?.kind === 'code' ? codeStep(asking, phone, resendAt, notice) : asking
  }

  /** From where people begin, by what they are offered. */
  function leadsThere(road: Road): boolean {
    return offerSignUp || road === completion || (completion === 'password' && road === 'reset-password')
  }

  function fromOf({ back }: CodeStep): PhoneStep {
    if (back?.kind !== 'phone') throw new AuthError('unexpected')
    return back
  }

  function roadOf(step: CodeStep): Road {
    return fromOf(step).purpose === 'sign-up' ? 'sign-up' : 'reset-password'
  }
}

function isWrongCode({ code }: AuthError): boolean {
  return code === 'code-wrong' || code === 'code-wrong-or-expired'
}

function isRoad(purpose: PhoneStep['purpose']): purpose is Road {
  return purpose === 'sign-up' || purpose === 'reset-password'
}

/** What is said of the code on its own step, where only another one helps. */
function noticeOf(error: AuthError): Notice | undefined {
  if (isWrongCode(error)) return 'code-wrong'
  return error.code === 'code-expired' ? voidNotice(error) : undefined
}
