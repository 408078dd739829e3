import type { Refusal, RefusalBody } from '../refusal.ts'

/** gRPC's numbers and Connect's names for what the relay says by itself. */
const statuses: Readonly<Record<number, readonly [code: number, name: string]>> = {
  400: [3, 'invalid_argument'],
  401: [16, 'unauthenticated'],
  403: [7, 'permission_denied'],
  404: [12, 'unimplemented'],
  413: [3, 'invalid_argument'],
  415: [3, 'invalid_argument'],
  422: [3, 'invalid_argument'],
  429: [8, 'resource_exhausted'],
  431: [3, 'invalid_argument'],
  500: [13, 'internal'],
}
const unavailable = [14, 'unavailable'] as const

/** A number that no message goes to reads like one that ZITADEL does not take. */
const refusedNumber = 'PHONE-so0wa'

/** In the words of whichever protocol was asked: `google.rpc.Status`, Connect's error, or trailers in the headers. */
export function zitadelRefusal({ reason, status }: Refusal, { path = '' }: { readonly path?: string }): RefusalBody {
  const [code, name] = statuses[status] ?? unavailable
  const isNumber = reason === 'country-refused' || (reason === 'malformed' && path.includes('phone'))
  const message = isNumber ? `Phone number is invalid (${refusedNumber})` : reason
  if (path.startsWith('/zitadel.auth.v1.')) {
    const headers = {
      'grpc-status': String(code),
      'grpc-message': message,
      'content-type': 'application/grpc-web+proto',
    }
    return { status: 200, headers }
  }
  if (path.startsWith('/zitadel.user.v2.')) return { body: { code: name, message } }
  return { status: status === 422 ? 400 : status, body: { code: status === 404 ? 5 : code, message } }
}

/** Whether a gRPC-Web body ends in a trailer frame with this status. A body that is no frames has none. */
export function hasTrailingStatus(body: Uint8Array<ArrayBuffer>, status: number): boolean {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  for (let at = 0; at + 5 <= body.length; at += 5 + view.getUint32(at + 1)) {
    const payload = body.subarray(at + 5, at + 5 + view.getUint32(at + 1))
    if ((body[at] ?? 0) < 0x80) continue
    const lines = new TextDecoder().decode(payload).toLowerCase().split('\r\n')
    return lines.some((line) => line.replaceAll(' ', '') === `grpc-status:${status}`)
  }
  return false
}
