import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { SandboxEnv } from '../../double.ts'

const json = { 'content-type': 'application/json; charset=utf-8' }

/** `{response, count, links, status, statusCode}`. Members without a value are left out, `response` too. */
export function succeed(context: Context<SandboxEnv>, response: unknown, status: 200 | 400 = 200): Response {
  const href = context.env.base + context.req.path + new URL(context.req.url).search
  const count = Array.isArray(response) ? response.length : response === undefined ? 0 : 1
  const links = [{ href, action: context.req.method }]
  const envelope = { response, count, links, status: status === 200 ? 0 : 1, statusCode: status }
  return context.body(JSON.stringify(envelope), status, json)
}

/** `{error, status, statusCode}`. Another writer, which does write nulls. */
export function fail(
  context: Context<SandboxEnv>,
  statusCode: ContentfulStatusCode,
  { message, type, hresult }: { message: string; type?: string | undefined; hresult?: number | undefined },
): Response {
  const stack = type === undefined ? null : `   at ${type} in the sandbox`
  const error = { message, type: type ?? null, stack, hresult: hresult ?? 0 }
  return context.body(JSON.stringify({ error, status: 1, statusCode }), statusCode, json)
}
