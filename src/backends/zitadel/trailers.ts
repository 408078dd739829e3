import { readStatus } from './messages.ts'
import { ZitadelStatus, type ZitadelStatusFields } from './transport.ts'
import { malformed } from './wire.ts'

/** Where a status can be read from: a trailer frame, or HTTP headers where the server failed before it had a body. */
export interface Trailers {
  get(name: string): string | null | undefined
}

/** A trailer frame's block of lines: keys of any case, a space after the colon or none. */
export function readTrailers(block: Uint8Array): Trailers {
  const lines = new TextDecoder().decode(block).split(/\r?\n/)
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, Math.max(colon, 0)).trim().toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}

/** What the HTTP answer around them said. */
type Seen = Pick<ZitadelStatusFields, 'httpStatus' | 'retryAt'>

/** The status trailers carry; `undefined` where all went well. Without a status they are malformed. */
export function statusOf(trailers: Trailers, seen: Seen): ZitadelStatus | undefined {
  const text = trailers.get('grpc-status') ?? ''
  const grpcCode = Number(text)
  if (!/^\d{1,2}$/.test(text) || grpcCode > 16) throw malformed('grpc-status')
  if (grpcCode === 0) return undefined
  const details = detailsOf(trailers.get('grpc-status-details-bin'))
  const message = details?.message || percentDecoded(trailers.get('grpc-message') ?? '')
  return new ZitadelStatus({ grpcCode, id: details?.id, message, ...seen })
}

/** The same of an answer that failed anyhow: what cannot be read says nothing. */
export function statusIfAny(trailers: Trailers, seen: Seen): ZitadelStatus | undefined {
  return /^(?:[1-9]|1[0-6])$/.test(trailers.get('grpc-status') ?? '') ? statusOf(trailers, seen) : undefined
}

/** `grpc-status-details-bin`: base64, mostly without padding. One that cannot be read leaves code and message. */
function detailsOf(base64: string | null | undefined): ReturnType<typeof readStatus> | undefined {
  if (!base64) return undefined
  try {
    const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'))
    return readStatus(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
  } catch {
    return undefined
  }
}

/** `grpc-message` is percent-encoded UTF-8. What is not stays as it is: a message is never worth an exception. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))),
  )
}
