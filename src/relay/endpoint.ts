import type { BodyForm } from './body.ts'
import type { Fields } from './fields.ts'

/** A method that an endpoint can have. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * What an endpoint does, for limits and for what is never tried again. `send`: a message may go out. `check`: a password or a
 * code is looked at. `change`: something of an account is changed. `read`: nothing of it.
 */
export type Purpose = 'read' | 'send' | 'check' | 'change'

/** One documented call of a backend, as data. What is not declared so is answered with 404. */
export interface Endpoint {
  readonly method: Method
  /**
   * Below `upstream`. `{name}` is one segment, or its beginning: `/authentication/{code}.xml`. Earlier endpoints win:
   * declare `/authentication/sendsms` before `/authentication/{code}`.
   */
  readonly path: string
  /** What each `{name}` may be, decoded. Default: letters, digits, `_` and `-`, up to 128. */
  readonly parameters?: Readonly<Record<string, RegExp>>
  readonly purpose: Purpose
  /** What its body is. Without it there may be none. */
  readonly body?: BodyForm
  /** The query parameters it may have, each once. Default: none. */
  readonly query?: readonly string[]
  /**
   * Whom it is about, for limits: the number a message goes to, or the name somebody signs in with. `undefined` where the
   * request does not tell; `null` where it is there and cannot be what it should: then nothing is forwarded.
   */
  readonly subject?: (fields: Fields) => string | null | undefined
}

export interface Match {
  readonly endpoint: Endpoint
  /** Below `upstream`, made anew from the declared path and its parameters, encoded. */
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
}

const usualParameter = /^[\w-]{1,128}$/

/** The first endpoint that is meant, with the path to ask for. */
export function matchEndpoint(
  endpoints: readonly Endpoint[],
  method: string,
  segments: readonly string[],
): Match | undefined {
  for (const endpoint of endpoints) {
    const match = endpoint.method === method ? matchPath(endpoint, segments) : undefined
    if (match !== undefined) return match
  }
  return undefined
}

function matchPath(endpoint: Endpoint, segments: readonly string[]): Match | undefined {
  const patterns = endpoint.path.slice(1).split('/')
  if (patterns.length !== segments.length) return undefined
  const parameters: Record<string, string> = {}
  const path: string[] = []
  for (const [index, pattern] of patterns.entries()) {
    const segment = segments[index] ?? ''
    const [, name, suffix = ''] = /^\{(\w+)\}(.*)$/.exec(pattern) ?? []
    if (name === undefined) {
      if (segment !== pattern) return undefined
      path.push(pattern)
      continue
    }
    const value = segment.endsWith(suffix) ? segment.slice(0, segment.length - suffix.length) : ''
    if (!(endpoint.parameters?.[name] ?? usualParameter).test(value)) return undefined
    parameters[name] = value
    path.push(encodeURIComponent(value) + suffix)
  }
  return { endpoint, path: `/${path.join('/')}`, parameters }
}

/** The query as it goes on; `undefined` where it has what is not declared, or something twice. */
export function queryOf({ query = [] }: Endpoint, given: URLSearchParams): string | undefined {
  const names = [...given.keys()]
  const isDeclared = names.every((name) => query.includes(name)) && new Set(names).size === names.length
  if (!isDeclared) return undefined
  return names.length === 0 ? '' : `?${new URLSearchParams([...given])}`
}
