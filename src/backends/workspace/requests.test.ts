import { describe, expect, test } from 'vitest'
import { e164 } from '../../test-support/e164.test-support.ts'
import { getCapabilities } from './capabilities.ts'
import { authenticate, getBackupCodes, getSettings, sendSms, setPhone } from './requests.ts'

const { signal } = new AbortController()
const phone = e164('+79161234567')
const password = { userName: 'ann@example.com', password: 'Passw0rd!' }
const social = { provider: 'google', codeOAuth: 'works-once' }

/** What goes out over the host's own options, whose cookies are sent. */
async function sentBy(call: (options: Parameters<typeof getSettings>[0]) => Promise<unknown>) {
  const sent: RequestInit[] = []
  const fetch: typeof globalThis.fetch = async (_, init = {}) => {
    sent.push(init)
    return new Response('{}')
  }
  await call({ baseUrl: 'https://office.example.com', credentials: 'include', fetch })
  return sent[0]
}

describe('a code of another provider’s, which works once', () => {
  test('goes out with the sign-in alone', async () => {
    expect((await sentBy((options) => authenticate(options, social, signal)))?.body).toBe(JSON.stringify(social))
    const rest = { provider: 'google' }
    expect((await sentBy((options) => sendSms(options, social, signal)))?.body).toBe(JSON.stringify(rest))
    expect((await sentBy((options) => setPhone(options, { phone, credentials: social }, signal)))?.body).toBe(
      JSON.stringify({ ...rest, mobilePhone: phone }),
    )
  })

  test('is none of a password’s, which goes out with each call', async () => {
    expect((await sentBy((options) => sendSms(options, password, signal)))?.body).toBe(JSON.stringify(password))
  })
})

describe('whose cookies are sent', () => {
  test('the person’s own, to ask whether anyone is signed in', async () => {
    expect(await sentBy((options) => getSettings(options, signal))).toMatchObject({
      method: 'GET',
      credentials: 'include',
    })
  })

  test('nobody’s, for what anyone is told', async () => {
    expect(await sentBy((options) => getCapabilities(options, signal))).toMatchObject({
      method: 'GET',
      credentials: 'omit',
    })
  })

  test('nobody’s beside a token, and the person’s own where there is none', async () => {
    const withToken = await sentBy((options) => getBackupCodes(options, 'session-token', signal))
    expect(withToken).toMatchObject({ method: 'GET', credentials: 'omit' })
    expect(new Headers(withToken?.headers).get('authorization')).toBe('session-token')
    const without = await sentBy((options) => getBackupCodes(options, undefined, signal))
    expect(without).toMatchObject({ method: 'GET', credentials: 'include' })
    expect(new Headers(without?.headers).has('authorization')).toBe(false)
  })
})
