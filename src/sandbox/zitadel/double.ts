import { Hono } from 'hono'
import type { Double, SandboxEnv } from '../double.ts'
import { isGrpcWeb, policyOf } from './cors.ts'
import { answerGrpcWeb } from './grpcWeb.ts'
import { answerRest } from './rest.ts'
import { switches } from './switches.ts'

/**
 * ZITADEL. Auth API v1: the signed-in user's phone (and authenticator and SMS factors), as JSON below `/auth/v1/users/me`
 * and as gRPC-Web at `/zitadel.auth.v1.AuthService/…`, binary or text. User API
 * v2: the same of the user it names, as JSON below `/v2/users/{userId}` and by Connect at `/zitadel.user.v2.UserService/…`
 * (no gRPC-Web). Plain gRPC needs HTTP/2 trailers, which no
 * answer to fetch has; asked for here it is 404, as a server answers it over HTTP/1.1.
 *
 * Who is signed in is told by the bearer token: `accounts.ts` lists them.
 */
export function zitadel(): Double {
  const app = new Hono<SandboxEnv>()
  app.all('*', (context) => {
    const edge = context.env.world.switches['zitadel.edge']
    if (edge === true || edge === 'without-cors') return context.html(edgePage, 429)
    return isGrpcWeb(context.req.raw) ? answerGrpcWeb(context) : answerRest(context)
  })
  return { name: 'ZITADEL', mount: '/zitadel', cors: policyOf, switches, app }
}

const edgePage = '<!doctype html><html><head><title>429</title></head><body><h1>Too Many Requests</h1></body></html>\n'
