import { AuthError } from '../../protocol/error.ts'

/**
 * Endpoints beside `/authentication/{code}`, which a code of that name would reach instead. Paths ignore case, and
 * Workspace takes an extension for the format of the answer.
 */
const neighbours = /^(sendsms|setphone|login|logout|confirm|register)(\..*)?$/i

/** Codes have six characters; portals may choose another length, but none this far off. */
const longest = 64

export interface RoutableCode {
  /** As both servers compare it: they trim. */
  readonly code: string
  /** As it goes into the path. */
  readonly segment: string
}

/** A code as a path segment. One that would be another path is no code of theirs and is refused before it is sent. */
export function routableCode(typed: string): RoutableCode {
  const code = typed.trim()
  if (code.length > longest) throw new AuthError('code-wrong')
  if (code === '' || code === '.' || code === '..' || neighbours.test(code)) throw new AuthError('code-wrong')
  try {
    return { code, segment: encodeURIComponent(code) }
  } catch {
    // Half a surrogate pair has no encoding.
    throw new AuthError('code-wrong')
  }
}
