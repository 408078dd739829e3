import type { Context } from 'hono'
import type { SandboxEnv } from '../../double.ts'
import { Malformed } from './thrown.ts'
import { parseElements } from './xml.ts'

/** A parameter of a call by its name in any case; nothing when absent. */
export type Parameters = (name: string) => string | undefined

/** Looked for in the route, then the query, then the body. */
export async function parametersOf(context: Context<SandboxEnv>): Promise<Parameters> {
  const sources = [
    Object.entries(context.req.param()),
    [...new URL(context.req.url).searchParams],
    await bodyParameters(context),
  ]
  const found = new Map<string, string>()
  for (const [name, value] of sources.flat()) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value)
  }
  return (name) => found.get(name.toLowerCase())
}

/** JSON, `text/xml` or a form. What is sent as anything else says nothing. */
async function bodyParameters(context: Context<SandboxEnv>): Promise<readonly (readonly [string, string])[]> {
  const body = await context.req.text()
  const type = mediaType(context)
  if (type === 'application/json') return body.trim() === '' ? [] : jsonParameters(body)
  if (type === 'text/xml') return parseElements(body) ?? malformed('Root element is missing.', 500)
  return type === 'application/x-www-form-urlencoded' ? [...new URLSearchParams(body)] : []
}

export function mediaType(context: Context<SandboxEnv>): string {
  return (context.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** Only text matters to these calls; numbers and booleans are taken as their text. */
function jsonParameters(body: string): readonly (readonly [string, string])[] {
  const members = Object.entries(jsonObject(body))
  return members.flatMap(([name, value]: [string, unknown]) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)] as const] : [],
  )
}

function jsonObject(body: string): object {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch (error) {
    malformed(String(error))
  }
  return malformed('XmlNodeConverter can only convert JSON that begins with an object.')
}

function malformed(message: string, status: 400 | 500 = 400): never {
  throw new Malformed(message, status)
}
