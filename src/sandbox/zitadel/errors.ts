import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** The gRPC codes that occur here. */
export const grpcCode = {
  unknown: 2,
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unimplemented: 12,
  internal: 13,
  unauthenticated: 16,
} as const

/** grpc-gateway, HTTPStatusFromCode; Connect has the same for these. */
export const httpStatus: Readonly<Record<GrpcCode, ContentfulStatusCode>> = {
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

export type GrpcCode = (typeof grpcCode)[keyof typeof grpcCode]

/** A `google.rpc.Status` with at most one `zitadel.v1.ErrorDetail`. */
export interface Status {
  readonly code: GrpcCode
  readonly message: string
  readonly detail?: { readonly id: string; readonly message: string }
}

/** Thrown by a rule. `text` is a key of the server's texts, or a text of its own that no language changes. */
export class ZitadelError extends Error {
  override readonly name = 'ZitadelError'
  readonly code: GrpcCode
  /** Absent: an error of the frame around ZITADEL, which carries no detail. */
  readonly id: string | undefined
  readonly text: string

  constructor(code: keyof typeof grpcCode, id: string | undefined, text: string) {
    super(text)
    this.code = grpcCode[code]
    this.id = id
    this.text = text
  }
}

/** What a thrown error is on the wire: the message is the detail's message with its id in brackets. */
export function statusOf(thrown: unknown, translate: (text: string) => string = (text) => text): Status {
  if (!(thrown instanceof ZitadelError)) return { code: grpcCode.unknown, message: 'An internal error occurred' }
  const message = translate(thrown.text)
  if (thrown.id === undefined) return { code: thrown.code, message }
  return { code: thrown.code, message: `${message} (${thrown.id})`, detail: { id: thrown.id, message } }
}
