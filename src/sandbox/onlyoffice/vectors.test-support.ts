import { z } from 'zod'
import type { Double } from '../double.ts'
import { createSandbox } from '../sandbox.ts'
import type { World } from '../world.ts'
import { onlyofficePassword, type Account } from './accounts.ts'
import { docspace } from './docspace/double.ts'
import { docspaceOf, workspaceOf, type Portal, type Product } from './portal.ts'
import vectors from './vectors.json'
import { workspace } from './workspace/double.ts'

/** The documented vectors (`vectors.json`, facts read in the vendor's sources), and a visitor to run them. */
const requestSchema = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.record(z.string(), z.unknown()).optional(),
  rawBody: z.string().optional(),
})
export const vectorSchema = z.object({
  id: z.string(),
  title: z.string(),
  request: requestSchema.optional(),
  expect: z.object({
    status: z.number(),
    body: z.record(z.string(), z.unknown()).optional(),
    bodySubset: z.record(z.string(), z.unknown()).optional(),
    rawBody: z.string().optional(),
    headers: z.array(z.string()).optional(),
    contentType: z.string().optional(),
  }),
})
export type Vector = z.infer<typeof vectorSchema>

export const documented = z.object({ docspace: z.array(vectorSchema), workspace: z.array(vectorSchema) }).parse(vectors)
export { vectors }

/** Half past nine on the first of March 2026, UTC. */
export const started = Date.UTC(2026, 2, 1, 9, 30)

const answerSchema = z.looseObject({
  response: z.optional(z.unknown()),
  error: z.optional(z.looseObject({ message: z.string() })),
})
const tokenSchema = z.looseObject({
  token: z.nullish(z.string()),
  expires: z.optional(z.string()),
  sms: z.optional(z.boolean()),
  phoneNoise: z.optional(z.string()),
  tfa: z.optional(z.boolean()),
  tfaKey: z.optional(z.string()),
  confirmUrl: z.optional(z.string()),
})
export type Token = z.infer<typeof tokenSchema>

export interface Answer {
  readonly status: number
  readonly statusText: string
  readonly headers: Headers
  /** `Set-Cookie` lines. */
  readonly cookies: readonly string[]
  readonly text: string
  readonly json: z.infer<typeof answerSchema>
  /** `response`, read as an authentication token. */
  readonly token: Token
}

/** Someone before one product in a world of its own, with the cookies of a browser. */
export function visitor(product: Product, options: { origin?: string; worldName?: string } = {}) {
  const portalAddress = options.origin ?? 'https://portal.example.com'
  const worldName = options.worldName ?? 'default'
  const double: Double = product === 'docspace' ? docspace() : workspace()
  const sandbox = createSandbox({ doubles: [{ ...double, mount: '' }], now: () => started })
  const world: World = sandbox.worlds.get(worldName)
  const portal: Portal = product === 'docspace' ? docspaceOf(world) : workspaceOf(world)
  const jar = new Map<string, string>()

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const raw = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
    const response = await sandbox.fetch(
      new Request(`${portalAddress}${path}`, {
        method,
        headers: {
          ...(raw !== undefined && { 'content-type': 'application/json' }),
          ...(cookie !== '' && { cookie }),
          ...headers,
        },
        ...(raw !== undefined && { body: raw }),
      }),
    )
    const cookies = response.headers.getSetCookie()
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const text = await response.text()
    const { status, statusText } = response
    const json = answerSchema.safeParse(jsonOf(text)).data ?? {}
    const token = tokenSchema.safeParse(json.response).data ?? {}
    return { status, statusText, headers: response.headers, cookies, text, json, token }
  }

  return {
    world,
    portal,
    jar,
    send,
    post: (path: string, body?: unknown, headers?: Record<string, string>) =>
      send('POST', `/api/2.0${path}`, body, headers),
    get: (path: string, headers?: Record<string, string>) => send('GET', `/api/2.0${path}`, undefined, headers),
    account: (name: string): Account => {
      const account = portal.accountOf(`${name}@example.com`)
      if (account === undefined) throw new Error(`Nobody is called ${name}.`)
      return account
    },
    lastCode: (): string => world.inbox.all().at(-1)?.code ?? '',
    appCode: (account: Account): string => {
      const entry = world.authenticator.all().find((one) => one.account === account.email)
      return entry?.code ?? ''
    },
  }
}

/** ann's, tom's and everybody's credentials as each product takes them. */
export function credentialsFor(name: string): { userName: string; password: string } {
  return { userName: `${name}@example.com`, password: onlyofficePassword }
}

/** The state an answer means, by the documented rule. */
export function classify({ token, sms, phoneNoise, tfa, tfaKey }: Token): string {
  if (token) return 'signedIn'
  if (sms === true) return phoneNoise ? 'smsCode' : 'phoneRequired'
  if (tfa !== true) return 'protocolError'
  return tfaKey ? 'tfaSetup' : 'tfaCode'
}

export function jsonOf(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text)
    return parsed
  } catch {
    return undefined
  }
}
