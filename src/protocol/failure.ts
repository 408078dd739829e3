/** Where a failure came from that is not ours: a function of the host's, or the page itself. */
export type FailureOrigin =
  | 'body'
  | 'captcha'
  | 'captchaProviders'
  | 'chunk'
  | 'fetch'
  | 'headers'
  | 'input'
  | 'token'
  | 'transport'
  | 'verify'

/**
 * What is told of something that somebody else threw: words of closed lists and numbers that can only be a status. What was
 * thrown may quote the request it belongs to (an axios error holds its body), so nothing of it is passed on as it is.
 */
export interface Failure {
  readonly from?: FailureOrigin
  /** A standard error's name, or what else it was: `string`, `object`. */
  readonly thrown: string
  readonly status?: number
  /** An HTTP client's or Node's own word for it. */
  readonly code?: string
}

/** The method of an error of ours that may be a cause: itself, without anybody else's words. */
export const withoutWords: unique symbol = Symbol('entryphone.withoutWords')

const names =
  'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ' +
  'AbortError DataCloneError InvalidStateError NetworkError NotAllowedError NotFoundError ' +
  'NotSupportedError QuotaExceededError SecurityError TimeoutError UnknownError ' +
  'AuthError AxiosError CanceledError ChunkLoadError FetchError HTTPError ZodError'
const codes =
  'ECONNABORTED ECONNREFUSED ECONNRESET EHOSTUNREACH ENOTFOUND EPIPE ETIMEDOUT ' +
  'ERR_BAD_REQUEST ERR_BAD_RESPONSE ERR_CANCELED ERR_INVALID_URL ERR_NETWORK'

function isOneOf(words: string, word: unknown): word is string {
  return typeof word === 'string' && words.split(' ').includes(word)
}

/** Describes what was thrown. Nothing of somebody else's is run but the getters of what was thrown, which may throw too. */
export function failureOf(thrown: unknown, from?: FailureOrigin): Failure {
  const status = [propertyOf(thrown, 'status'), propertyOf(propertyOf(thrown, 'response'), 'status')].find(isStatus)
  const code = propertyOf(thrown, 'code')
  return {
    ...(from !== undefined && { from }),
    thrown: nameOf(thrown),
    ...(status !== undefined && { status }),
    ...(isOneOf(codes, code) && { code }),
  }
}

function nameOf(thrown: unknown): string {
  const name = propertyOf(thrown, 'name')
  if (isOneOf(names, name)) return name
  if (thrown instanceof Error) return 'Error'
  return thrown === null ? 'null' : typeof thrown
}

function isStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599
}

/** A property, or `undefined` where there is none or reading it throws. */
export function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  try {
    return Reflect.get(value, name)
  } catch {
    return undefined
  }
}

/**
 * What an `AuthError` keeps as its cause: words, or an object of words and numbers, as whoever made the error wrote it. An
 * error, and anything else that could lead to more than it shows, is described.
 */
export function causeOf(cause: unknown): unknown {
  if (typeof cause === 'string') return cause
  if (typeof cause !== 'object' || cause === null) return failureOf(cause)
  if (isTellable(cause)) return cause[withoutWords]()
  const prototype: unknown = Object.getPrototypeOf(cause)
  if (prototype !== null && prototype !== Object.prototype) return failureOf(cause)
  const flat = Object.keys(cause).filter((key) => isFlat(propertyOf(cause, key)))
  return Object.fromEntries(flat.map((key) => [key, propertyOf(cause, key)]))
}

function isTellable(cause: object): cause is { [withoutWords](): unknown } {
  return withoutWords in cause && typeof cause[withoutWords] === 'function'
}

function isFlat(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol')
}
