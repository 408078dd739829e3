import type { BetterAuthPlugin } from 'better-auth'
import { z } from 'zod'
import { betterAuthAccounts } from '../accounts.test-support.ts'
import { createAuthEndpoint, setSessionCookie } from './packages.test-support.ts'

/**
 * Doors that only tests have, below the server's base path, made of the server's own means.
 *
 * `POST /sandbox/sign-in-as` `{"account": "tom"}`: a completed sign-in of one of the accounts, second factor and all. For
 * pages that are for someone who is signed in already.
 *
 * `POST /sandbox/change-user` `{"email": …, "user": {"banned": true}}`: what an administrator would have changed by hand.
 */
export function doors(): BetterAuthPlugin {
  const as = z.object({ account: z.enum(Object.keys(betterAuthAccounts)) })
  const change = z.object({
    email: z.string(),
    user: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  })
  return {
    id: 'sandbox-doors',
    endpoints: {
      sandboxSignInAs: createAuthEndpoint('/sandbox/sign-in-as', { method: 'POST', body: as }, async (context) => {
        const { internalAdapter } = context.context
        const email = Object.entries(betterAuthAccounts).find(([name]) => name === context.body.account)?.[1].email
        const found = await internalAdapter.findUserByEmail(email ?? '')
        if (found === null) throw context.error('NOT_FOUND')
        const session = await internalAdapter.createSession(found.user.id)
        await setSessionCookie(context, { session, user: found.user })
        return context.json({ token: session.token })
      }),
      sandboxChangeUser: createAuthEndpoint(
        '/sandbox/change-user',
        { method: 'POST', body: change },
        async (context) => {
          const { internalAdapter } = context.context
          const found = await internalAdapter.findUserByEmail(context.body.email)
          if (found === null) throw context.error('NOT_FOUND')
          await internalAdapter.updateUser(found.user.id, context.body.user)
          return context.json({ id: found.user.id })
        },
      ),
    },
  }
}
