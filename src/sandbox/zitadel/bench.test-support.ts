import { z } from 'zod/mini'
import { createSandbox } from '../sandbox.ts'
import { benchTime } from '../bench.test-support.ts'
import { calls } from './calls.ts'
import { zitadel } from './double.ts'
import { frame, service } from './grpcWeb.ts'
import { textField } from './protobuf.ts'

export interface Asked {
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/** What came back, whichever way it came. */
export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
}

export type Rpc =
  | 'GetMyPhone'
  | 'SetMyPhone'
  | 'VerifyMyPhone'
  | 'ResendMyPhoneVerification'
  | 'RemoveMyPhone'
  | 'AddMyAuthFactorOTPSMS'

/** A world with only this double in it, at a clock that stands still. For the tests beside this file. */
export function zitadelBench(name = 'bench') {
  const sandbox = createSandbox({ doubles: [zitadel()], now: () => benchTime })
  const world = sandbox.worlds.get(name)
  const send = (path: string, init: RequestInit) =>
    sandbox.fetch(new Request(`http://sandbox.test/w/${name}/zitadel${path}`, init))

  const tell = async (path: string, init: RequestInit): Promise<Told> => {
    const response = await send(path, init)
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  const signed = ({ token = 'token-nophone', headers = {} }: Asked, type: string) => ({
    ...(token !== '' && { authorization: `Bearer ${token}` }),
    'content-type': type,
    ...headers,
  })

  /** Asks as a JSON client does; `input` is the one field of the request. */
  const rest = (rpc: Rpc, input = '', asked: Asked = {}): Promise<Told> => {
    const call = calls.find((one) => one.rpc === rpc)
    if (call === undefined) throw new Error(`There is no ${rpc}.`)
    const body = call.readsBody ? JSON.stringify(call.field === undefined ? {} : { [call.field.name]: input }) : null
    return tell(call.path, { method: call.method, headers: signed(asked, 'application/json'), body })
  }
  /** Asks as a gRPC-Web client does. */
  const grpcWeb = (rpc: Rpc, input = '', asked: Asked = {}): Promise<Told> =>
    tell(`/${service}/${rpc}`, {
      method: 'POST',
      headers: signed(asked, 'application/grpc-web+proto'),
      body: Uint8Array.from(frame(0, textField(1, input))),
    })
  const lastCode = () => world.inbox.all().at(-1)?.code ?? ''
  return { sandbox, world, send, tell, rest, grpcWeb, lastCode }
}

export function jsonOf({ bytes }: Told): unknown {
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes))
  return parsed
}

const bodySchema = z.looseObject({
  code: z.optional(z.number()),
  message: z.optional(z.string()),
  phone: z.optional(z.unknown()),
  details: z.optional(
    z.looseObject({
      sequence: z.string(),
      changeDate: z.optional(z.string()),
      creationDate: z.optional(z.string()),
    }),
  ),
  url: z.optional(z.string()),
  secret: z.optional(z.string()),
})

/** A JSON answer, for a look at one field of it. Read errors with their details by `jsonOf`. */
export function bodyOf(told: Told): z.output<typeof bodySchema> {
  const parsed = z.looseObject({ details: z.optional(z.unknown()) }).parse(jsonOf(told))
  const { details, ...rest } = parsed
  return bodySchema.parse(Array.isArray(details) ? rest : parsed)
}

export function base64Of({ bytes }: Told): string {
  return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''))
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
