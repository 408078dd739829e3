import { onlyofficeAccounts, onlyofficePassword } from '../../sandbox/onlyoffice/accounts.ts'
import type { Backend } from '../../protocol/backend.ts'
import type { Step } from '../../protocol/step.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import type { ServerError } from '../../test-support/page.test-support.ts'
import type { Answered } from './scriptedPortal.test-support.ts'
import type { SignInCall } from './signInResult.ts'

const { signal } = new AbortController()
const login = { username: 'ann@example.com', password: 'Passw0rd!' }
const phone = e164('+79161234567')

export const accounts = onlyofficeAccounts.map(
  ({ email, what }) => [`${email}, \`${onlyofficePassword}\``, what] as const,
)

/** One refusal, as a reader finds it in the answer, and on which calls it is given. */
export interface Refused {
  readonly says: string
  readonly answer: Answered
  readonly calls: readonly SignInCall[]
}

export const everyCall: readonly SignInCall[] = ['authenticate', 'code', 'send-sms', 'set-phone']

const whens: Readonly<Record<SignInCall, string>> = {
  authenticate: 'a password is given',
  code: 'a code is checked',
  'send-sms': 'another message is asked for',
  'set-phone': 'a number is given',
}

/** A product, and what leads to each of its calls. */
interface Product {
  readonly make: (answers: readonly Answered[]) => Backend
  readonly codeSent: Answered
  readonly phoneAsked: Answered
}

/** Each refusal on each of its calls, on a way of its own to it. */
export function errorsOf(
  { make, codeSent, phoneAsked }: Product,
  refusals: readonly Refused[],
): readonly ServerError[] {
  const before: Readonly<Record<SignInCall, readonly Answered[]>> = {
    authenticate: [],
    code: [codeSent],
    'send-sms': [codeSent],
    'set-phone': [phoneAsked],
  }
  return refusals.flatMap(({ says, answer, calls }) =>
    calls.map((call) => ({
      says,
      when: whens[call],
      words: call === 'authenticate' ? { variant: 'username-and-password' as const } : {},
      play: () => through(make([...before[call], answer]), call),
    })),
  )
}

/** From the beginning to that call, and what comes of it. */
export async function through(backend: Backend, call: SignInCall): Promise<Step> {
  const step = await backend.start({ signal })
  assertKind(step, 'credentials')
  const next = await backend.credentials?.submit?.(step, login, { signal })
  if (next === undefined || call === 'authenticate') return expected(next)
  if (call === 'set-phone') {
    assertKind(next, 'phone')
    return expected(await backend.phone?.submit?.(next, { phone }, { signal }))
  }
  assertKind(next, 'code')
  return expected(
    call === 'code'
      ? await backend.code?.submit?.(next, { code: '123456' }, { signal })
      : await backend.code?.resend?.({ ...next, resendAt: 0 }, {}, { signal }),
  )
}

function expected(step: Step | undefined): Step {
  if (step === undefined) throw new Error('There is no such action.')
  return step
}
