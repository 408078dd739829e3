import { describe, expect, test } from 'vitest'
import { zitadelBench } from './bench.test-support.ts'

const grpcWeb = '/zitadel.auth.v1.AuthService/VerifyMyPhone'
const rest = '/auth/v1/users/me/phone/_verify'
const origin = 'https://app.example.com'

async function preflight(path: string, asked: string, method = 'POST') {
  const { send } = zitadelBench()
  const headers = { origin, 'access-control-request-method': method, 'access-control-request-headers': asked }
  const response = await send(path, { method: 'OPTIONS', headers })
  return {
    allowed: response.headers.get('access-control-allow-origin'),
    credentials: response.headers.get('access-control-allow-credentials'),
    maxAge: response.headers.get('access-control-max-age'),
    status: response.status,
  }
}

const passed = { allowed: origin, credentials: 'true', status: 204 }

describe('a preflight', () => {
  test('of REST passes with the documented headers and is not to be remembered', async () => {
    expect(await preflight(rest, 'authorization,content-type')).toEqual({ ...passed, maxAge: null })
    expect(await preflight('/auth/v1/users/me/phone', 'authorization,x-zitadel-orgid', 'PUT')).toEqual({
      ...passed,
      maxAge: null,
    })
    expect(await preflight(rest, 'authorization,connect-timeout-ms,grpc-timeout')).toEqual({ ...passed, maxAge: null })
  })

  test('of gRPC-Web passes for ten minutes', async () => {
    const told = await preflight(grpcWeb, 'authorization,content-type,x-grpc-web,x-user-agent')
    expect(told).toEqual({ ...passed, maxAge: '600' })
  })

  test('of gRPC-Web with a timeout of the client is refused', async () => {
    const told = await preflight(grpcWeb, 'authorization,content-type,grpc-timeout,x-grpc-web,x-user-agent')
    expect(told.allowed).toBeNull()
  })

  test('with a header of one’s own is refused', async () => {
    expect((await preflight(rest, 'authorization,content-type,x-request-id')).allowed).toBeNull()
    expect((await preflight(grpcWeb, 'authorization,traceparent,x-grpc-web')).allowed).toBeNull()
  })
})

test('an answer exposes the headers that the documents list', async () => {
  const bench = zitadelBench()
  const asked = { headers: { origin } }
  const overRest = await bench.rest('GetMyPhone', '', asked)
  expect(overRest.headers.get('access-control-allow-origin')).toBe(origin)
  expect(overRest.headers.get('access-control-expose-headers')).toBe(
    'location, content-length, grpc-status, grpc-message, grpc-status-details-bin',
  )
  const overGrpcWeb = await bench.grpcWeb('GetMyPhone', '', asked)
  expect(overGrpcWeb.headers.get('access-control-allow-origin')).toBe(origin)
  expect(overGrpcWeb.headers.get('access-control-expose-headers')?.split(', ')).toEqual(
    expect.arrayContaining(['Content-Type', 'Cache-Control', 'grpc-status', 'grpc-message']),
  )
})
