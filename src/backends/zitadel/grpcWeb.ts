import { type Answer, request } from '../../runtime/http.ts'
import { isSuccess } from '../../runtime/status.ts'
import { frameOf, readFrames } from './frames.ts'
import { readChange, readFactors, readPhone, readTotp } from './messages.ts'
import { seenIn, unexpected } from './unexpected.ts'
import { readTrailers, statusIfAny, statusOf } from './trailers.ts'
import { ourTransport, type ZitadelCall, type ZitadelStatus, type ZitadelTransport } from './transport.ts'
import { malformed, textMessage } from './wire.ts'

const contentType = 'application/grpc-web+proto'
const empty = new Uint8Array()

/**
 * Carries `zitadel()`'s calls over gRPC-Web, to `/zitadel.auth.v1.AuthService/<Rpc>`: `zitadel({ transport: grpcWeb() })`.
 * Written by hand, since a protobuf runtime weighs fifteen times as much.
 */
export function grpcWeb(): ZitadelTransport {
  return ourTransport({
    getMyPhone: async (call) => readPhone(await unary(call, 'GetMyPhone', empty)),
    setMyPhone: async (call, { phone }) => readChange(await unary(call, 'SetMyPhone', textMessage(phone))),
    verifyMyPhone: async (call, { code }) => readChange(await unary(call, 'VerifyMyPhone', textMessage(code))),
    resendMyPhoneVerification: async (call) => readChange(await unary(call, 'ResendMyPhoneVerification', empty)),
    removeMyPhone: async (call) => readChange(await unary(call, 'RemoveMyPhone', empty)),
    listMyAuthFactors: async (call) => readFactors(await unary(call, 'ListMyAuthFactors', empty)),
    addMyAuthFactorOTP: async (call) => readTotp(await unary(call, 'AddMyAuthFactorOTP', empty)),
    verifyMyAuthFactorOTP: async (call, { code }) =>
      readChange(await unary(call, 'VerifyMyAuthFactorOTP', textMessage(code))),
    removeMyAuthFactorOTP: async (call) => readChange(await unary(call, 'RemoveMyAuthFactorOTP', empty)),
    addMyAuthFactorOTPSMS: async (call) => readChange(await unary(call, 'AddMyAuthFactorOTPSMS', empty)),
    removeMyAuthFactorOTPSMS: async (call) => readChange(await unary(call, 'RemoveMyAuthFactorOTPSMS', empty)),
  })
}

async function unary({ http, token, signal }: ZitadelCall, rpc: string, message: Uint8Array): Promise<Uint8Array> {
  const answer = await request(http, {
    method: 'POST',
    path: `/zitadel.auth.v1.AuthService/${rpc}`,
    // No more than these: ZITADEL's CORS refuses the preflight for any other, grpc-timeout included.
    headers: {
      accept: contentType,
      authorization: `Bearer ${token}`,
      'content-type': contentType,
      'x-grpc-web': '1',
      'x-user-agent': 'entryphone',
    },
    body: frameOf(message),
    signal,
  })
  return readUnary(answer)
}

/**
 * The one message of a unary answer. A refusal stands in the trailer frame or, where the server failed before it had
 * a body, in the HTTP headers; the HTTP status is 200 either way.
 */
function readUnary(answer: Answer): Uint8Array {
  const { bytes, headers } = answer
  const seen = seenIn(answer)
  // Something on the way, which speaks gRPC or does not.
  if (!isSuccess(answer)) throw statusIfAny(headers, seen) ?? unexpected(answer)
  refuse(headers.has('grpc-status') ? statusOf(headers, seen) : undefined)
  const { messages, trailers } = readFrames(bytes)
  refuse(statusOf(trailers === undefined ? headers : readTrailers(trailers), seen))
  const [message, ...more] = messages
  if (message === undefined || more.length > 0) throw malformed('not one message')
  return message
}

function refuse(status: ZitadelStatus | undefined): void {
  if (status !== undefined) throw status
}
