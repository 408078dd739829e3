import type { Context } from 'hono'
import type { SandboxEnv } from '../../double.ts'
import { mediaType } from './parameters.ts'
import { toXml } from './xml.ts'

/** The path as it came and as it is routed: `.json`, `.xml` and `.tml` at its end only choose the answer's format. */
export function splitSuffix(path: string): { route: string; suffix: string } {
  const [, route = path, suffix = ''] = /^(.*?)\.(json|xml|tml)$/i.exec(path) ?? []
  return { route, suffix: suffix.toLowerCase() }
}

/** `{count, status, statusCode, response}`: 201 to a POST. Members that are zero, false or null are left out. */
export function succeed(context: Context<SandboxEnv>, response: object | readonly object[]): Response {
  const statusCode = context.req.method === 'POST' ? 201 : 200
  const list: readonly object[] | undefined = Array.isArray(response) ? response : undefined
  const shown = list === undefined ? present(response) : list.map(present)
  return answer(context, statusCode, { count: list?.length ?? 1, status: 0, statusCode, response: shown })
}

/** `{status, statusCode, error}`, where nothing but the message tells one cause from another. */
export function fail(context: Context<SandboxEnv>, statusCode: number, message: string, hresult: number): Response {
  return answer(context, statusCode, { status: 1, statusCode, error: { message, hresult, data: {} } })
}

/** XML where the path asks for it and the request was not JSON. `Accept` does not matter. */
function answer(context: Context<SandboxEnv>, status: number, envelope: object): Response {
  const { suffix } = splitSuffix(new URL(context.req.url).pathname)
  const asXml = ['xml', 'tml'].includes(suffix) && mediaType(context) !== 'application/json'
  const body = asXml ? toXml('result', envelope) : JSON.stringify(envelope).replaceAll('/', '\\/')
  const headers = { 'content-type': `${asXml ? 'text/xml' : 'application/json'}; charset=UTF-8` }
  return new Response(body, { status, headers, ...(status === 500 && { statusText: 'Server error' }) })
}

function present(response: object): object {
  const members: [string, unknown][] = Object.entries(response)
  return Object.fromEntries(
    members.filter(
      ([name, value]) => name === 'token' || (value !== undefined && value !== null && value !== false && value !== 0),
    ),
  )
}
