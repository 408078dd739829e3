import { AuthError } from '../../protocol/error.ts'
import type { CaptchaChallenge, Step } from '../../protocol/step.ts'
import type { World } from '../../sandbox/world.ts'
import { captchaToken } from '../../captcha/token.ts'
import { type Device, deviceOf } from '../device.test-support.ts'
import type { Input, Solving } from './commands.test-support.ts'
import type { ActionInput } from './screens.test-support.tsx'
import type { Secrets } from './secrets.test-support.ts'
import type { FuzzSetup } from './setup.test-support.ts'

/** Someone who types what is right, what is wrong, or anything; and solves a challenge, or does not. */
export interface FuzzPerson {
  inputFor(step: Step, action: string, input: Input, solving: Solving): ActionInput
}

export function createPerson(setup: FuzzSetup, world: World, secrets: Secrets): FuzzPerson {
  const device = deviceOf(world)
  let numbers = 0
  if (setup.password !== '') secrets.add(setup.password)

  const typedFor = (step: Step, action: string, input: Input): object => {
    if (action === 'forgot') return { username: setup.username }
    return action === 'submit' ? typedOn(setup, device, step, input, numbers) : {}
  }
  const solve = async (challenge: CaptchaChallenge, solving: Solving, signal: AbortSignal) => {
    if (solving === 'slowly') await new Promise((resolve) => setTimeout(resolve, 5000))
    signal.throwIfAborted()
    if (solving === 'closed') throw new AuthError('captcha-closed')
    const { token } = world.captcha.issue(setup.captcha ?? 'hcaptcha', challenge.siteKey)
    const given = solving === 'with a forged token' ? `forged.${token}` : token
    secrets.add(given)
    return captchaToken(given)
  }
  return {
    inputFor(step, action, input, solving) {
      numbers += input === 'right' && step.kind === 'phone' ? 1 : 0
      const typed = typedFor(step, action, input)
      const code = 'code' in typed && typeof typed.code === 'string' ? typed.code : ''
      if (/^[A-Z0-9]{6}$/.test(code)) secrets.add(code)
      if (typeof input === 'object' && step.kind !== 'code' && step.kind !== 'enrol') secrets.reveal(input.text)
      const challenge = challengeOf(step, action)
      if (challenge === undefined) return typed
      return async (signal) => ({ ...typed, captcha: await solve(challenge, solving, signal) })
    },
  }
}

function challengeOf(step: Step, action: string): CaptchaChallenge | undefined {
  if (!('captcha' in step) || step.captcha === undefined) return undefined
  if (action === 'resend') return 'resend' in step.captcha ? step.captcha.resend : undefined
  return step.captcha.submit
}

/** What goes into the main action of a step. */
function typedOn(setup: FuzzSetup, device: Device, step: Step, input: Input, numbers: number): object {
  const isRight = input === 'right'
  const text = typeof input === 'object' ? input.text : undefined
  switch (step.kind) {
    case 'credentials':
      return { username: text ?? setup.username, password: text ?? (isRight ? setup.password : 'not-Passw0rd-7') }
    case 'phone':
      return { phone: text ?? (isRight ? setup.phone(numbers) : '+79990000404') }
    case 'code': {
      const right = (step.factor === 'app' ? device.appCode(setup.username) : device.code()) ?? '100001'
      return { code: text ?? (isRight ? right : '100002') }
    }
    case 'enrol':
      return { code: text ?? (isRight ? (device.appCode() ?? '') : '100003') }
    case 'details':
      return { values: { name: text ?? 'Nora Newcomer', password: text ?? (isRight ? setup.password : 'short') } }
    case 'backup-codes':
    case 'confirm':
    case 'sign-in-again':
    case 'done':
      return {}
  }
}
