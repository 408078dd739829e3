import { createServer } from 'node:http'
import { Code, ConnectError, createClient } from '@connectrpc/connect'
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web'
import { getRequestListener } from '@hono/node-server'
import { createClientFor, NewAuthorizationBearerInterceptor } from '@zitadel/client'
import { AuthService } from '@zitadel/proto/zitadel/auth_pb'
import { ErrorDetailSchema } from '@zitadel/proto/zitadel/message_pb'
import { AuthFactorState } from '@zitadel/proto/zitadel/user_pb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../sandbox.ts'
import { zitadel } from './double.ts'

/** ZITADEL's own client and Connect's, over a socket: neither knows anything of this double. */
let sandbox: Sandbox
let address = ''
let close = () => {}

beforeAll(async () => {
  sandbox = createSandbox({ doubles: [zitadel()] })
  const listener = getRequestListener((request) => sandbox.fetch(request))
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`
  close = () => {
    server.closeAllConnections()
    server.close()
  }
})
afterAll(() => close())

function clientOf(world: string, token: string) {
  const transport = createGrpcWebTransport({
    baseUrl: `${address}/w/${world}/zitadel`,
    interceptors: [NewAuthorizationBearerInterceptor(token)],
  })
  return createClientFor(AuthService)(transport)
}

async function refusal(call: Promise<unknown>): Promise<ConnectError> {
  return ConnectError.from(
    await call.then(
      () => new Error('It was not refused.'),
      (reason: unknown) => reason,
    ),
  )
}

const lastCode = (world: string) => sandbox.worlds.get(world).inbox.all().at(-1)?.code ?? ''

describe('@zitadel/client', () => {
  test('sets, mistypes, resends and verifies a phone', async () => {
    const client = clientOf('journey', 'token-nophone')
    const before = await client.getMyPhone({})
    expect(before.phone).toMatchObject({ phone: '', isPhoneVerified: false })
    expect(before.details).toMatchObject({ sequence: 2n, resourceOwner: '69629023906488334' })
    expect(before.details?.creationDate?.seconds).toBe(1_683_676_800n)

    const set = await client.setMyPhone({ phone: '+41 79 123 45 67' })
    expect(set.details?.creationDate).toBeUndefined()
    expect(Math.abs(Number(set.details?.changeDate?.seconds) - Date.now() / 1000)).toBeLessThan(60)

    const wrong = await refusal(client.verifyMyPhone({ code: '999999' }))
    expect(wrong.code).toBe(Code.InvalidArgument)
    expect(wrong.rawMessage).toBe('Code is invalid (COMMAND-sM0cs)')
    expect(wrong.findDetails(ErrorDetailSchema)).toMatchObject([{ id: 'COMMAND-sM0cs', message: 'Code is invalid' }])

    const first = lastCode('journey')
    await client.resendMyPhoneVerification({})
    expect((await refusal(client.verifyMyPhone({ code: first }))).code).toBe(Code.InvalidArgument)
    await client.verifyMyPhone({ code: lastCode('journey') })
    expect((await client.getMyPhone({})).phone).toMatchObject({ phone: '+41791234567', isPhoneVerified: true })

    const again = await refusal(client.verifyMyPhone({ code: lastCode('journey') }))
    expect([again.code, again.findDetails(ErrorDetailSchema)[0]?.id]).toEqual([Code.NotFound, 'COMMAND-Rsj8c'])
    await client.removeMyPhone({})
    expect((await client.getMyPhone({})).phone?.phone).toBe('')
  })

  test.each([
    ['de', 'Code ist nicht gültig'],
    ['ru-RU,ru;q=0.9', 'Код недействителен'],
    ['ja', 'コードが無効'],
    ['tlh', 'Code is invalid'],
  ])('reads what is said in %s', async (language, message) => {
    const client = clientOf('languages', 'token-unverified')
    const headers = { 'accept-language': language }
    const wrong = await refusal(client.verifyMyPhone({ code: '9' }, { headers }))
    expect(wrong.rawMessage).toBe(`${message} (COMMAND-sM0cs)`)
    expect(wrong.findDetails(ErrorDetailSchema)).toMatchObject([{ id: 'COMMAND-sM0cs', message }])
  })

  test('reads each refusal of a token', async () => {
    const codeOf = async (token: string) => (await refusal(clientOf('refused', token).getMyPhone({}))).code
    expect(await codeOf('token-expired')).toBe(Code.Unauthenticated)
    expect(await codeOf('token-audience')).toBe(Code.Unauthenticated)
    expect(await codeOf('token-machine')).toBe(Code.FailedPrecondition)
    expect(await codeOf('token-mfa')).toBe(Code.PermissionDenied)
  })

  test('adds, lists and verifies factors', async () => {
    const client = clientOf('factors', 'second-verified')
    await client.addMyAuthFactorOTPSMS({})
    const { secret, url, details } = await client.addMyAuthFactorOTP({})
    expect(url).toContain(secret)
    expect(details?.sequence).toBe(4n)
    const factors = await client.listMyAuthFactors({})
    expect(factors.result.map(({ state, type }) => [state, type.case])).toEqual([[AuthFactorState.READY, 'otpSms']])
    await client.verifyMyAuthFactorOTP({ code: sandbox.worlds.get('factors').authenticator.all().at(-1)?.code ?? '' })
    await client.removeMyAuthFactorOTP({})
    await client.removeMyAuthFactorOTPSMS({})
    expect((await client.listMyAuthFactors({})).result).toEqual([])
  })
})

describe('connect-web', () => {
  const options = () => ({
    baseUrl: `${address}/w/connect/zitadel`,
    interceptors: [NewAuthorizationBearerInterceptor('token-unverified')],
  })

  test('reads a refusal in the headers of an empty answer', async () => {
    // A method the double does not have.
    const client = createClient(AuthService, createGrpcWebTransport(options()))
    const missing = await refusal(client.getMyEmail({}))
    expect([missing.code, missing.rawMessage]).toEqual([
      Code.Unimplemented,
      'unknown method GetMyEmail for service zitadel.auth.v1.AuthService',
    ])
  })

  test('finds no v1 service in Connect’s own protocol', async () => {
    const client = createClient(AuthService, createConnectTransport(options()))
    expect((await refusal(client.getMyPhone({}))).code).toBe(Code.Unimplemented)
  })

  test('gets HTML of a proxy at the edge as an error, not as an answer', async () => {
    const world = sandbox.worlds.get('connect')
    world.switches['zitadel.edge'] = true
    const client = createClient(AuthService, createGrpcWebTransport(options()))
    expect((await refusal(client.getMyPhone({}))).code).toBe(Code.Unavailable)
    delete world.switches['zitadel.edge']
  })
})
