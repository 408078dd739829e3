import { type Address, addressOf } from './address.ts'
import type { Call, RelayBackend, Visit } from './backend.ts'
import { parseBody, readBounded } from './body.ts'
import type { Asked, Context, Mounted } from './context.ts'
import { cookiesToUpstream } from './cookies.ts'
import type { Match } from './endpoint.ts'
import { requestHeaders } from './headers.ts'
import { RelayMistake } from './mistakes.ts'
import { Refusal } from './refusal.ts'

/** A body that comes in drops holds no place for longer. */
const longestUpload = 10_000
const usualLargestRequest = 64 * 1024

/** Whose address it is. Throws where it cannot be known. */
export function addressFor({ options, state, tell }: Context, { request, connection }: Asked): Address {
  const { proxy } = options
  if (proxy === 'none' && request.headers.has('x-forwarded-for') && !state.hasToldProxy) {
    state.hasToldProxy = true
    tell({ type: 'proxy-unexpected' })
  }
  if (proxy === 'none' && connection.address === undefined) throw new RelayMistake('E107', 'fetch')
  return addressOf(proxy, request.headers, connection.address)
}

/** The request as it goes out, before its backend has had a look at it. */
export async function callOf(
  backend: RelayBackend,
  { endpoint, path }: Match,
  query: string,
  request: Request,
): Promise<Call> {
  if (request.bodyUsed) throw new RelayMistake('E108', 'fetch')
  const { largestRequest = usualLargestRequest } = backend
  const tooLarge = () => new Refusal('too-large')
  if (Number(request.headers.get('content-length') ?? 0) > largestRequest) throw tooLarge()
  const read = await inTime(readBounded(request.body, largestRequest, tooLarge).catch(refuseBroken), longestUpload)
  const { bytes, contentType, fields } = parseBody(endpoint.body, request.headers.get('content-type'), read)
  const headers = requestHeaders(request.headers, backend.requestHeaders ?? [])
  if (contentType !== undefined) headers.set('content-type', contentType)
  const cookies = backend.cookies && cookiesToUpstream(request.headers.get('cookie'), backend.cookies)
  if (cookies !== undefined) headers.set('cookie', cookies)
  const origin = request.headers.get('origin')
  if (backend.tellsOrigin === true && origin !== null) headers.set('origin', origin)
  return { endpoint, path: path + query, headers, body: bytes, fields }
}

/** Who asks, and whom it is about. */
export async function visitOf(
  { settings }: Context,
  { request }: Asked,
  { name, backend }: Mounted,
  { call, address }: { readonly call: Call; readonly address: Address },
): Promise<Visit> {
  const named = call.endpoint.subject?.(call.fields)
  if (named === null) throw new Refusal('malformed')
  const subject = named ?? (await backend.person?.(request))
  // One address, and the relay's word for it: nothing that the page wrote.
  call.headers.set('x-forwarded-for', address.text)
  const hostnames = [...settings.gate.origins].map((origin) => new URL(origin).hostname)
  return { request, address, url: `${settings.url}/${name}`, subject, hostnames, signal: request.signal }
}

/** Whoever sent it has gone away in the middle. */
function refuseBroken(thrown: unknown): never {
  throw thrown instanceof Refusal ? thrown : new Refusal('malformed')
}

async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('too-slow')), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
