import { z } from 'zod'
import {
  betterAuth,
  docspace,
  lifepay,
  type LimitOptions,
  type RelayBackend,
  workspace,
  zitadel,
} from '../../src/relay/index.ts'
import { memoryStore } from '../../src/relay/memory.ts'

/**
 * Settings of `npx entryphone relay` before the host page's sandbox, on the page's own origin: `relays.ts` runs it. `PORT` is
 * the page's, `RELAY` the first segment of its path. The sandbox stands on the port after the page's, and whose world it is
 * says a header, which passes here as a cookie of a load balancer's would.
 */
const { port, name } = z
  .object({ port: z.coerce.number(), name: z.enum(['relay', 'limited-relay']) })
  .parse({ port: process.env['PORT'], name: process.env['RELAY'] })
const sandbox = `http://127.0.0.1:${port + 1}`
const upstream = `${sandbox}/behind-relay`
const world = 'x-sandbox-world'

/** One relay for all worlds: a bad day in one is none in the others. */
const breaker = { failures: 1_000_000, share: 1000 }

function ofWorld(backend: RelayBackend): RelayBackend {
  return { ...backend, breaker, requestHeaders: [...(backend.requestHeaders ?? []), world] }
}

/** The host's own word for a code, which the sandbox's application has. */
async function verify({ phone, code, request }: { phone: string; code: string; request: Request }): Promise<object> {
  const address = `${sandbox}/w/${encodeURIComponent(request.headers.get(world) ?? '')}/app/lifepay/verify`
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ phone, code }) })
  const said = z.looseObject({}).parse(await answer.json())
  if (!answer.ok) throw said
  return said
}

/** Who is signed in at the host: the name of a token of the sandbox's, as `serve.ts` has written it. */
function session(request: Request): string | undefined {
  const [, account] = /(?:^|; )host_session=([\w-]+)/.exec(request.headers.get('cookie') ?? '') ?? []
  return account && Buffer.from(account, 'base64url').toString()
}

/** A refresh gives the expired one's user back. */
function token(account: string, { refresh }: { readonly refresh: boolean }): string {
  if (!refresh) return account
  return account === 'token-expired' ? 'token-nophone' : `${account}-refreshed`
}

const auth = betterAuth({ upstream: `${upstream}/better-auth/api/auth` })
/** The sandbox's own door, for pages of who is signed in already. */
const door = {
  method: 'POST',
  path: '/sandbox/sign-in-as',
  purpose: 'change',
  body: { type: 'json', fields: ['account'] },
} as const

/** One message to a number, and one password for a name, so that the next one waits: what a person sees of it. */
const limits: LimitOptions = {
  store: memoryStore(),
  secret: 'of no use to anyone, since nothing real is behind it',
  sends: { number: [{ points: 1, seconds: 600 }], address: [], network: [], country: [], all: [] },
  checks: { subject: [{ points: 1, seconds: 600 }], subjectInAll: [], address: [] },
  pauses: [],
}

export default {
  url: `http://localhost:${port}/${name}`,
  proxy: { hops: 1 },
  listen: { port: 0 },
  limits: name === 'limited-relay' ? limits : 'elsewhere',
  backends: {
    lifepay: ofWorld(lifepay({ upstream: `${upstream}/lifepay`, verify })),
    docspace: ofWorld(docspace({ upstream: `${upstream}/docspace` })),
    workspace: ofWorld(workspace({ upstream: `${upstream}/workspace` })),
    zitadel: ofWorld(zitadel({ upstream: `${upstream}/zitadel`, session, token })),
    'better-auth': ofWorld({ ...auth, endpoints: [...auth.endpoints, door] }),
  },
}
