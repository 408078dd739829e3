import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { SandboxEnv } from '../double.ts'
import { type Call, calls } from './calls.ts'
import { grpcCode, type GrpcCode, type Status } from './errors.ts'
import { asJson, statusConnect, statusJson } from './messages.ts'
import { noCache, perform } from './server.ts'
import { callOfService, callsBelow } from './userService.ts'

/** grpc-gateway, HTTPStatusFromCode. */
const httpStatus: Readonly<Record<GrpcCode, ContentfulStatusCode>> = {
  [grpcCode.unknown]: 500,
  [grpcCode.invalidArgument]: 400,
  [grpcCode.notFound]: 404,
  [grpcCode.alreadyExists]: 409,
  [grpcCode.permissionDenied]: 403,
  [grpcCode.resourceExhausted]: 429,
  [grpcCode.failedPrecondition]: 400,
  [grpcCode.unimplemented]: 501,
  [grpcCode.internal]: 500,
  [grpcCode.unauthenticated]: 401,
}

/** The REST gateway, of both APIs, and API v2's Connect. The gateway also answers whatever else no one listens to, such as a Connect call to a v1 service. */
export async function answerRest(context: Context<SandboxEnv>): Promise<Response> {
  const inService = callOfService(context.req.path)
  if (inService !== undefined && context.req.method === 'POST') return answerConnect(context, inService)
  const ofUser = callsBelow(context.req.path)
  const here = (ofUser ?? calls).filter(({ path }) => path === context.req.path)
  if (here.length === 0) return refuse(context, { code: grpcCode.notFound, message: 'Not Found' })
  const call = here.find(({ method }) => method === context.req.method)
  if (call === undefined) return refuse(context, { code: grpcCode.unimplemented, message: 'Method Not Allowed' }, 405)

  const body = call.readsBody ? await context.req.text() : ''
  if (body !== '' && !isJson(context.req.header('content-type'))) {
    // The gateway itself would take any type for JSON; the documented ones are application/json and the gRPC ones.
    return refuse(context, { code: grpcCode.invalidArgument, message: 'Unsupported Media Type' }, 415)
  }
  const read = readField(body, call.field?.name)
  if ('broken' in read) return refuse(context, { code: grpcCode.invalidArgument, message: read.broken })

  const headers = { ...noCache(context.env.world.now()), 'grpc-metadata-content-type': 'application/grpc' }
  const outcome = perform(context, call, read.value, ofUser === undefined ? 'rest' : 'v2')
  if ('answer' in outcome) return context.json(asJson(outcome.answer), 200, headers)
  return refuse(context, outcome.status, httpStatus[outcome.status.code], headers)
}

/** Unary Connect with JSON, which API v2 alone has. The request names the user. */
async function answerConnect(context: Context<SandboxEnv>, callFor: (userId: string) => Call): Promise<Response> {
  if (!isJson(context.req.header('content-type'))) return context.body(null, 415)
  const body = await context.req.text()
  const userId = readField(body, 'userId')
  const call = callFor('value' in userId ? userId.value : '')
  const read = 'broken' in userId ? userId : readField(body, call.field?.name)
  const outcome =
    'broken' in read
      ? { status: { code: grpcCode.invalidArgument, message: `unmarshal message: ${read.broken}` } }
      : perform(context, call, read.value, 'v2')
  if ('answer' in outcome) return context.json(asJson(outcome.answer), 200, noCache(context.env.world.now()))
  return context.json(statusConnect(outcome.status), httpStatus[outcome.status.code])
}

function refuse(
  context: Context<SandboxEnv>,
  status: Status,
  http = httpStatus[status.code],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const challenge = http === 401 && { 'www-authenticate': status.message }
  return context.json(statusJson(status), http, { ...headers, ...challenge })
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}

/** As protojson reads: no body is an empty message, unknown fields are ignored, null is no value. */
function readField(body: string, name: string | undefined): { value: string } | { broken: string } {
  if (body.trim() === '') return { value: '' }
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return { broken: `proto: syntax error (line 1:1): invalid value ${body.trim().slice(0, 20)}` }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return { broken: `proto: syntax error (line 1:1): unexpected token ${body.trim().slice(0, 20)}` }
  }
  const value: unknown = name === undefined ? undefined : new Map(Object.entries(parsed)).get(name)
  if (value === undefined || value === null) return { value: '' }
  return typeof value === 'string'
    ? { value }
    : { broken: `proto: invalid value for string field ${name}: ${JSON.stringify(value)}` }
}
