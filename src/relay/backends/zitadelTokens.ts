/** Gives the access token of a session, or `undefined` for nobody; with `refresh: true` another than before. */
export type ZitadelTokenSource = (
  session: string,
  request: { readonly refresh: boolean },
) => string | undefined | Promise<string | undefined>

interface Refresh {
  /** Which token was refused. */
  readonly refused: string | undefined
  readonly token: Promise<string | undefined>
}

/** How long a request that left with the old token may still come back with it. */
const remembered = 30_000

export interface Tokens {
  of(session: string): Promise<string | undefined>
  /** Another one than this, which ZITADEL has refused: asked for once for all who were refused with it. */
  insteadOf(session: string, refused: string | undefined): Promise<string | undefined>
}

/** The access tokens of sessions, as the host gives them. Kept no longer than requests at the same time need it. */
export function createTokens(source: ZitadelTokenSource): Tokens {
  const refreshes = new Map<string, Refresh>()
  return {
    async of(session) {
      return source(session, { refresh: false })
    },
    insteadOf(session, refused) {
      const running = refreshes.get(session)
      if (running !== undefined && running.refused === refused) return running.token
      const token = (async () => source(session, { refresh: true }))()
      const refresh: Refresh = { refused, token }
      refreshes.set(session, refresh)
      const forget = () => {
        if (refreshes.get(session) === refresh) refreshes.delete(session)
      }
      token.then(() => {
        const timer: unknown = setTimeout(forget, remembered)
        // Keeps no Node process alive; elsewhere a timer is a number.
        if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as { unref(): void }).unref()
      }, forget)
      return token
    },
  }
}
