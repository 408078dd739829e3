import { isE164 } from '../../../protocol/e164.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { CodeStep, DoneStep, PhoneStep } from '../../../protocol/step.ts'
import { numberOf } from '../../../runtime/smsCode.ts'
import { recoveryOf } from '../answers.ts'
import type { ZitadelSettings } from '../options.ts'
import { verifyMyPhone } from '../requests.ts'
import { acceptedCode, refusedCode, unknownCode } from './verified.ts'

/** Auth API v1, VerifyMyPhoneRequest: 1 to 200 characters, counted as code points. */
const longestCode = 200

export async function submitCode(
  settings: ZitadelSettings,
  step: CodeStep,
  typed: string,
  signal: AbortSignal,
): Promise<PhoneStep | CodeStep | DoneStep> {
  const about = { step, phone: numberOf(step, isE164) }
  const code = settings.shape.caseSensitive ? typed.trim() : typed.trim().toUpperCase()
  if (code === '' || Array.from(code).length > longestCode) throw new AuthError('code-wrong')
  try {
    return await acceptedCode(settings, about, await verifyMyPhone(settings.options, { code }, signal), signal)
  } catch (thrown) {
    const recovery = recoveryOf(thrown, 'verify')
    if (recovery === 'code-refused') return refusedCode(settings, about, thrown, signal)
    if (recovery === 'code-not-found') return unknownCode(settings, about, signal)
    throw thrown
  }
}
