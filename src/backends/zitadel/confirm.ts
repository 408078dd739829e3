import type { ConfirmStep } from '../../protocol/step.ts'
import { addApp, addSms, remove } from './factors.ts'
import type { ZitadelSettings } from './options.ts'
import { codeOfUnknownMessage } from './phone/codeSteps.ts'
import { readStoredPhone } from './storedPhone.ts'
import { confirmStep, phoneStep } from './steps.ts'

/** Makes the change that was confirmed. */
export async function confirmChange(settings: ZitadelSettings, step: ConfirmStep, signal: AbortSignal) {
  const { options } = settings
  const { about } = step
  if (about === 'add-app') return addApp(options, signal)
  if (about === 'add-sms') return turnOnSms(settings, step, signal)
  return about === 'remove-phone' ? removePhone(settings, step, signal) : remove(about, options, signal)
}

/** The number may have been changed since it was shown, and only a verified one can become a factor. */
async function turnOnSms(settings: ZitadelSettings, step: ConfirmStep, signal: AbortSignal) {
  const { options, purpose } = settings
  const { phone, verified, isSet } = await readStoredPhone(options, signal)
  if (phone === undefined) return phoneStep({ purpose, ...(!isSet && { notice: 'phone-removed' }) })
  if (!verified) return codeOfUnknownMessage(settings, phone)
  return phone === step.phone
    ? addSms(step, phone, options, signal)
    : confirmStep('add-sms', { phone, notice: 'number-changed' })
}

/** The call names no number: what is asked about and what is removed may be two. */
async function removePhone({ options }: ZitadelSettings, step: ConfirmStep, signal: AbortSignal) {
  const { isSet, phone } = await readStoredPhone(options, signal)
  if (isSet && phone !== step.phone) {
    return confirmStep('remove-phone', { ...(phone && { phone }), notice: 'number-changed' })
  }
  return remove('remove-phone', options, signal)
}
