import type { StatusCode } from 'hono/utils/http-status'

/** The body cannot be read at all: 400 for JSON, 500 for XML. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
  readonly status: 400 | 500

  constructor(message: string, status: 400 | 500) {
    super(message)
    this.status = status
  }
}

/** `Response.End()`: a status and nothing behind it. */
export class Ended extends Error {
  override readonly name = 'Ended'
  readonly status: StatusCode

  constructor(status: StatusCode) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

/** An exception of .NET's that this product alone throws, by the number of its type. */
export class Exception extends Error {
  override readonly name = 'Exception'
  readonly hresult: number

  constructor(message: string, hresult: number) {
    super(message)
    this.hresult = hresult
  }
}
