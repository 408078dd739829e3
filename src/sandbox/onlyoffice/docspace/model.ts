import type { Context } from 'hono'
import { z } from 'zod/mini'
import type { SandboxEnv } from '../../double.ts'
import { docspaceOf } from '../portal.ts'
import { Misfit } from './errors.ts'

const text = z.nullish(z.string())

/** .NET's EmailAddress rule: one @ that is neither first nor last. */
const email = z.nullish(z.string().check(z.refine((value) => /^[^@]+@[^@]+$/.test(value))))

const credentialFields = {
  userName: text,
  passwordHash: text,
  password: text,
  provider: text,
  accessToken: text,
  codeOAuth: text,
  serializedProfile: text,
  confirmData: z.nullish(z.object({ email, key: text, first: z.nullish(z.boolean()) })),
  // Value types: null does not fit.
  session: z.optional(z.boolean()),
  recaptchaType: z.optional(z.int32()),
  recaptchaResponse: text,
  culture: text,
  code: text,
}
const credentialsSchema = z.object(credentialFields)

const recaptchaTypes: Readonly<Record<string, number>> = { Default: 0, AndroidV2: 1, iOSV2: 2, hCaptcha: 3 }
const nameable = z.pipe(
  z.enum(['Default', 'AndroidV2', 'iOSV2', 'hCaptcha']),
  z.transform((name) => recaptchaTypes[name] ?? 0),
)
const namedCredentialsSchema = z.object({
  ...credentialFields,
  recaptchaType: z.optional(z.union([z.int32(), nameable])),
})

export type Credentials = z.output<typeof credentialsSchema>

export function credentialsOf(context: Context<SandboxEnv>): Promise<Credentials> {
  const named = docspaceOf(context.env.world).option('recaptchaTypeNames') === true
  return modelOf(context, named ? namedCredentialsSchema : credentialsSchema)
}

export const phoneSchema = z.object({ mobilePhone: text })
export const validationSchema = z.object({ code: z.string(), session: z.optional(z.boolean()) })

const confirmTypes = [
  'EmpInvite',
  'LinkInvite',
  'PortalSuspend',
  'PortalContinue',
  'PortalRemove',
  'DnsChange',
  'PortalOwnerChange',
  'Activation',
  'EmailChange',
  'EmailActivation',
  'PasswordChange',
  'ProfileRemove',
  'PhoneActivation',
  'PhoneAuth',
  'Auth',
  'TfaActivation',
  'TfaAuth',
  'Wizard',
  'GuestShareLink',
] as const

/** A link to be checked; its type by name or by number. */
export const linkSchema = z.object({
  type: z.nullish(
    z.union([
      z.enum(confirmTypes),
      z.pipe(
        z.int32(),
        z.transform((index) => confirmTypes[index] ?? ''),
      ),
    ]),
  ),
  key: text,
  email: text,
  encEmail: text,
  uid: text,
  first: text,
})

/** The request's body, held to a model: names in any case, types exactly, unknown members passed over. */
export async function modelOf<Schema extends z.ZodMiniObject>(
  context: Context<SandboxEnv>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = await context.req.text()
  const required = { inDto: ['The inDto field is required.'] }
  if (body.trim() === '') throw new Misfit({ '': ['A non-empty request body is required.'], ...required })
  const parsed = schema.safeParse(spelt(jsonOf(body), schema))
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ code, path, message }) =>
    code === 'custom'
      ? ([path.map((part) => pascal(String(part))).join('.'), ['The field is not a valid e-mail address.']] as const)
      : ([['$', ...path.map(String)].join('.'), [`The JSON value could not be converted. ${message}`]] as const),
  )
  const named: Readonly<Record<string, readonly string[]>> = Object.fromEntries<readonly string[]>(fields)
  throw new Misfit({ ...named, ...required })

  function jsonOf(from: string): unknown {
    try {
      const value: unknown = JSON.parse(from)
      return value
    } catch (error) {
      throw new Misfit({ $: [String(error)], ...required })
    }
  }
}

/** Spells the members as the model does. */
function spelt(value: unknown, schema: z.ZodMiniObject): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const names = new Map(
    [...Object.keys(schema.shape), 'email', 'key', 'first'].map((name) => [name.toLowerCase(), name]),
  )
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      names.get(name.toLowerCase()) ?? name,
      spelt(member, schema),
    ]),
  )
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
