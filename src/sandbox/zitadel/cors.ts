import { isPreflight, type CorsPolicy } from '../cors.ts'
import type { World } from '../world.ts'
import { calls } from './calls.ts'
import { service } from './grpcWeb.ts'

const shared = [
  'origin',
  'content-type',
  'accept',
  'accept-language',
  'authorization',
  'x-zitadel-orgid',
  'x-user-agent',
  'x-grpc-web',
]

/** ZITADEL's own interceptor, before the gateway. */
const restPolicy: CorsPolicy = {
  origins: 'reflect',
  credentials: true,
  methods: ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  headers: [...shared, 'x-requested-with', 'connect-protocol-version', 'connect-timeout-ms', 'grpc-timeout'],
  exposed: ['location', 'content-length', 'grpc-status', 'grpc-message', 'grpc-status-details-bin'],
}

/** The gRPC-Web wrapper's. It knows no grpc-timeout, so a client with a timeout of its own is stopped by the browser. */
const grpcWebPolicy: CorsPolicy = {
  origins: 'reflect',
  credentials: true,
  methods: ['GET', 'POST', 'HEAD'],
  headers: [...shared, 'u-a'],
  // The wrapper writes the list itself: see grpcWeb.ts.
  exposed: [],
  maxAge: 600,
}

export function policyOf(request: Request, world: World): CorsPolicy | undefined {
  if (world.switches['zitadel.edge'] === 'without-cors' && !isPreflight(request)) return undefined
  return isGrpcWeb(request) || isGrpcWebPreflight(request) ? grpcWebPolicy : restPolicy
}

/** Whose request it is, is decided by method and content type alone: the path may be anything. */
export function isGrpcWeb(request: Request): boolean {
  return request.method === 'POST' && (request.headers.get('content-type') ?? '').startsWith('application/grpc-web')
}

/** The wrapper takes a preflight that asks for x-grpc-web on a method it has. The others go to the REST side. */
function isGrpcWebPreflight(request: Request): boolean {
  const asked = (request.headers.get('access-control-request-headers') ?? '').toLowerCase()
  const { pathname } = new URL(request.url)
  return (
    isPreflight(request) &&
    request.headers.get('access-control-request-method') === 'POST' &&
    asked.split(',').some((name) => name.trim() === 'x-grpc-web') &&
    calls.some(({ rpc }) => pathname.endsWith(`/${service}/${rpc}`))
  )
}
