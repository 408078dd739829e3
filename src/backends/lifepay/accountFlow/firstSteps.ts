import type { CredentialsStep, E164, Notice, PhoneStep } from '../../../protocol/step.ts'
import type { LifepayAccountOptions } from '../options.ts'
import { countries, phoneStep } from '../phoneStep.ts'
import type { Purpose } from './purpose.ts'

/** Where people begin: nothing has to be loaded for it. */
export function firstStep(options: LifepayAccountOptions): CredentialsStep | PhoneStep {
  const { completion } = options
  return completion === 'password' ? credentialsStep() : phoneStepFor({ options }, completion)
}

export function credentialsStep(phone?: E164, notice?: Notice): CredentialsStep {
  return {
    kind: 'credentials',
    variant: 'phone-and-password',
    countries,
    forgot: true,
    context: {},
    ...(phone !== undefined && { username: phone }),
    ...(notice !== undefined && { notice }),
  }
}

/** Asks for the number that a code goes to. */
export function phoneStepFor(
  { options }: { readonly options: LifepayAccountOptions },
  purpose: Purpose,
  more: Partial<PhoneStep> = {},
): PhoneStep {
  const back = options.completion === 'password' ? { back: credentialsStep(more.phone) } : {}
  return phoneStep(options, { purpose, ...back, ...more })
}
