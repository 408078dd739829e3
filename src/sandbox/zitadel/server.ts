import type { Context } from 'hono'
import type { SandboxEnv } from '../double.ts'
import { organization } from './accounts.ts'
import { type Answer, type Call, invalid } from './calls.ts'
import { type Status, statusOf, ZitadelError } from './errors.ts'
import type { Transport } from './headers.ts'
import { isOn, textOf } from './switches.ts'
import { translator } from './texts.ts'
import { type Caller, callerOf, isGated } from './user.ts'

export type Outcome = { readonly answer: Answer } | { readonly status: Status }

/**
 * Runs a call through the server's interceptors in their order: instance, limits, authorization, translation, quota,
 * validation, handler. So a bad token wins over a bad body, and what is refused up to authorization is not translated.
 */
export function perform(context: Context<SandboxEnv>, call: Call, input: string, transport: Transport): Outcome {
  const { world } = context.env
  let translate = (text: string) => text
  try {
    if (isOn(world, 'zitadel.wrongHost')) throw wrongHost(context.req.url)
    if (isOn(world, 'zitadel.instanceBlocked')) {
      throw new ZitadelError('resourceExhausted', 'LIMITS-molsj', 'Errors.Limits.Instance.Blocked')
    }
    const caller = authorize(context, transport)
    translate = translatorFor(context, caller, transport)
    if (isOn(world, 'zitadel.quota')) {
      throw new ZitadelError('resourceExhausted', 'QUOTA-vjAy8', 'Quota.Access.Exhausted')
    }
    const broken = invalid(call, input)
    if (broken !== undefined) throw new ZitadelError('invalidArgument', undefined, broken)
    return { answer: call.run(caller.user, world, input) }
  } catch (thrown) {
    return { status: statusOf(thrown, translate) }
  }
}

/** An app's token names the language its user prefers; a session's does not, and API v2 sees no Accept-Language. */
function translatorFor({ env, req }: Context<SandboxEnv>, { kind }: Caller, transport: Transport) {
  const preferred = kind === 'oidc' ? textOf(env.world, 'zitadel.language') : undefined
  const isV1 = transport === 'rest' || transport === 'grpc-web'
  return translator(preferred, isV1 ? req.header('accept-language') : undefined)
}

function wrongHost(url: string): ZitadelError {
  const { host, hostname, protocol } = new URL(url)
  const unknown =
    'Message=Instance not found. Make sure you got the domain right. Check out https://zitadel.com/docs/apis'
  const parent = `instanceDomain ${hostname}, publicHostname ${hostname}: ID=QUERY-1kIjX Message=Errors.IAM.NotFound`
  return new ZitadelError(
    'notFound',
    undefined,
    `unable to set instance using origin &{${host}  ${protocol.slice(0, -1)}} (ExternalDomain is id.example.com): ` +
      `ID=QUERY-1kIjX ${unknown}/introduction#domains Parent=(unable to get instance by domain: ${parent})`,
  )
}

function authorize(context: Context<SandboxEnv>, transport: Transport): Caller {
  const { world, origin } = context.env
  const header = context.req.header('authorization') ?? ''
  if (header === '') throw new ZitadelError('unauthenticated', undefined, 'auth header missing')
  const [, token, ...more] = header.split('Bearer ')
  if (token === undefined || more.length > 0)
    throw new ZitadelError('unauthenticated', 'AUTH-toLo1', 'invalid auth header')

  const caller = callerOf(world, token)
  if (caller === undefined || caller.user.account.refused === 'token') throw tokenInvalid()
  if (caller.kind === 'oidc') mustLive(caller, isOn(world, 'zitadel.sessionEnded'))
  else mustBeThere(caller, isOn(world, 'zitadel.sessionEnded'))
  if (isOn(world, 'zitadel.sessionExpired'))
    throw new ZitadelError('permissionDenied', 'AUTHZ-EGDo3', 'session expired')
  if (caller.signedInWith === 'user-name')
    throw new ZitadelError('permissionDenied', 'AUTHZ-Kl3p0', 'authentication required')
  const mustHaveMore = caller.user.account.refused === 'mfa' || isGated(caller.user, world)
  // A machine signs in with no factors at all.
  if (mustHaveMore && caller.signedInWith === 'password' && caller.user.account.kind === 'human')
    throw new ZitadelError('permissionDenied', 'AUTHZ-Kl3p0', 'mfa required')
  // Only REST of v1 forwards the origin to where it is checked, and only an app has origins.
  const origins = textOf(world, 'zitadel.origins')
    ?.split(',')
    .map((one) => one.trim())
  const isOfAnApp = caller.kind === 'oidc' && caller.user.account.kind === 'human'
  if (transport === 'rest' && isOfAnApp && origin !== undefined && origins?.includes(origin) === false) {
    throw new ZitadelError('permissionDenied', 'AUTH-DZG21', 'Errors.OriginNotAllowed')
  }
  const wanted = context.req.header('x-zitadel-orgid') ?? ''
  if (wanted !== '' && wanted !== organization) {
    throw new ZitadelError('permissionDenied', 'AUTH-Bs7Ds', "Organisation doesn't exist")
  }
  return caller
}

/** Of an app's token everything is looked at, and told as one. */
function mustLive({ user }: Caller, isSignedOut: boolean): void {
  if (user.account.since !== undefined || isSignedOut) throw tokenInvalid()
}

/** Of a session's token nothing but that there is a session, and of what was its user. */
function mustBeThere({ user }: Caller, isSignedOut: boolean): void {
  if (user.account.since === 'deleted') throw new ZitadelError('internal', 'QUERY-Dun75', 'Errors.Internal')
  if (isSignedOut) throw new ZitadelError('notFound', 'QUERY-SFeaa', 'Errors.Session.NotExisting')
}

function tokenInvalid(): ZitadelError {
  return new ZitadelError('unauthenticated', 'AUTH-7fs1e', 'Errors.Token.Invalid')
}
