import { defineBackend } from '../../protocol/backend.ts'
import { createHandover } from '../../runtime/handover.ts'
import { scopeOf } from '../../runtime/scope.ts'
import type { Product } from './product.ts'
import { resendCode, submitCode } from './signIn/code.ts'
import { submitCredentials } from './signIn/credentials.ts'
import { submitBackupCodes, submitEnrolment } from './signIn/enrol.ts'
import { forget, startAgain, withEntry } from './signIn/entries.ts'
import { createMemory, type SignIn, type SignInMemory } from './signIn/memory.ts'
import { submitPhone } from './signIn/phone.ts'
import { smsWindow } from './smsLimits.ts'

const routes = {
  start: ['credentials'],
  credentials: { submit: ['credentials', 'phone', 'code', 'enrol', 'done'] },
  phone: { submit: ['code', 'credentials'] },
  code: { submit: ['code', 'credentials', 'done'], resend: ['code', 'credentials'] },
  enrol: { submit: ['enrol', 'backup-codes', 'credentials', 'done'] },
  'backup-codes': { submit: ['credentials', 'done'] },
} as const

const memories = createHandover<SignInMemory<unknown>>()

/** The way through a sign-in that both products share: credentials, and for each second factor what it asks. */
export function onlyofficeSignIn<Credentials>(product: Product<Credentials>) {
  const signIn: SignIn<Credentials> = { product, memory: createMemory(product.now) }
  const backend = defineBackend({
    name: product.name,
    scope: scopeOf(product.address, product.entrance, product.tenant),
    sending: {
      scope: scopeOf(product.address, product.tenant),
      pause: product.resendCooldown,
      longestWait: smsWindow,
      longestLife: smsWindow,
    },
    routes,
    async start({ signal, resumed, interrupted }) {
      await product.prepare?.(signal)
      if (resumed?.kind === 'phone' || resumed?.kind === 'code') return startAgain(signIn, resumed)
      const first = product.firstStep()
      return interrupted === undefined ? first : startAgain(signIn, first)
    },
    forget: (step) => forget(signIn, step),
    takeOver(former) {
      const memory = memories.takeFrom(former)
      if (memory === undefined) return
      // One of the same name is of the same product, which has one kind of credentials.
      signIn.memory = memory as SignInMemory<Credentials>
      product.takeOver?.(former)
    },
    credentials: { submit: (step, input, { signal }) => submitCredentials(signIn, step, input, signal) },
    phone: { submit: withEntry(signIn, submitPhone) },
    code: { submit: withEntry(signIn, submitCode), resend: withEntry(signIn, resendCode) },
    enrol: { submit: withEntry(signIn, submitEnrolment) },
    'backup-codes': { submit: (step) => submitBackupCodes(signIn, step) },
  })
  memories.offer(backend, () => signIn.memory)
  return backend
}
