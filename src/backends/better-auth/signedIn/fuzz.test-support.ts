import type { FuzzSetup, Surroundings } from '../../../test-support/fuzz/setup.test-support.ts'
import type { BetterAuthAccountName } from '../accounts.test-support.ts'
import { bySignedIn } from '../bySignedIn.ts'
import { betterAuthPassword as password } from '../secrets.test-support.ts'
import { settingsOf } from '../settings.ts'
import type { SignedInIntent } from './state.ts'

const errands = [
  ['ann', 'change'],
  ['ned', 'verify'],
  ['ann', 'add-app'],
  ['mia', 'add-app'],
  ['pia', 'add-app'],
  ['ann', 'add-sms'],
  ['tom', 'remove-app'],
  ['ann', 'remove-phone'],
] as const satisfies readonly (readonly [BetterAuthAccountName, SignedInIntent])[]

export const signedInFuzz: readonly FuzzSetup[] = errands.map(
  ([account, intent]): FuzzSetup => ({
    name: `better-auth ${account} to ${intent}`,
    username: '',
    password,
    phone: (count) => `+7999555${String(1000 + count)}`,
    make: (around) => {
      // Who has no password is not asked for one.
      const allowPasswordless = account === 'pia'
      around.world.switches['better-auth.passwordless'] = allowPasswordless
      const baseUrl = `${around.base}/better-auth/api/auth`
      const fetch = signedInAs(account, baseUrl, around)
      return bySignedIn(settingsOf({ baseUrl, fetch, intent, allowPasswordless }), intent)
    },
  }),
)

const signedIn = new WeakMap<Surroundings['world'], Promise<unknown>>()

/** The host signs its person in before anything is asked, and again once an answer has said that nobody is. */
function signedInAs(account: string, baseUrl: string, { world, fetch }: Surroundings): typeof globalThis.fetch {
  const signIn = () =>
    fetch(`${baseUrl}/sandbox/sign-in-as`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    })
  return async (url, init) => {
    // Whoever asks while the host is at it waits for it too; what has failed is tried again.
    const signingIn = signedIn.get(world) ?? signIn()
    signedIn.set(world, signingIn)
    await signingIn.catch((reason: unknown) => {
      signedIn.delete(world)
      throw reason
    })
    const response = await fetch(url, init)
    const isNobody = response.status === 401 || (await response.clone().text()) === 'null'
    if (isNobody) signedIn.delete(world)
    return response
  }
}
