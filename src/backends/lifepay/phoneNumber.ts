import type { CodeStep, E164 } from '../../protocol/step.ts'
import { numberOf } from '../../runtime/smsCode.ts'

export function isPlusSeven(phone: string | undefined): phone is E164 {
  return phone !== undefined && /^\+7\d{10}$/.test(phone)
}

export function phoneOf(step: CodeStep): E164 {
  return numberOf(step, isPlusSeven)
}
