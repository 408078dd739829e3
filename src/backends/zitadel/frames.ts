import { malformed } from './wire.ts'

/**
 * gRPC-Web's length-prefixed frames: one byte of flags, four of length (big-endian), the payload. Trailers travel as a
 * frame of their own, the last, since browsers show no HTTP trailers. PROTOCOL-WEB.md of grpc/grpc.
 */
const prefix = 5
const messageFrame = 0x00
const trailerFrame = 0x80

export interface Frames {
  readonly messages: readonly Uint8Array[]
  readonly trailers?: Uint8Array
}

export function frameOf(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(prefix + message.length)
  new DataView(frame.buffer).setUint32(1, message.length)
  frame.set(message, prefix)
  return frame
}

/** Takes a whole body apart. Anything but whole frames, uncompressed and the trailers last, is malformed. */
export function readFrames(body: Uint8Array): Frames {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const messages: Uint8Array[] = []
  let at = 0
  while (at < body.length) {
    if (body.length - at < prefix) throw malformed('frame prefix')
    const flags = view.getUint8(at)
    const end = at + prefix + view.getUint32(at + 1)
    if (end > body.length) throw malformed('frame length')
    const payload = body.subarray(at + prefix, end)
    at = end
    if (flags === messageFrame) messages.push(payload)
    else if (flags !== trailerFrame || at < body.length) throw malformed('frame flags')
    else return { messages, trailers: payload }
  }
  return { messages }
}
