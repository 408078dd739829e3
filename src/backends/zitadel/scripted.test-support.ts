import type { Step } from '../../protocol/step.ts'
import { type ZitadelOptions, zitadel } from './index.ts'
import {
  type ZitadelCall,
  type ZitadelFactor,
  type ZitadelPhone,
  ZitadelStatus,
  type ZitadelStatusFields,
  type ZitadelTotp,
  type ZitadelTransport,
} from './transport.ts'
import { e164 } from '../../test-support/e164.test-support.ts'

export const phone = e164('+41791234567')
export const other = e164('+41790000001')
export const { signal } = new AbortController()
export const details = { sequence: '14', changeDate: '2025-12-24T20:41:48.123456Z', resourceOwner: '69629023906488334' }
export const hour = 60 * 60 * 1000

export const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
export const key: ZitadelTotp = {
  details,
  secret,
  uri: `otpauth://totp/ZITADEL:nora@example.com?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30&secret=${secret}`,
}
export const app: ZitadelFactor = { kind: 'totp', isReady: true }
export const sms: ZitadelFactor = { kind: 'sms', isReady: true }

export const none: ZitadelPhone = { details, isPhoneVerified: false }
export const unverified = (number: string): ZitadelPhone => ({ details, phone: number, isPhoneVerified: false })
export const verified = (number: string): ZitadelPhone => ({ details, phone: number, isPhoneVerified: true })

export type Rpc = keyof ZitadelTransport
export type Script = { readonly [R in Rpc]?: readonly unknown[] }

export const refusal = (grpcCode: number, id?: string, more: Partial<ZitadelStatusFields> = {}) =>
  new ZitadelStatus({ grpcCode, id, message: 'words of the server', httpStatus: 400, ...more })

export const codeNotFound = refusal(5, 'COMMAND-Rsj8c')
export const codeRefused = refusal(3, 'COMMAND-sM0cs')
export const notChanged = refusal(9, 'COMMAND-wF94r')
export const alreadyVerified = refusal(9, 'COMMAND-2M9sf')
export const noPhone = refusal(5, 'COMMAND-2b7Hf')

/** ZITADEL with scripted answers, the last of each call for good, and a clock that stands still. */
export function withAnswers(script: Script, options: Partial<ZitadelOptions> = {}) {
  const calls: { rpc: Rpc; token: string; request: unknown }[] = []
  const answer =
    <Message>(rpc: Rpc, fallback: Message) =>
    async (call: { readonly token: string }, request?: unknown): Promise<Message> => {
      const count = calls.filter((made) => made.rpc === rpc).length
      calls.push({ rpc, token: call.token, request })
      const scripted = script[rpc] ?? []
      const now = scripted[Math.min(count, scripted.length - 1)] ?? fallback
      if (now instanceof Error) throw now
      return now as Message
    }
  // What the calls before have made of the number, where the script does not say.
  let record = none
  const leaves = async <Message>(change: Promise<Message>, then: () => ZitadelPhone): Promise<Message> => {
    const changed = await change
    record = then()
    return changed
  }
  const [get, set, verify] = [
    (call: ZitadelCall) => answer('getMyPhone', record)(call),
    answer('setMyPhone', { details }),
    answer('verifyMyPhone', { details }),
  ]
  const transport: ZitadelTransport = {
    getMyPhone: get,
    setMyPhone: (call, request) => leaves(set(call, request), () => unverified(request.phone)),
    verifyMyPhone: (call, request) => leaves(verify(call, request), () => ({ ...record, isPhoneVerified: true })),
    resendMyPhoneVerification: answer('resendMyPhoneVerification', { details }),
    removeMyPhone: answer('removeMyPhone', { details }),
    listMyAuthFactors: answer('listMyAuthFactors', []),
    addMyAuthFactorOTP: answer('addMyAuthFactorOTP', key),
    verifyMyAuthFactorOTP: answer('verifyMyAuthFactorOTP', { details }),
    removeMyAuthFactorOTP: answer('removeMyAuthFactorOTP', { details }),
    addMyAuthFactorOTPSMS: answer('addMyAuthFactorOTPSMS', { details }),
    removeMyAuthFactorOTPSMS: answer('removeMyAuthFactorOTPSMS', { details }),
  }
  const clock = { now: 1_000_000 }
  const backend = zitadel({
    baseUrl: 'https://id.example.com',
    token: 'TOKEN',
    transport,
    readAgainAfter: 0,
    now: () => clock.now,
    ...options,
  })
  return { backend, calls, clock, rpcs: () => calls.map(({ rpc }) => rpc) }
}

export type Zitadel = ReturnType<typeof zitadel>

export function as<K extends Step['kind']>(kind: K, step: Step | undefined): Extract<Step, { kind: K }> {
  if (step?.kind !== kind) throw new Error(`expected ${kind}, got ${step?.kind}`)
  return step as Extract<Step, { kind: K }>
}

export const phoneStepOf = async (backend: Zitadel) => as('phone', await backend.start({ signal }))
export const submitted = async (backend: Zitadel) =>
  backend.phone.submit(await phoneStepOf(backend), { phone }, { signal })
export const codeStepOf = async (backend: Zitadel) => as('code', await submitted(backend))
