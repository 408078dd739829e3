// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod/mini'
import { createSandbox } from '../sandbox.ts'

const sandbox = createSandbox()
const base = 'http://sandbox.test/w/captcha/captcha'
const someText: unknown = expect.any(String)
const hcaptchaToken: unknown = expect.stringMatching(/^hcaptcha\./)
const desk = () => sandbox.worlds.get('captcha').captcha

beforeEach(() => {
  sandbox.worlds.reset('captcha')
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => sandbox.fetch(new Request(url, init)))
})

afterEach(() => {
  document.body.replaceChildren()
  for (const name of ['hcaptcha', 'smartCaptcha', 'grecaptcha', 'turnstile']) Reflect.deleteProperty(window, name)
})

const vendorApi = z.custom<Record<string, (...args: unknown[]) => unknown>>((value) => typeof value === 'object')

/** Loads a stand-in as a page would, and gives its global once its `onload` is called. */
async function load(
  path: string,
  name: string,
  language = 'en',
): Promise<Record<string, (...args: unknown[]) => unknown>> {
  const loaded = vi.fn()
  vi.stubGlobal('scriptIsReady', loaded)
  const script = await sandbox.fetch(new Request(`${base}${path}?onload=scriptIsReady&render=explicit&hl=${language}`))
  expect(script.headers.get('access-control-allow-origin')).toBe('*')
  // A data: address per load, as the same one would run once.
  await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(`${await script.text()}//${Math.random()}`)}`
  )
  await vi.waitFor(() => expect(loaded).toHaveBeenCalledOnce())
  return vendorApi.parse(Reflect.get(window, name))
}

function place(): HTMLElement {
  const element = document.createElement('div')
  element.dataset['box'] = ''
  document.body.append(element)
  return element
}

function find(role: string, text: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(role === 'button' ? 'button:not([role])' : `[role=${role}]`)]
  return all.find((element) => (element.getAttribute('aria-label') ?? element.textContent) === text)
}

async function click(role: string, text: string): Promise<void> {
  await vi.waitFor(() => expect(find(role, text)).toBeDefined())
  find(role, text)?.click()
}

describe('hCaptcha', () => {
  test.each(['/hcaptcha/1/api.js', '/hcaptcha/1/secure-api.js'])(
    'a ticked box of %s gives a token that passes once',
    async (path) => {
      const api = await load(path, 'hcaptcha')
      const callback = vi.fn()
      const id = api['render']?.(place(), { sitekey: 'key', callback })
      await click('checkbox', 'I am not a robot')
      await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce())
      const token: unknown = callback.mock.calls[0]?.[0]
      expect(find('checkbox', 'I am not a robot')?.getAttribute('aria-checked')).toBe('true')
      expect(api['getResponse']?.(id)).toBe(token)
      expect(desk().verify('hcaptcha', String(token))).toEqual({ passed: true })
      expect(desk().verify('hcaptcha', String(token))).toEqual({ passed: false, reason: 'spent' })
      api['reset']?.(id)
      expect(api['getResponse']?.(id)).toBe('')
    },
  )

  test('an invisible one opens a challenge, and `execute` resolves when it is passed', async () => {
    const api = await load('/hcaptcha/1/api.js', 'hcaptcha')
    const opened = vi.fn()
    const id = api['render']?.(place(), { sitekey: 'key', size: 'invisible', 'open-callback': opened })
    const answer = api['execute']?.(id, { async: true })
    expect(opened).toHaveBeenCalledOnce()
    await click('button', 'Pass')
    expect(await answer).toEqual({ response: hcaptchaToken, key: someText })
    expect(find('dialog', 'Challenge')).toBeUndefined()
  })

  test('when the challenge is closed, `execute` rejects with challenge-closed', async () => {
    const api = await load('/hcaptcha/1/api.js', 'hcaptcha')
    const closed = vi.fn()
    const id = api['render']?.(place(), { sitekey: 'key', size: 'invisible', 'close-callback': closed })
    const answer = api['execute']?.(id, { async: true })
    await Promise.all([expect(answer).rejects.toBe('challenge-closed'), click('button', 'Close')])
    expect(closed).toHaveBeenCalledOnce()
  })

  test('a site key with "error" in it fails as hCaptcha words a network error', async () => {
    const api = await load('/hcaptcha/1/api.js', 'hcaptcha', 'ru')
    const failed = vi.fn()
    api['render']?.(place(), { sitekey: 'my-error-key', 'error-callback': failed })
    await click('checkbox', 'Я не робот')
    await vi.waitFor(() => expect(failed).toHaveBeenCalledWith('network-error'))
  })

  test('a token that expires leaves the box unticked', async () => {
    const api = await load('/hcaptcha/1/api.js', 'hcaptcha')
    const expired = vi.fn()
    api['render']?.(place(), { sitekey: 'my-expire-key', 'expired-callback': expired })
    await click('checkbox', 'I am not a robot')
    await vi.waitFor(() => expect(expired).toHaveBeenCalledOnce(), 4000)
    expect(find('checkbox', 'I am not a robot')?.getAttribute('aria-checked')).toBe('false')
  })

  test('a removed widget leaves nothing on the page', async () => {
    const api = await load('/hcaptcha/1/api.js', 'hcaptcha')
    const container = place()
    const id = api['render']?.(container, { sitekey: 'key', size: 'invisible' })
    api['execute']?.(id)
    api['remove']?.(id)
    expect([container.innerHTML, find('dialog', 'Challenge')]).toEqual(['', undefined])
  })
})

describe('SmartCaptcha', () => {
  test('counts ids from 0, emits challenge-hidden and success, and gives the same token until it is reset', async () => {
    const api = await load('/smartcaptcha/captcha.js', 'smartCaptcha')
    const told: string[] = []
    const id = api['render']?.(place(), { sitekey: 'key', invisible: true })
    expect(id).toBe(0)
    for (const event of ['challenge-visible', 'challenge-hidden', 'success'])
      api['subscribe']?.(id, event, () => told.push(event))
    const first = api['executePromise']?.(id)
    await click('button', 'Pass')
    expect(await first).toMatch(/^smartcaptcha\./)
    expect(told).toEqual(['challenge-visible', 'challenge-hidden', 'success'])
    expect(await api['executePromise']?.(id)).toBe(await first)
    api['reset']?.(id)
    expect(api['getResponse']?.(id)).toBe('')
    api['destroy']?.(id)
    expect(() => api['reset']?.(id)).toThrow('There is no widget')
  })

  test('in test mode a ticked box opens a challenge too; closing it emits challenge-hidden alone', async () => {
    const api = await load('/smartcaptcha/captcha.js', 'smartCaptcha')
    const [callback, hidden] = [vi.fn(), vi.fn()]
    const id = api['render']?.(place(), { sitekey: 'key', test: true, callback })
    const stop = api['subscribe']?.(id, 'challenge-hidden', hidden)
    await click('checkbox', 'I am not a robot')
    await click('button', 'Close')
    expect([hidden.mock.calls.length, callback.mock.calls.length]).toEqual([1, 0])
    expect(stop).toBeTypeOf('function')
  })

  test('a lost connection is a network error', async () => {
    const api = await load('/smartcaptcha/captcha.js', 'smartCaptcha')
    const failed = vi.fn()
    const id = api['render']?.(place(), { sitekey: 'key' })
    api['subscribe']?.(id, 'network-error', failed)
    sandbox.worlds.get('captcha').faults.add({ path: '/issue', drop: true })
    await click('checkbox', 'I am not a robot')
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce())
  })
})

describe('reCAPTCHA', () => {
  test('closing the challenge calls nothing, and hides the element around its frame', async () => {
    const api = await load('/recaptcha/api.js', 'grecaptcha')
    const container = place()
    const callback = vi.fn()
    const id = api['render']?.(container, { sitekey: 'key', size: 'invisible', callback })
    expect(() => api['render']?.(container, { sitekey: 'key' })).toThrow('already been rendered')
    const name = container.querySelector('iframe')?.name ?? ''
    const curtain = document.getElementsByName(name.replace('a-', 'c-'))[0]?.parentElement
    expect(curtain?.style.visibility).toBe('hidden')
    api['execute']?.(id)
    expect(curtain?.style.visibility).toBe('visible')
    await click('button', 'Close')
    expect(curtain?.style.visibility).toBe('hidden')
    expect(callback).not.toHaveBeenCalled()
    api['execute']?.(id)
    await click('button', 'Pass')
    await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce())
    expect(api['getResponse']?.(id)).toBe(callback.mock.calls[0]?.[0])
  })
})

describe('Turnstile', () => {
  const path = '/turnstile/v0/api.js'

  test('a ticked box gives a token that passes once, and no field keeps it where none is wanted', async () => {
    const api = await load(path, 'turnstile')
    const container = place()
    const callback = vi.fn()
    const id = api['render']?.(container, { sitekey: 'key', theme: 'light', callback, 'response-field': false })
    await click('checkbox', 'I am not a robot')
    await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce())
    const token = String(callback.mock.calls[0]?.[0])
    expect([api['getResponse']?.(id), container.querySelector('input')]).toEqual([token, null])
    expect(desk().verify('turnstile', token)).toEqual({ passed: true })
    expect(desk().verify('turnstile', token)).toEqual({ passed: false, reason: 'spent' })
    api['remove']?.(id)
    expect(container.innerHTML).toBe('')
    expect(() => api['reset']?.(id)).toThrow('Cannot find Widget')
  })

  test('a challenge cannot be closed, only passed', async () => {
    const api = await load(path, 'turnstile')
    const [callback, before, after] = [vi.fn(), vi.fn(), vi.fn()]
    const id = api['render']?.(place(), {
      sitekey: 'key',
      theme: 'light',
      execution: 'execute',
      appearance: 'interaction-only',
      callback,
      'before-interactive-callback': before,
      'after-interactive-callback': after,
    })
    api['execute']?.(id)
    expect(before).toHaveBeenCalledOnce()
    expect(find('dialog', 'Challenge')?.closest('[data-box]')).not.toBeNull()
    expect(find('button', 'Close')).toBeUndefined()
    await click('button', 'Pass')
    await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce())
    expect(after).toHaveBeenCalledOnce()
  })

  test('the test keys pass with a token known in advance, or are blocked', async () => {
    const api = await load(path, 'turnstile')
    const [callback, failed] = [vi.fn(), vi.fn()]
    api['render']?.(place(), { sitekey: '1x00000000000000000000AA', theme: 'light', callback })
    await click('checkbox', 'I am not a robot')
    await vi.waitFor(() => expect(callback).toHaveBeenCalledWith('XXXX.DUMMY.TOKEN.XXXX'))
    expect(desk().verify('turnstile', 'XXXX.DUMMY.TOKEN.XXXX')).toEqual({ passed: true })
    document.body.replaceChildren()
    api['render']?.(place(), { sitekey: '2x00000000000000000000AB', theme: 'light', 'error-callback': failed })
    await click('checkbox', 'I am not a robot')
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce())
  })
})

test('a token is issued for a site key and a known provider only', async () => {
  const issue = (provider: string, body: string) =>
    sandbox.fetch(
      new Request(`${base}/${provider}/issue`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      }),
    )
  expect((await issue('hcaptcha', '{}')).status).toBe(400)
  expect((await issue('captcha', '{"sitekey":"key"}')).status).toBe(400)
  expect(await (await issue('smartcaptcha', '{"sitekey":"key"}')).json()).toEqual({
    token: someText,
    lifetime: 300_000,
  })
})

test('a query cannot end the script that it is written into', async () => {
  const script = await sandbox.fetch(new Request(`${base}/recaptcha/api.js?onload=</script>`))
  expect(await script.text()).not.toContain('</script>')
})

test('a server’s check accepts a token once', async () => {
  const verify = async (provider: string, field: string, token: string) => {
    const response = await sandbox.fetch(
      new Request(`${base}/${provider}/siteverify`, { method: 'POST', body: new URLSearchParams({ [field]: token }) }),
    )
    const answer: unknown = await response.json()
    return answer
  }
  const { token } = desk().issue('turnstile', 'key')
  expect(await verify('turnstile', 'response', token)).toEqual({ success: true })
  expect(await verify('turnstile', 'response', token)).toEqual({ success: false, 'error-codes': ['spent'] })
  const other = desk().issue('smartcaptcha', 'key')
  expect(await verify('smartcaptcha', 'token', other.token)).toEqual({ status: 'ok', message: '' })
  expect(await verify('smartcaptcha', 'token', other.token)).toEqual({ status: 'failed', message: 'spent' })
})

test.each([
  ['/hcaptcha/1/api.js', 'hcaptcha', 'invalid-data'],
  ['/turnstile/v0/api.js', 'turnstile', '110100'],
])('a key %s does not know is told so', async (path, name, code) => {
  const api = await load(path, name)
  const failed = vi.fn()
  api['render']?.(place(), { sitekey: 'invalid', theme: 'light', 'error-callback': failed })
  await click('checkbox', 'I am not a robot')
  await vi.waitFor(() => expect(failed).toHaveBeenCalledWith(code))
})
