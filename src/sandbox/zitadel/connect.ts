import type { Context } from 'hono'
import type { SandboxEnv } from '../double.ts'
import { grpcCode, httpStatus, type Status } from './errors.ts'
import { connectHeaders, everywhere } from './headers.ts'
import { asJson, statusConnect } from './messages.ts'
import { readField } from './protojson.ts'
import { perform } from './server.ts'
import { callOfService, userServiceName } from './userService.ts'

export function isOfService(path: string): boolean {
  return path.startsWith(`/${userServiceName}/`)
}

/** What the handler of a method says it takes. */
const acceptPost =
  'application/grpc, application/grpc+json, application/grpc+json; charset=utf-8, application/grpc+proto, ' +
  'application/grpc-web, application/grpc-web+json, application/grpc-web+json; charset=utf-8, ' +
  'application/grpc-web+proto, application/json, application/json; charset=utf-8, application/proto'

/** Unary Connect with JSON, which API v2 alone has. What is no call is answered without JSON. */
export async function answerConnect(context: Context<SandboxEnv>): Promise<Response> {
  const callFor = callOfService(context.req.path)
  if (callFor === undefined) return context.text('404 page not found\n', 404, plain)
  if (context.req.method !== 'POST') return context.body(null, 405, { ...everywhere, allow: 'POST' })
  const type = context.req.header('content-type') ?? ''
  if (!isJson(type)) return context.body(null, 415, { ...everywhere, 'accept-post': acceptPost })
  const version = context.req.header('connect-protocol-version') ?? '1'
  if (version !== '1') {
    return refuse(context, invalid(`Connect-Protocol-Version must be "1": got ${JSON.stringify(version)}`))
  }
  const body = await context.req.text()
  if (body === '') return refuse(context, invalid('unmarshal message: zero-length payload is not a valid JSON object'))
  const call = callFor(idIn(body))
  try {
    const outcome = perform(context, call, readField(body, call.field?.name), 'connect')
    if ('status' in outcome) return refuse(context, outcome.status)
    const headers = connectHeaders(context.env.world.now(), false)
    return context.body(JSON.stringify(asJson(outcome.answer)), 200, { ...headers, 'content-type': type })
  } catch (thrown) {
    const { message } = thrown instanceof Error ? thrown : { message: '' }
    const why = message.startsWith('proto: ') ? message : `proto: ${message}`
    return refuse(context, invalid(`unmarshal message: unmarshal into *user.${call.rpc}Request: ${why}`))
  }
}

const plain = { ...everywhere, 'content-type': 'text/plain; charset=utf-8' }

function idIn(body: string): string {
  try {
    return readField(body, 'userId')
  } catch {
    // What is wrong with the text is said where the whole of it is read.
    return ''
  }
}

function invalid(message: string): Status {
  return { code: grpcCode.invalidArgument, message }
}

function refuse(context: Context<SandboxEnv>, status: Status): Response {
  return context.json(statusConnect(status), httpStatus[status.code], connectHeaders(context.env.world.now(), true))
}

function isJson(contentType: string): boolean {
  return contentType.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}
