import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import { betterAuthAccounts } from '../accounts.test-support.ts'

/**
 * A door that only tests have: `POST /sandbox/sign-in-as` `{"account": "tom"}` is a completed sign-in of one of the
 * accounts, second factor and all, by the server's own means. For pages that are for someone who is signed in already.
 */
export function signInAs(): BetterAuthPlugin {
  const body = z.object({ account: z.enum(Object.keys(betterAuthAccounts)) })
  return {
    id: 'sandbox-sign-in-as',
    endpoints: {
      sandboxSignInAs: createAuthEndpoint('/sandbox/sign-in-as', { method: 'POST', body }, async (context) => {
        const { internalAdapter } = context.context
        const email = Object.entries(betterAuthAccounts).find(([name]) => name === context.body.account)?.[1].email
        const found = await internalAdapter.findUserByEmail(email ?? '')
        if (found === null) throw new Error(`${context.body.account} is not in the prepared database.`)
        const session = await internalAdapter.createSession(found.user.id)
        await setSessionCookie(context, { session, user: found.user })
        return context.json({ token: session.token })
      }),
    },
  }
}
