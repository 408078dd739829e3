import type { Context } from 'hono'
import type { SandboxEnv } from '../double.ts'
import { calls } from './calls.ts'
import { answerConnect, isOfService } from './connect.ts'
import { grpcCode, httpStatus, type Status } from './errors.ts'
import { everywhere, gatewayHeaders, tellQuota } from './headers.ts'
import { asJson, statusJson } from './messages.ts'
import { endOfValue, readField } from './protojson.ts'
import { perform } from './server.ts'
import { callsBelow } from './userService.ts'

/** The REST gateway, of both APIs, and API v2's Connect. The gateway also answers whatever else no one listens to, such as a Connect call to a v1 service. */
export async function answerRest(context: Context<SandboxEnv>): Promise<Response> {
  if (isOfService(context.req.path)) return answerConnect(context)
  const ofUser = callsBelow(context.req.path)
  const here = (ofUser ?? calls).filter(({ path }) => path === context.req.path)
  if (here.length === 0) return refuse(context, { code: grpcCode.notFound, message: 'Not Found' })
  const call = here.find(({ method }) => method === context.req.method)
  if (call === undefined) return refuse(context, { code: grpcCode.unimplemented, message: 'Method Not Allowed' }, 405)

  const read = readBody(call.readsBody ? await context.req.text() : '', call.field?.name)
  if ('broken' in read) return refuse(context, { code: grpcCode.invalidArgument, message: read.broken })

  const transport = ofUser === undefined ? 'rest' : 'v2'
  const outcome = perform(context, call, read.value, transport)
  const headers = gatewayHeaders(transport, context.env.world.now(), 'status' in outcome)
  if ('status' in outcome) return refuse(context, outcome.status, httpStatus[outcome.status.code], headers)
  tellQuota(context.env, false)
  return context.json(asJson(outcome.answer), 200, { ...headers, vary: 'Cookie' })
}

function refuse(
  context: Context<SandboxEnv>,
  status: Status,
  http = httpStatus[status.code],
  headers: Readonly<Record<string, string>> = everywhere,
): Response {
  const challenge = http === 401 && { 'www-authenticate': status.message }
  const limit = http === 429 && { vary: 'Cookie' }
  if (limit !== false) tellQuota(context.env, true)
  return context.json(statusJson(status), http, { ...headers, ...challenge, ...limit })
}

/** The gateway takes any content type for JSON, no body for an empty message, and the first value alone. */
function readBody(body: string, name: string | undefined): { value: string } | { broken: string } {
  const text = body.trim()
  if (text === '') return { value: '' }
  try {
    if (!/^["\d{[-]|^(?:null|true|false)/.test(text)) {
      throw new Error(`invalid character '${text.charAt(0)}' looking for beginning of value`)
    }
    return { value: readField(text.startsWith('{') ? text.slice(0, endOfValue(text, 0)) : text, name) }
  } catch (thrown) {
    return { broken: thrown instanceof Error ? thrown.message : '' }
  }
}
