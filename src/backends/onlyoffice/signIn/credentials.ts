import type { Actions, CredentialsStep, Instant, Step } from '../../../protocol/step.ts'
import { tracedMessages } from '../earlierCode.ts'
import { type Messages, messagesHeard } from '../smsLimits.ts'
import type { Entered, VaultEntry } from '../vaultEntry.ts'
import { authenticate } from './authenticate.ts'
import { challengeFor } from './challenge.ts'
import { finish } from './entries.ts'
import type { SignIn } from './memory.ts'
import { secondFactor } from './secondFactor.ts'
import { sendingTo } from './sending.ts'

/** Hands in the credentials; a good password leads to the second factor, or to the end. */
export async function submitCredentials<Credentials>(
  signIn: SignIn<Credentials>,
  step: CredentialsStep,
  input: Actions['credentials']['submit'],
  signal: AbortSignal,
) {
  const { product, memory } = signIn
  const { credentials, entered } = await product.credentialsOf(step, input, signal)
  const to = entered.username ?? ''
  const wasUnsent = memory.unsent.has(to)
  const result = await sendingTo(signIn, { to, credentials }, signal, () =>
    authenticate(signIn, credentials, { captcha: input.captcha, signal }),
  )
  if (result.state === 'signedIn') return finish(signIn, step, result.session)
  if (result.state === 'blockedOrCaptcha') {
    const submit = challengeFor(product, result, input.captcha)
    return { ...step, ...entered, notice: 'captcha-needed' as const, captcha: { submit } }
  }
  const { own, misses } = countedBefore(step, memory.vault.read(step), entered, product.now())
  const earlier = wasUnsent ? undefined : messagesHeard(own, step.sent, product.now())
  const entry = { credentials, entered, messages: undefined, misses }
  const next = await secondFactor(signIn, result, { entry, earlier }, signal)
  memory.vault.forget(step)
  return next
}

/** What was counted for the same person before they came back to this form: messages, and wrong codes. */
function countedBefore(
  step: Step,
  before: VaultEntry<unknown> | undefined,
  { username }: Entered,
  now: Instant,
): { readonly own: Messages | undefined; readonly misses: VaultEntry<unknown>['misses'] } {
  const same = before?.entered.username === username ? before : undefined
  return {
    own: before === undefined ? tracedMessages(step, now) : same?.messages,
    misses: same?.misses ?? { count: 0, at: 0 },
  }
}
