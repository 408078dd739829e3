import { describe, expect, test } from 'vitest'
import { createRelay } from '../relay.ts'
import { asPage, post, relayUrl, visitor, watchedUpstream } from '../relay.test-support.ts'
import { docspace } from './docspace.ts'

const upstream = 'https://portal.example.com'
const query = 'type=TfaAuth&uid=66faa6e4-f133-11ea-b126-00ffeec8b4ef&key=5.A%2B'

async function linkFor(confirmUrl: string, portalOrigin?: string): Promise<unknown> {
  const body = { response: { expires: '0001-01-01T00:00:00', tfa: true, confirmUrl }, count: 1, status: 0 }
  const { fetch } = watchedUpstream(() => Response.json(body))
  const backends = { portal: docspace({ upstream, fetch, ...(portalOrigin !== undefined && { portalOrigin }) }) }
  const relay = createRelay({ url: relayUrl, proxy: 'none', limits: 'elsewhere', backends })
  const asked = asPage(`${relayUrl}/portal/api/2.0/authentication`, post({ userName: 'ann', passwordHash: 'a' }))
  const answer = (await (await relay.fetch(asked, visitor)).json()) as typeof body
  expect({ ...answer, response: { ...answer.response, confirmUrl } }).toEqual(body)
  return answer.response.confirmUrl
}

describe('a confirm link', () => {
  test('leads back through the relay, its query unchanged', async () => {
    expect(await linkFor(`${upstream}/confirm/TfaAuth?${query}`)).toBe(`${relayUrl}/portal/confirm/TfaAuth?${query}`)
  })

  test('of a portal that calls itself something else does too', async () => {
    const own = 'https://office.example.com'
    expect(await linkFor(`${own}/confirm/TfaAuth?${query}`, own)).toBe(`${relayUrl}/portal/confirm/TfaAuth?${query}`)
  })

  test.each([
    'https://evil.example/confirm?key=1',
    'javascript:alert(1)',
    'http://portal.example.com/confirm?key=1',
    'no link',
  ])('%s is left for the widget to refuse', async (link) => {
    expect(await linkFor(link)).toBe(link)
  })
})

test('a body that is no JSON comes back as it is', async () => {
  const { fetch } = watchedUpstream(
    () => new Response('{"response":', { headers: { 'content-type': 'application/json' } }),
  )
  const relay = createRelay({
    url: relayUrl,
    proxy: 'none',
    limits: 'elsewhere',
    backends: { portal: docspace({ upstream, fetch }) },
  })
  const asked = asPage(`${relayUrl}/portal/api/2.0/authentication`, post({ userName: 'ann', passwordHash: 'a' }))
  expect(await (await relay.fetch(asked, visitor)).text()).toBe('{"response":')
})
