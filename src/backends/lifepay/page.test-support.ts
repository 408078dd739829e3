import {
  lifepayAccounts,
  organizationMembers,
  refusedNumbers,
  refusedSignIns,
  refusedSignUps,
} from '../../sandbox/lifepay/accounts.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { addressOf, type BackendPage, type ServerError } from '../../test-support/page.test-support.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'
import { type LifepayOptions, lifepay } from './index.ts'
import { lifepayErrors } from './vectors.test-support.ts'

const phone = e164('+79991234567')
const { signal } = new AbortController()
type Refusal = (typeof lifepayErrors)[number]

/** A LIFE PAY that refuses this request so, and takes every other. */
function refusing(path: string, { code, status }: Refusal): typeof fetch {
  return async (url) =>
    addressOf(url).endsWith(path)
      ? Response.json({ code, message: 'words of the server' }, { status })
      : Response.json({ token: 'token' })
}

const optionsOf = (path: string, refusal: Refusal) => ({
  baseUrl: 'https://api.example.com',
  captcha: { provider: 'hcaptcha', siteKey: 'key' } as const,
  fetch: refusing(path, refusal),
})

async function codeStepOf(options: LifepayOptions) {
  const backend = lifepay(options)
  const step = await backend.start({ signal })
  assertKind(step, 'phone')
  const next = await backend.phone.submit(step, { phone }, { signal })
  return { backend, next }
}

const ways: Readonly<
  Record<
    string,
    Omit<ServerError, 'says' | 'when' | 'play'> & { play: (refusal: Refusal) => ReturnType<ServerError['play']> }
  >
> = {
  'a message is asked for': {
    play: async (refusal) =>
      (await codeStepOf({ ...optionsOf('/send-code-by-phone', refusal), verify: async () => undefined })).next,
  },
  'a code is checked': {
    async play(refusal) {
      const verify = async () => Promise.reject(Object.assign(new Error('refused'), { code: refusal.code }))
      const { backend, next } = await codeStepOf({ ...optionsOf('/nothing', refusal), verify })
      assertKind(next, 'code')
      return backend.code.submit(next, { code: '123456' }, { signal })
    },
  },
  'a password is given': {
    words: { variant: 'phone-and-password' },
    async play(refusal) {
      const backend = lifepay({ ...optionsOf('/sign-in-by-phone', refusal), completion: 'password' })
      const step = await backend.start({ signal })
      assertKind(step, 'credentials')
      const next = await backend.credentials?.submit?.(step, { username: phone, password: 'typed' }, { signal })
      if (next === undefined) throw new Error('There is no such action.')
      return next
    },
  },
}

const byNumber = new Map(
  [
    ...lifepayAccounts.map((each) => each.phone),
    ...[refusedNumbers, refusedSignIns, refusedSignUps].flatMap(Object.keys),
  ].map((number) => [number, whatOf(number)] as const),
)

function whatOf(number: string): string {
  const account = lifepayAccounts.find((each) => each.phone === number)
  const member = Object.entries(organizationMembers).find(([, members]) => members.includes(number))
  const said = (when: string, code: string | undefined) => (code === undefined ? [] : [`\`${code}\` ${when}`])
  return [
    account === undefined ? 'no account' : `${account.called}, password \`${account.password}\``,
    ...(account?.archived === true ? ['archived: a right password is `NotAllowedForArchived`'] : []),
    ...(member === undefined ? [] : [`in the organization \`${member[0]}\``]),
    ...said('as a message is asked for', refusedNumbers[number]),
    ...said('as a password is given', refusedSignIns[number]),
    ...said('as an account is made', refusedSignUps[number]),
  ].join('; ')
}

export const page: BackendPage = {
  accounts: [
    ...[...byNumber].toSorted(([one], [other]) => one.localeCompare(other)),
    ['any other +7 number', 'no account; gets a code, and can make one'],
  ],
  errors: lifepayErrors.flatMap((refusal) =>
    Object.entries(ways).map(([when, { play, ...way }]) => ({
      ...way,
      says: refusal.code,
      when,
      play: () => play(refusal),
    })),
  ),
}
