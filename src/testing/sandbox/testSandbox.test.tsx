// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { docspace } from '../../backends/docspace/index.ts'
import { lifepay } from '../../backends/lifepay/index.ts'
import { doubles } from '../../sandbox/doubles.ts'
import { SignIn } from '../../ui/SignIn.tsx'
import { type Addresses, createTestSandbox, type DoubleName, stubFetch, type StubbedFetch } from './index.ts'

const outside = vi.fn<typeof fetch>()
let sandbox: StubbedFetch | undefined
beforeEach(() => void vi.stubGlobal('fetch', outside))
afterEach(() => {
  sandbox?.restore()
  vi.unstubAllGlobals()
  outside.mockReset()
})

function stub(addresses: Addresses): StubbedFetch {
  sandbox = stubFetch(addresses)
  return sandbox
}

describe('a host’s own test signs someone in, offline', () => {
  test('by a message', async () => {
    const { inbox, switch: set } = stub({ lifepay: 'https://api.life-pos.ru' })
    set({ captcha: 'none' })
    const backend = lifepay({ baseUrl: 'https://api.life-pos.ru', verify: async () => {} })
    render(<SignIn backend={backend} remember={false} country="RU" />)
    await userEvent.type(await screen.findByRole('textbox', { name: 'Phone number' }), '8 999 123-45-67{Enter}')
    const { code } = await inbox.last('+7 999 123-45-67')
    await userEvent.type(await screen.findByRole('textbox', { name: 'Code' }), code)
    expect(await screen.findByRole('heading', { name: 'You are signed in' })).toBeTruthy()
    expect(outside).not.toHaveBeenCalled()
  })

  test('by an authenticator, whose next code comes with time', async () => {
    const { authenticator, advance } = stub({ docspace: 'https://portal.example.com/cloud/' })
    const backend = docspace({ baseUrl: 'https://portal.example.com/cloud' })
    render(<SignIn backend={backend} remember={false} />)
    await userEvent.type(await screen.findByLabelText('Email'), 'tom@example.com')
    await userEvent.type(screen.getByLabelText('Password'), 'Passw0rd!{Enter}')
    const field = await screen.findByRole('textbox', { name: 'Code' })
    const before = authenticator.code('tom@example.com')
    await advance(30_000)
    expect(authenticator.code('tom@example.com')).not.toBe(before)
    await userEvent.type(field, authenticator.code('tom@example.com'))
    expect(await screen.findByRole('heading', { name: 'You are signed in' })).toBeTruthy()
  })
})

describe('`fetch`', () => {
  test('asks others for all else, and is the page’s own again after `restore`', async () => {
    const { restore } = stub({ lifepay: 'https://api.life-pos.ru' })
    outside.mockResolvedValue(new Response('elsewhere'))
    expect(await (await fetch('https://elsewhere.example/')).text()).toBe('elsewhere')
    restore()
    expect(fetch).toBe(outside)
  })

  test('breaks where a fault has the connection break', async () => {
    const { world } = stub({ lifepay: 'https://api.life-pos.ru' })
    world.faults.add({ path: '/lifepay', drop: true })
    await expect(fetch('https://api.life-pos.ru/v4/x')).rejects.toThrow(TypeError)
  })
})

test('a message that was given is not given again, and one that does not come is said not to', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'], shouldAdvanceTime: true, advanceTimeDelta: 500 })
  const { inbox, world } = createTestSandbox({})
  world.inbox.deliver({ to: '+79991234567', text: '1', code: '1' })
  expect(await inbox.last('89991234567')).toMatchObject({ code: '1' })
  await expect(inbox.last('+79991234567')).rejects.toThrow(
    'No message has come to +79991234567. Some have come to +79991234567.',
  )
  vi.useRealTimers()
})

test('an account without an authenticator is said to have none, and who has one', () => {
  const { authenticator, world } = createTestSandbox({})
  world.authenticator.add({ account: 'tom', issuer: 'Acme' })
  expect(() => authenticator.code('ann')).toThrow('There is no ann in the authenticator. There is: tom.')
})

test('a double that there is not is named, and those there are', () => {
  expect(() => createTestSandbox({ auth0: 'https://a.example' } as Addresses)).toThrow(
    /no double named auth0\. It has: .*lifepay/,
  )
})

test.each([
  ['https://api.life-pos.ru/auth?x=1', 'https://api.life-pos.ru/lifepay/auth?x=1'],
  ['https://www.google.com/recaptcha/api.js', 'https://www.google.com/captcha/recaptcha/recaptcha/api.js'],
  ['https://js.hcaptcha.com/captcha/hcaptcha/issue', 'https://js.hcaptcha.com/captcha/hcaptcha/issue'],
])('%s is the sandbox’s', (address) => {
  expect(createTestSandbox({ lifepay: 'https://api.life-pos.ru' }).matches(new URL(address))).toBe(true)
})

test.each(['https://api.life-pos.ru.example/auth', 'http://api.life-pos.ru/auth', 'https://elsewhere.example/lifepay'])(
  '%s is not',
  (address) => {
    expect(createTestSandbox({ lifepay: 'https://api.life-pos.ru' }).matches(new URL(address))).toBe(false)
  },
)

test('a host can name every double there is, but for the captchas, which have addresses of their own', () => {
  const names: Readonly<Record<DoubleName, true>> = {
    docspace: true,
    lifepay: true,
    'app/lifepay': true,
    workspace: true,
    zitadel: true,
  }
  const mounts = doubles().map(({ mount }) => mount.slice(1))
  expect(Object.keys(names).toSorted()).toEqual(mounts.filter((mount) => mount !== 'captcha').toSorted())
})
