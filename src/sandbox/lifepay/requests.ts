import type { Context } from 'hono'
import { z } from 'zod/mini'
import type { SandboxEnv } from '../double.ts'
import { LifepayError } from './errors.ts'
import { canonicalPhone, isPhone } from './phone.ts'

const phone = z.pipe(z.string().check(z.refine(isPhone)), z.transform(canonicalPhone))
const password = z.string().check(z.minLength(6), z.maxLength(32))
const code = z.string().check(z.regex(/^[0-9]{6}$/))

/** Which body fields are required was lost from the page; only `phone` is certain. */
export const sendCodeSchema = z.looseObject({
  phone,
  token: z.nullish(z.string()),
  ip: z.nullish(z.string()),
  send_sms: z.nullish(z.boolean()),
})
export const signInByPhoneSchema = z.object({ phone, password })
export const signInSchema = z.object({
  full_username: z.string().check(z.minLength(2), z.maxLength(49)),
  password,
  response_type: z.nullish(z.enum(['Session', 'Token'])),
})
export const signUpSchema = z.object({
  phone,
  name: z.string().check(z.minLength(5), z.maxLength(64)),
  confirmation_code: code,
  initial_username: z.nullish(z.string().check(z.regex(/^[a-zA-Z0-9_-]{2,24}$/))),
  initial_password: z.nullish(password),
  email: z.nullish(z.string().check(z.minLength(6), z.maxLength(64))),
})
export const resetPasswordSchema = z.object({ phone, password, confirmation_code: code })
export const verifySchema = z.object({ phone, code })

/** The request body, held to a schema: anything else is RequestIsNotValid, with the fields at fault in `info`. */
export async function bodyOf<Schema extends z.ZodMiniType>(
  context: Context<SandboxEnv>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await jsonOf(context))
  if (parsed.success) return parsed.data
  throw new LifepayError('RequestIsNotValid', parsed.error.issues.map(({ path }) => path.join('.')).join(', '))
}

async function jsonOf(context: Context<SandboxEnv>): Promise<unknown> {
  try {
    const parsed: unknown = await context.req.json()
    return parsed
  } catch {
    throw new LifepayError('RequestIsNotValid', 'body')
  }
}

/** LPOS API v6, the header parameters of every operation: identifier, type and language are required. */
export function checkHeaders(read: (name: string) => string | undefined): void {
  const header = (name: string) => read(name)?.trim() ?? ''
  if (!/^[\w{}-]{1,64}$/.test(header('x-lp-client-identifier'))) {
    throw new LifepayError('RequestIsNotValid', 'X-LP-Client-Identifier')
  }
  if (!['Unknown', 'App', 'WebApp', 'Service', 'Android'].includes(header('x-lp-client-type'))) {
    throw new LifepayError('RequestIsNotValid', 'X-LP-Client-Type')
  }
  if (header('accept-language') === '') throw new LifepayError('RequestIsNotValid', 'Accept-Language')
  const alias = read('x-lp-organization-alias')
  if (alias !== undefined && !/^[a-zA-Z0-9_-]{2,24}$/.test(alias)) {
    throw new LifepayError('RequestIsNotValid', 'X-LP-Organization-Alias')
  }
}
