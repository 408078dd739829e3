import type { Context } from 'hono'
import type { SandboxEnv } from '../double.ts'
import { organization } from './accounts.ts'
import { invalid, type Answer, type Call } from './calls.ts'
import { statusOf, ZitadelError, type Status } from './errors.ts'
import { isOn, textOf } from './switches.ts'
import { translator } from './texts.ts'
import { userOf, type User } from './user.ts'

/** API v2, over REST or Connect, neither checks the page's origin nor sees Accept-Language. */
type Transport = 'rest' | 'grpc-web' | 'v2'

export type Outcome = { readonly answer: Answer } | { readonly status: Status }

/**
 * Runs a call through the server's interceptors in their order: instance, limits, authorization, translation, quota,
 * validation, handler. So a bad token wins over a bad body, and what is refused up to authorization is not translated.
 */
export function perform(context: Context<SandboxEnv>, call: Call, input: string, transport: Transport): Outcome {
  const { world } = context.env
  let translate = (text: string) => text
  try {
    if (isOn(world, 'zitadel.wrongHost')) {
      const { origin } = new URL(context.req.url)
      throw new ZitadelError(
        'notFound',
        undefined,
        `unable to set instance using origin ${origin} (ExternalDomain is id.example.com)`,
      )
    }
    if (isOn(world, 'zitadel.instanceBlocked')) {
      throw new ZitadelError('resourceExhausted', 'LIMITS-molsj', 'Errors.Limits.Instance.Blocked')
    }
    const user = authorize(context, transport)
    const accepted = transport === 'v2' ? undefined : context.req.header('accept-language')
    translate = translator(textOf(world, 'zitadel.language'), accepted)
    const quota = world.switches['zitadel.quota']
    if (quota === true || quota === 'text') {
      const prefix = quota === 'text' ? 'Errors.' : ''
      throw new ZitadelError('resourceExhausted', 'QUOTA-vjAy8', `${prefix}Quota.Access.Exhausted`)
    }
    const broken = invalid(call, input)
    if (broken !== undefined) throw new ZitadelError('invalidArgument', undefined, broken)
    return { answer: call.run(user, world, input) }
  } catch (thrown) {
    return { status: statusOf(thrown, translate) }
  }
}

function authorize(context: Context<SandboxEnv>, transport: Transport): User {
  const { world, origin } = context.env
  const header = context.req.header('authorization') ?? ''
  if (header === '') throw new ZitadelError('unauthenticated', undefined, 'auth header missing')
  const [, token, ...more] = header.split('Bearer ')
  if (token === undefined || more.length > 0)
    throw new ZitadelError('unauthenticated', 'AUTH-toLo1', 'invalid auth header')

  const user = userOf(world, token)
  if (user === undefined || user.account.refused === 'token') {
    throw new ZitadelError('unauthenticated', 'AUTH-7fs1e', 'Errors.Token.Invalid')
  }
  if (isOn(world, 'zitadel.sessionExpired'))
    throw new ZitadelError('permissionDenied', 'AUTHZ-EGDo3', 'session expired')
  if (user.account.refused === 'mfa' || isOn(world, 'zitadel.mfaRequired')) {
    throw new ZitadelError('permissionDenied', 'AUTHZ-Kl3p0', 'mfa required')
  }
  // Only REST forwards the origin to where it is checked, and a machine's token was issued to no OIDC app.
  const origins = textOf(world, 'zitadel.origins')
    ?.split(',')
    .map((one) => one.trim())
  const checked = transport === 'rest' && user.account.kind === 'human' && origin !== undefined
  if (checked && origins?.includes(origin) === false) {
    throw new ZitadelError('permissionDenied', 'AUTH-DZG21', 'Errors.OriginNotAllowed')
  }
  const wanted = context.req.header('x-zitadel-orgid') ?? ''
  if (wanted !== '' && wanted !== organization) {
    throw new ZitadelError('permissionDenied', 'AUTH-Bs7Ds', "Organisation doesn't exist")
  }
  return user
}

/** Nothing of this API may be stored; the interceptor that says so comes first of all. */
export function noCache(now: number): Readonly<Record<string, string>> {
  return { 'cache-control': 'no-store', expires: new Date(now - 3_600_000).toUTCString(), pragma: 'no-cache' }
}
