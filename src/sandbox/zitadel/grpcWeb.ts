import type { Context } from 'hono'
import type { SandboxEnv } from '../double.ts'
import { calls } from './calls.ts'
import { grpcCode, type Status } from './errors.ts'
import { asProto, base64, statusProto } from './messages.ts'
import { readText, type Bytes } from './protobuf.ts'
import { wrapperCache, wrapperHeaders } from './headers.ts'
import { perform } from './server.ts'

export const service = 'zitadel.auth.v1.AuthService'

const dataFlag = 0x00
const trailerFlag = 0x80

/**
 * The gRPC-Web wrapper before the v1 services. HTTP 200 whatever happens: what the interceptors and the handler refuse
 * is in the trailer frame, since the server has sent its headers by then; what fails before them is in HTTP headers.
 */
export async function answerGrpcWeb(context: Context<SandboxEnv>): Promise<Response> {
  const type = context.req.header('content-type') ?? ''
  const subtype = /^application\/grpc-web(-text)?([+;].*)?$/.exec(type)
  if (subtype === null) return refuseType(context.env.origin, type)
  const isText = subtype[1] !== undefined

  const call = calls.find(({ rpc }) => context.req.path === `/${service}/${rpc}`)
  const refuse = (status: Status) => refuseInHeaders(context.env.origin, type, status)
  if (call === undefined) return refuse({ code: grpcCode.unimplemented, message: unknown(context.req.path) })
  const request = readRequest(new Uint8Array(await context.req.arrayBuffer()), isText, call.field !== undefined)
  if ('status' in request) return refuse(request.status)

  const outcome = perform(context, call, request.value, 'grpc-web')
  const frames =
    'answer' in outcome
      ? [frame(dataFlag, asProto(outcome.answer)), frame(trailerFlag, trailerBlock({ 'grpc-status': '0' }))]
      : [frame(trailerFlag, trailerBlock(statusHeaders(outcome.status)))]
  const body = isText ? frames.map(base64).join('') : Uint8Array.from(frames.flat())
  const headers = { 'content-type': type, ...wrapperCache(context.env.world.now()) }
  return new Response(body, { headers: wrapperHeaders(context.env.origin, headers) })
}

function refuseInHeaders(origin: string | undefined, type: string, status: Status): Response {
  return new Response(null, { headers: wrapperHeaders(origin, { 'content-type': type, ...statusHeaders(status) }) })
}

/** The wrapper has taken "-web" out of the name, and ends the text as it ends a message: with a trailer frame, here empty. */
function refuseType(origin: string | undefined, type: string): Response {
  const text = `invalid gRPC request content-type "${type.replace('-web', '')}"\n`
  const body = Uint8Array.from([...new TextEncoder().encode(text), ...frame(trailerFlag, [])])
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  const headers = wrapperHeaders(origin, plain)
  const exposed = headers['access-control-expose-headers'].replace(', Date', '')
  return new Response(body, { status: 415, headers: { ...headers, 'access-control-expose-headers': exposed } })
}

/** Sorted, as the wrapper writes them. Only a status with a detail has the third. */
export function statusHeaders(status: Status): Readonly<Record<string, string>> {
  return {
    'grpc-message': percentEncoded(status.message),
    'grpc-status': String(status.code),
    ...(status.detail !== undefined && { 'grpc-status-details-bin': base64(statusProto(status)).replace(/=+$/, '') }),
  }
}

/** The bytes of UTF-8 outside of printable ASCII, and the percent sign. */
function percentEncoded(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) =>
      byte < 0x20 || byte > 0x7e || byte === 0x25
        ? `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
}

export function trailerBlock(headers: Readonly<Record<string, string>>): Bytes {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return [...new TextEncoder().encode(lines.join(''))]
}

/** A flag, the length in four bytes, the greatest first, and the payload. */
export function frame(flag: number, payload: Bytes): Bytes {
  return [flag, ...[24, 16, 8, 0].map((shift) => (payload.length >>> shift) & 0xff), ...payload]
}

function readRequest(body: Uint8Array, isText: boolean, hasField: boolean): { value: string } | { status: Status } {
  const broken = (message: string) => ({ status: { code: grpcCode.internal, message } })
  const cut = (message: string) => ({ status: { code: grpcCode.unknown, message } })
  const bytes = isText ? fromBase64(body) : body
  if (bytes === undefined) return cut('unexpected EOF')
  if (bytes.length < 5) return cut('EOF')
  if (bytes[0] === 1) return broken('grpc: compressed flag set with identity or empty encoding')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1)
  if (bytes.length < 5 + length) return cut('unexpected EOF')
  try {
    // No field has the number 0: then the bytes are only checked.
    return { value: readText(bytes.subarray(5, 5 + length), hasField ? 1 : 0) }
  } catch (thrown) {
    return broken(`grpc: error unmarshalling request: ${thrown instanceof Error ? thrown.message : ''}`)
  }
}

/** One run or several, each with its own padding. */
function fromBase64(body: Uint8Array): Uint8Array | undefined {
  const runs =
    new TextDecoder()
      .decode(body)
      .trim()
      .match(/[^=]+=*/g) ?? []
  try {
    return Uint8Array.from(runs.flatMap((run) => Array.from(atob(run), (character) => character.charCodeAt(0))))
  } catch {
    return undefined
  }
}

/** grpc-go's words for a method it does not have. */
function unknown(path: string): string {
  const cut = path.lastIndexOf('/')
  if (cut < 1) return `malformed method name: "${path}"`
  const [wanted, method] = [path.slice(1, cut), path.slice(cut + 1)]
  return wanted === service ? `unknown method ${method} for service ${service}` : `unknown service ${wanted}`
}
