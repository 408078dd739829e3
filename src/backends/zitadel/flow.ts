import type { CallOptions, StartOptions } from '../../protocol/backend.ts'
import type { Actions, CodeStep, ConfirmStep, EnrolStep, PhoneStep } from '../../protocol/step.ts'
import { confirmChange } from './confirm.ts'
import { type ListedChange, startAtFactor, verifyApp } from './factors.ts'
import { throughGate } from './gate.ts'
import type { ZitadelSettings } from './options.ts'
import { resendCode } from './phone/resendCode.ts'
import { submitCode } from './phone/submitCode.ts'
import { submitPhone } from './phone/submitPhone.ts'

/** All but the start of those who come for a number, which is there before this is loaded. */
export function zitadelFlow(settings: ZitadelSettings) {
  return {
    startAtFactor: (intent: ListedChange, call: StartOptions) => startAtFactor(settings, intent, call),
    submitPhone: (step: PhoneStep, { phone }: Actions['phone']['submit'], { signal }: CallOptions) =>
      throughGate(submitPhone(settings, step, phone, signal), step),
    submitCode: (step: CodeStep, { code }: Actions['code']['submit'], { signal }: CallOptions) =>
      throughGate(submitCode(settings, step, code, signal), step),
    resendCode: (step: CodeStep, { signal }: CallOptions) => throughGate(resendCode(settings, step, signal), step),
    confirm: (step: ConfirmStep, { signal }: CallOptions) => throughGate(confirmChange(settings, step, signal), step),
    submitEnrolment: (step: EnrolStep, { code }: Actions['enrol']['submit'], { signal }: CallOptions) =>
      throughGate(verifyApp(step, code, settings.options, signal), step, true),
  }
}
