import { describe, expect, test } from 'vitest'
import type { Backend } from '../../protocol/backend.ts'
import type { CodeStep, DetailsStep, Step, StepKind, StepOf } from '../../protocol/step.ts'
import { describeBackend } from '../../testing/describeBackend.ts'
import { lifepayErrors } from './vectors.test-support.ts'
import { type LifepayAccountOptions, lifepay } from './index.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'

const phone = e164('+79991234567')
const { signal } = new AbortController()
const call = { signal }

/** LIFE PAY with scripted responses, in order, and a clock that stands still. */
function withResponses(
  completion: LifepayAccountOptions['completion'],
  responses: readonly Response[],
  options: Partial<LifepayAccountOptions> = {},
) {
  const sent: { path: string; body: unknown; headers: Headers }[] = []
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const body: unknown = JSON.parse(String(init?.body))
    sent.push({ path: new URL(String(url)).pathname, body, headers: new Headers(init?.headers) })
    return responses[sent.length - 1] ?? new Response(null, { status: 204 })
  }
  const clock = { now: 1_000_000 }
  const backend = lifepay({ baseUrl: 'https://api.example.com', fetch, now: () => clock.now, completion, ...options })
  return { backend, sent, clock }
}

const refusal = (status: number, code: string) => new Response(JSON.stringify({ code, message: 'words' }), { status })
const sentCode = () => new Response(null, { status: 204 })
const token = (value: string | null = 'session-token') => new Response(JSON.stringify({ token: value }))

function isKind<K extends StepKind>(step: Step, kind: K): step is StepOf<K> {
  return step.kind === kind
}
async function as<K extends StepKind>(kind: K, step: Promise<Step> | undefined): Promise<StepOf<K>> {
  const made = await step
  if (made === undefined || !isKind(made, kind)) throw new Error(`expected ${kind}, got ${made?.kind}`)
  return made
}
const signIn = (backend: Backend, step: StepOf<'credentials'>, password = 'secret-2024') =>
  backend.credentials?.submit?.(step, { username: phone, password }, call)
const take = (backend: Backend, step: CodeStep, code = '481516') => backend.code?.submit?.(step, { code }, call)
const give = (backend: Backend, step: DetailsStep, values: Readonly<Record<string, string>>) =>
  backend.details?.submit?.(step, { values }, call)

const credentialsOf = (backend: Backend) => as('credentials', backend.start(call))
const phoneOf = (backend: Backend) => as('phone', backend.start(call))
const codeOf = async (backend: Backend) => as('code', backend.phone?.submit?.(await phoneOf(backend), { phone }, call))
const detailsOf = async (backend: Backend) => as('details', take(backend, await codeOf(backend)))

const rules = describeBackend(() => withResponses('password', []).backend)
test.each(rules)('$name', async ({ check }) => {
  await expect(check()).resolves.toBeUndefined()
})

describe('a phone and a password', () => {
  test('go to sign-in-by-phone, with the organization, and the token is the session', async () => {
    const { backend, sent } = withResponses('password', [token()], { organizationAlias: 'acme' })
    expect(await signIn(backend, await credentialsOf(backend))).toEqual({
      kind: 'done',
      session: { phone, token: 'session-token' },
    })
    expect(sent).toMatchObject([{ path: '/auth/sign-in-by-phone', body: { phone, password: 'secret-2024' } }])
    expect(sent[0]?.headers.get('x-lp-organization-alias')).toBe('acme')
  })

  test('a token that is null is a session without one', async () => {
    const { backend } = withResponses('password', [token(null)])
    expect(await signIn(backend, await credentialsOf(backend))).toEqual({ kind: 'done', session: { phone } })
  })

  test.each(['', '{}', '{"token":7}', '{"token":""}', '<h1>hi</h1>'])('200 with %j is unexpected', async (body) => {
    const { backend } = withResponses('password', [new Response(body)])
    expect((await failureOf(signIn(backend, await credentialsOf(backend)))).code).toBe('unexpected')
  })

  const neutral = ['RequestIsNotValid', 'NotFound', 'PhoneIsNotFound', 'PhoneIsNotFoundInOrganization']
  test.each(lifepayErrors.filter(({ code }) => code !== 'TrySendCodeLater'))(
    '$code says what it means, and nothing of who has an account',
    async ({ code, status, meaning }) => {
      const { backend } = withResponses('password', [refusal(status, code)])
      const error = await failureOf(signIn(backend, await credentialsOf(backend)))
      expect(error.code).toBe(neutral.includes(code) ? 'credentials-wrong' : meaning)
      expect(error.cause).toMatchObject({ code })
    },
  )

  test('a number of another country is not sent', async () => {
    const { backend, sent } = withResponses('password', [])
    const step = await credentialsOf(backend)
    const submit = backend.credentials?.submit?.(step, { username: '+375291234567', password: 'secret' }, call)
    expect((await failureOf(submit)).code).toBe('phone-country')
    expect(sent).toEqual([])
  })

  test('a number without an account is offered one where the host allows it, with a way back', async () => {
    const { backend } = withResponses('password', [refusal(404, 'PhoneIsNotFound')], { offerSignUp: true })
    expect(await signIn(backend, await credentialsOf(backend))).toMatchObject({
      kind: 'phone',
      purpose: 'sign-up',
      phone,
      notice: 'account-missing',
      back: { kind: 'credentials', username: phone },
    })
  })

  test('a number outside of the organization is offered none: it has an account', async () => {
    const refused = refusal(404, 'PhoneIsNotFoundInOrganization')
    const { backend } = withResponses('password', [refused], { offerSignUp: true })
    expect((await failureOf(signIn(backend, await credentialsOf(backend)))).code).toBe('credentials-wrong')
  })

  test('the host may choose that nothing at all is told of an account', async () => {
    const silently = { unknownPhones: 'code-step' } as const
    for (const code of ['PhoneIsNotFound', 'NotAllowed', 'NotAllowedForArchived']) {
      const signingIn = withResponses('password', [refusal(403, code)], silently).backend
      expect((await failureOf(signIn(signingIn, await credentialsOf(signingIn)))).code).toBe('credentials-wrong')
      // Asked for a new password, such a number gets a code step, and no code is right there.
      const nobody = [refusal(404, code), refusal(400, 'ConfirmationCodeWasNotSend')]
      const resetting = withResponses('reset-password', nobody, silently).backend
      const values = { password: 'another-secret' }
      expect(await give(resetting, await detailsOf(resetting), values)).toMatchObject({
        kind: 'code',
        notice: 'code-wrong',
      })
    }
  })

  test('a forgotten password leads to the number, as far as it was typed', async () => {
    const { backend, sent } = withResponses('password', [])
    const step = await credentialsOf(backend)
    expect(await backend.credentials?.forgot?.(step, { username: phone }, call)).toMatchObject({
      kind: 'phone',
      purpose: 'reset-password',
      phone,
      back: { kind: 'credentials' },
    })
    expect(await backend.credentials?.forgot?.(step, { username: '+7' }, call)).not.toHaveProperty('phone')
    expect(sent).toEqual([])
  })
})

describe('a sign-up', () => {
  test('asks for the name before the code is checked, and sends both at once', async () => {
    const { backend, sent } = withResponses('sign-up', [sentCode(), token()])
    const details = await detailsOf(backend)
    expect(details.fields).toEqual([{ name: 'name', kind: 'text', minimumLength: 5, maximumLength: 64 }])
    expect(sent).toHaveLength(1)
    expect(await give(backend, details, { name: 'Ann Example' })).toEqual({
      kind: 'done',
      session: { phone, token: 'session-token' },
    })
    expect(sent[1]).toMatchObject({
      path: '/auth/sign-up',
      body: { phone, name: 'Ann Example', confirmation_code: '481516' },
    })
  })

  test('holds neither code nor name in any step', async () => {
    const { backend } = withResponses('sign-up', [sentCode(), refusal(401, 'InvalidConfirmationCode')])
    const details = await detailsOf(backend)
    expect(JSON.stringify(details)).not.toContain('481516')
    const code = await as('code', give(backend, details, { name: 'Ann Example' }))
    expect(JSON.stringify(code)).not.toMatch(/481516|Ann/)
  })

  test.each([
    ['InvalidConfirmationCode', 'code-wrong'],
    ['ConfirmationCodeWasCanceled', 'code-needed-again'],
    ['ConfirmationCodeWasNotSend', 'expired'],
  ])('%s goes back to the code with %s; the next code takes the name along', async (said, notice) => {
    const { backend, sent } = withResponses('sign-up', [sentCode(), refusal(422, said), token()])
    const code = await as('code', give(backend, await detailsOf(backend), { name: 'Ann Example' }))
    expect(code).toMatchObject({ notice, phone, back: { kind: 'phone', purpose: 'sign-up' } })
    await as('done', take(backend, code, '654321'))
    expect(sent[2]?.body).toEqual({ phone, name: 'Ann Example', confirmation_code: '654321' })
  })

  test('a second wrong code stays on the code step, and the name is still kept', async () => {
    const wrong = () => refusal(401, 'InvalidConfirmationCode')
    const { backend, sent } = withResponses('sign-up', [sentCode(), wrong(), wrong(), token()])
    const code = await as('code', give(backend, await detailsOf(backend), { name: 'Ann Example' }))
    expect((await failureOf(take(backend, code, '111111'))).code).toBe('code-wrong')
    await as('done', take(backend, code, '654321'))
    expect(sent[3]?.body).toMatchObject({ name: 'Ann Example', confirmation_code: '654321' })
  })

  test('another message keeps the name; another number does not', async () => {
    const { backend, clock } = withResponses('sign-up', [sentCode(), refusal(401, 'InvalidConfirmationCode')])
    const code = await as('code', give(backend, await detailsOf(backend), { name: 'Ann Example' }))
    clock.now += 61_000
    const resent = await as('code', backend.code?.resend?.(code, {}, call))
    expect(resent).toMatchObject({ context: code.context, notice: 'sent' })
    if (resent.back?.kind !== 'phone') throw new Error('leads back to the number')
    const other = await as('code', backend.phone?.submit?.(resent.back, { phone }, call))
    await as('details', take(backend, other))
  })

  test('a refused name is asked for again, with what was given, from either step', async () => {
    const refused = () => refusal(422, 'RequestIsNotValid')
    const wrong = refusal(401, 'InvalidConfirmationCode')
    const { backend } = withResponses('sign-up', [sentCode(), refused(), wrong, refused()])
    const again = await as('details', give(backend, await detailsOf(backend), { name: 'Ann Example' }))
    expect(again).toMatchObject({ notice: 'details-refused', fields: [{ name: 'name', value: 'Ann Example' }] })
    const code = await as('code', give(backend, again, { name: 'Bob Example' }))
    expect(await take(backend, code)).toMatchObject({
      kind: 'details',
      notice: 'details-refused',
      fields: [{ name: 'name', value: 'Bob Example' }],
    })
  })

  test('a number that is taken says so only where the host allows it', async () => {
    const taken = () => refusal(422, 'PhoneIsAlreadyTaken')
    const hidden = withResponses('sign-up', [sentCode(), taken()]).backend
    const error = await failureOf(give(hidden, await detailsOf(hidden), { name: 'Ann Example' }))
    expect(error.code).toBe('phone-refused')
    const told = withResponses('sign-up', [sentCode(), taken()], { offerSignUp: true }).backend
    expect(await give(told, await detailsOf(told), { name: 'Ann Example' })).toMatchObject({
      kind: 'credentials',
      username: phone,
      notice: 'account-exists',
    })
  })

  test('a server that is down leaves everything as it is', async () => {
    const { backend, sent } = withResponses('sign-up', [sentCode(), new Response('<h1>', { status: 502 }), token()])
    const details = await detailsOf(backend)
    expect((await failureOf(give(backend, details, { name: 'Ann Example' }))).code).toBe('server')
    await as('done', give(backend, details, { name: 'Ann Example' }))
    expect(sent[2]?.body).toMatchObject({ confirmation_code: '481516' })
  })

  test('after half an hour the code is gone, and the name is kept', async () => {
    const { backend, clock, sent } = withResponses('sign-up', [sentCode(), token()])
    const details = await detailsOf(backend)
    clock.now += 31 * 60_000
    const code = await as('code', give(backend, details, { name: 'Ann Example' }))
    expect(code.notice).toBe('expired')
    await as('done', take(backend, code))
    expect(sent[1]?.body).toMatchObject({ name: 'Ann Example' })
  })

  test('the vault drops its entry when the person leaves', async () => {
    const { backend } = withResponses('sign-up', [sentCode()])
    const details = await detailsOf(backend)
    backend.forget?.(details)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(await give(backend, details, { name: 'Ann Example' })).toMatchObject({ kind: 'code', notice: 'expired' })
  })
})

describe('a new password', () => {
  test('is set with the code, and signs in by itself', async () => {
    const { backend, sent } = withResponses('reset-password', [sentCode(), sentCode(), token()])
    const details = await detailsOf(backend)
    expect(details.username).toBe(phone)
    expect(details.fields).toEqual([{ name: 'password', kind: 'new-password', minimumLength: 6, maximumLength: 32 }])
    expect(await give(backend, details, { password: 'brand-new' })).toMatchObject({
      session: { token: 'session-token' },
    })
    expect(sent.slice(1)).toMatchObject([
      { path: '/auth/reset-password', body: { phone, password: 'brand-new', confirmation_code: '481516' } },
      { path: '/auth/sign-in-by-phone', body: { phone, password: 'brand-new' } },
    ])
  })

  test('a new password that signs nobody in is set all the same, and can be tried by hand', async () => {
    const { backend } = withResponses('reset-password', [sentCode(), sentCode(), refusal(403, 'NotAllowedForArchived')])
    expect(await give(backend, await detailsOf(backend), { password: 'brand-new' })).toMatchObject({
      kind: 'credentials',
      username: phone,
      notice: 'password-changed',
    })
  })

  test('is never shown again, also where it was refused', async () => {
    const { backend } = withResponses('reset-password', [sentCode(), refusal(422, 'RequestIsNotValid')])
    const again = await give(backend, await detailsOf(backend), { password: 'brand-new' })
    expect(again).toMatchObject({ kind: 'details', notice: 'details-refused' })
    expect(JSON.stringify(again)).not.toContain('brand-new')
  })

  test.each([200, 202])('is set whatever success says so: %i', async (status) => {
    const said = new Response('{}', { status })
    const { backend } = withResponses('reset-password', [sentCode(), said, token()])
    const done = await as('done', give(backend, await detailsOf(backend), { password: 'brand-new' }))
    expect(done.session.phone).toBe('+79991234567')
  })

  test('a number nobody has is told so only where the host allows it, whenever that comes out', async () => {
    const unknown = () => refusal(404, 'PhoneIsNotFound')
    const hidden = withResponses('reset-password', [sentCode(), unknown()]).backend
    expect((await failureOf(give(hidden, await detailsOf(hidden), { password: 'brand-new' }))).code).toBe(
      'phone-refused',
    )
    const early = withResponses('reset-password', [unknown(), unknown()])
    expect((await failureOf(codeOf(early.backend))).code).toBe('account-not-found')
    const offered = { kind: 'phone', purpose: 'sign-up', notice: 'account-missing' }
    const told = withResponses('reset-password', [sentCode(), unknown()], { offerSignUp: true }).backend
    expect(await give(told, await detailsOf(told), { password: 'brand-new' })).toMatchObject(offered)
    const toldEarly = withResponses('reset-password', [unknown()], { offerSignUp: true }).backend
    const asked = toldEarly.phone?.submit?.(await phoneOf(toldEarly), { phone }, call)
    expect(await asked).toMatchObject(offered)
  })
})

describe('the steps of an account', () => {
  test('ask for a phone and a password, and offer a new one', async () => {
    const { backend } = withResponses('password', [])
    expect(await backend.start(call)).toEqual({
      kind: 'credentials',
      variant: 'phone-and-password',
      countries: ['RU', 'KZ'],
      forgot: true,
      context: {},
    })
  })

  test('lead back to where people begin, and nowhere from there', async () => {
    const { backend } = withResponses('password', [])
    const toNewPassword = await as(
      'phone',
      backend.credentials?.forgot?.(await credentialsOf(backend), { username: phone }, call),
    )
    expect(toNewPassword).toMatchObject({
      purpose: 'reset-password',
      phone,
      back: { kind: 'credentials', username: phone },
    })
    expect(await phoneOf(withResponses('reset-password', []).backend)).not.toHaveProperty('back')
    const code = await as('code', backend.phone?.submit?.(toNewPassword, { phone }, call))
    const details = await as('details', take(backend, code))
    // What waits in the vault can be dropped from the step before the number, too: it has the same context.
    expect(details.back).toMatchObject({
      back: { kind: 'phone', back: { kind: 'credentials', context: details.context } },
    })
    expect(details).toMatchObject({ username: phone })
    expect(await detailsOf(withResponses('sign-up', []).backend)).not.toHaveProperty('username')
  })

  test('keep the cooldown where the code leads on', async () => {
    const { backend, clock } = withResponses('sign-up', [])
    const code = await codeOf(backend)
    clock.now += 1000
    expect(await take(backend, code)).toMatchObject({ back: { resendAt: code.resendAt } })
  })

  test('steps that lead back to nothing, as storage may give them, are not taken', async () => {
    const { backend, sent } = withResponses('sign-up', [])
    const code = await codeOf(backend)
    const { back: _, ...lostCode } = code
    expect((await failureOf(take(backend, lostCode))).code).toBe('unexpected')
    const { back: __, ...lostDetails } = await as('details', take(backend, code))
    expect((await failureOf(give(backend, lostDetails, { name: 'Ann Example' }))).code).toBe('unexpected')
    expect(sent).toHaveLength(1)
  })

  test('drop nothing, and fail at nothing, before the vault has an entry', () => {
    const { backend } = withResponses('sign-up', [])
    expect(() => backend.forget?.({ kind: 'credentials', variant: 'continue', context: {} })).not.toThrow()
  })

  test('offer an account to a number without one on the way to a new password alone', async () => {
    const unknown = () => refusal(404, 'PhoneIsNotFound')
    const { backend } = withResponses('sign-up', [unknown()], { offerSignUp: true })
    expect((await failureOf(codeOf(backend))).code).toBe('account-not-found')
    const other = withResponses('reset-password', [refusal(500, 'InternalServerError')], { offerSignUp: true }).backend
    expect((await failureOf(codeOf(other))).code).toBe('server')
  })
})

describe('after a reload', () => {
  const hour = 60 * 60_000

  test('a number asked for is where it was, with what was sent to it', async () => {
    const { backend } = withResponses('password', [])
    const from = (await codeOf(withResponses('reset-password', []).backend)).back
    if (from?.kind !== 'phone') throw new Error('leads back to the number')
    const sent = { phone, resendAt: 1_060_000 }
    expect(await backend.start({ signal, resumed: from })).toMatchObject({ purpose: 'reset-password', phone, sent })
  })

  test('the code step is where it was, for its purpose, with its cooldown, and nothing stored is believed', async () => {
    const { backend, clock } = withResponses('sign-up', [])
    const { backend: earlier } = withResponses('sign-up', [])
    const code = await codeOf(earlier)
    if (code.back?.kind !== 'phone') throw new Error('leads back to the number')
    const resumed = await backend.start({ signal, resumed: code })
    expect(resumed).toMatchObject({ kind: 'code', phone, resendAt: code.resendAt, back: { purpose: 'sign-up' } })
    const forged = { ...code.back, sent: { phone, resendAt: 9e15 } }
    expect(await backend.start({ signal, resumed: { ...code, back: forged } })).toMatchObject({
      resendAt: clock.now + hour,
    })
    expect(await backend.start({ signal, resumed: forged })).toMatchObject({ kind: 'phone', purpose: 'sign-up' })
  })

  test('the form after the code asks for the code once more, which nobody has used', async () => {
    const { backend } = withResponses('sign-up', [])
    const details = await detailsOf(withResponses('sign-up', [sentCode()]).backend)
    if (details.back?.kind !== 'code') throw new Error('leads back to the code')
    const step = await backend.start({ signal, resumed: details.back, interrupted: 'details' })
    expect(step).toMatchObject({ kind: 'code', phone, notice: 'earlier-code-works' })
  })

  test('a number that was to get a new password is asked for where it was', async () => {
    const { backend } = withResponses('password', [])
    const resumed = await phoneOf(withResponses('reset-password', []).backend)
    expect(await backend.start({ signal, resumed })).toMatchObject({
      kind: 'phone',
      purpose: 'reset-password',
      back: { kind: 'credentials' },
    })
    expect(await backend.start({ signal, resumed: { ...resumed, phone } })).toMatchObject({ phone })
  })

  test('a purpose that is not offered is not begun', async () => {
    const signUp = await phoneOf(withResponses('sign-up', []).backend)
    const reset = await phoneOf(withResponses('reset-password', []).backend)
    const kindAfter = async (
      completion: Parameters<typeof withResponses>[0],
      resumed: typeof signUp,
      offerSignUp: boolean,
    ) => {
      const step = await withResponses(completion, [], { offerSignUp }).backend.start({ signal, resumed })
      return step.kind === 'phone' ? step.purpose : step.kind
    }
    expect(await kindAfter('password', signUp, false)).toBe('credentials')
    expect(await kindAfter('password', signUp, true)).toBe('sign-up')
    expect(await kindAfter('reset-password', signUp, false)).toBe('reset-password')
    expect(await kindAfter('sign-up', reset, false)).toBe('sign-up')
    // Where people begin is the host's word, unless a message has gone out for the other purpose.
    expect(await kindAfter('sign-up', reset, true)).toBe('sign-up')
    expect(await kindAfter('sign-up', { ...reset, sent: { phone, resendAt: 1_060_000 } }, true)).toBe('reset-password')
  })

  test('a step of another purpose starts anew', async () => {
    const { backend } = withResponses('password', [])
    const code = await codeOf(withResponses('sign-up', []).backend)
    const { back: _, ...lost } = code
    expect(await backend.start({ signal, resumed: lost })).toMatchObject({ kind: 'credentials' })
    const foreign = { ...(await phoneOf(withResponses('sign-up', []).backend)), purpose: 'verify' as const }
    expect(await backend.start({ signal, resumed: foreign })).toMatchObject({ kind: 'credentials' })
  })
})
