import { AuthError } from '../../../protocol/error.ts'
import type { CodeStep, EnrolStep, PhoneStep } from '../../../protocol/step.ts'
import { misconfigured } from '../../../runtime/mistake.ts'
import type { AppSetup, Product } from '../product.ts'
import type { SignInResult } from '../signInResult.ts'
import { type Messages, messageExpected } from '../smsLimits.ts'
import { appStep, enrolStep, phoneStep, smsStep, type StepSource } from '../steps.ts'
import type { VaultEntry } from '../vaultEntry.ts'
import { sourceOf } from './entries.ts'
import type { SignIn } from './memory.ts'
import { smsLimit } from './sending.ts'

type AppResult = Extract<SignInResult, { state: 'tfaSetup' | 'tfaCode' }>

/** Who has given a password, and what is known of messages to them that may still hold. */
interface Person<Credentials> {
  readonly entry: Omit<VaultEntry<Credentials>, 'confirm' | 'appConfirm'>
  readonly earlier: Messages | undefined
}

/** The step a good password leads to. */
export async function secondFactor<Credentials>(
  signIn: SignIn<Credentials>,
  result: SignInResult,
  { entry, earlier }: Person<Credentials>,
  signal: AbortSignal,
): Promise<PhoneStep | CodeStep | EnrolStep> {
  const { product } = signIn
  const keep = (kept: VaultEntry<Credentials>) => keepFor(signIn, kept, signal)
  if (result.state === 'phoneRequired') {
    refuseTakenOnce(product, entry.credentials)
    const confirm = product.confirmOf?.(result.confirmUrl)
    return phoneStep(keep({ ...entry, messages: earlier, ...(confirm !== undefined && { confirm }) }))
  }
  if (result.state === 'smsCode') {
    refuseTakenOnce(product, entry.credentials)
    const { messages, notice } = messageExpected(earlier, result, product.now(), product.resendCooldown)
    return smsStep(keep({ ...entry, messages }), notice)
  }
  if (result.state === 'tfaSetup' || result.state === 'tfaCode') {
    const { appConfirm, setup } = await openConfirmLink(product, result, signal)
    if (appConfirm === undefined) refuseTakenOnce(product, entry.credentials)
    const source = keep({ ...entry, appConfirm })
    return setup === undefined ? appStep(source) : enrolStep(source, setup, product.issuer())
  }
  if (result.state === 'smsLimit') throw smsLimit(signIn)
  throw new AuthError('unexpected', {
    cause: `The portal answered a password with "${result.state}". Check its version, and what stands in front of it.`,
  })
}

/** An answer to someone who has left leads nowhere: nobody would ever let go of what is kept for it. */
function keepFor<Credentials>(
  signIn: SignIn<Credentials>,
  entry: VaultEntry<Credentials>,
  signal: AbortSignal,
): StepSource {
  signal.throwIfAborted()
  return sourceOf(signIn, signIn.memory.vault.keep(entry), entry)
}

/** What the provider takes once cannot be sent again with the second code. */
function refuseTakenOnce<Credentials>(product: Product<Credentials>, credentials: Credentials): void {
  if (product.takenOnce?.(credentials) !== undefined) throw misconfigured('E43', `${product.name}: social.codeOAuth`)
}

/** What an authenticator's step is made of: the first answer's own, or what the confirm link says. */
async function openConfirmLink<Credentials>(
  { confirmLink, signOutOthers }: Product<Credentials>,
  result: AppResult,
  signal: AbortSignal,
): Promise<{ readonly appConfirm?: string; readonly setup?: AppSetup }> {
  const confirm = confirmLink?.confirmOf(result.confirmUrl)
  if (result.state === 'tfaSetup' && confirm !== undefined) await signOutOthers?.(signal)
  if (result.state === 'tfaCode') return confirm === undefined ? {} : { appConfirm: confirm }
  const setup = confirm === undefined ? undefined : await confirmLink?.setup(confirm, signal)
  if (confirm === undefined || setup === undefined) return { setup: { secret: result.secret } }
  return { appConfirm: confirm, setup }
}
