import { type HttpOptions, jsonOf } from '../../runtime/http.ts'
import type { BodyReader } from '../onlyoffice/signInResult.ts'

/** How a portal is reached, and what it is asked to answer in. */
export interface WorkspaceHttpOptions extends HttpOptions {
  /**
   * What the portal answers in. `xml`: by the path's end, as it wants it, and then the calls go out as forms, since it
   * answers a JSON body with JSON. The parser is loaded when it is needed. Default `json`.
   */
  readonly format?: 'json' | 'xml'
}

/** Loaded before a call goes out: an answer must not be lost for want of a parser. */
export async function bodyReader({ format }: WorkspaceHttpOptions): Promise<BodyReader> {
  return format === 'xml' ? (await import('./xml.ts')).xmlOf : jsonOf
}

/** The path's end chooses the answer's format; `Accept` is not looked at. */
export function pathOf({ format }: WorkspaceHttpOptions, path: string): string {
  return `/api/2.0${path}${format === 'xml' ? '.xml' : ''}`
}
