import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { returnAddress } from './returnAddress.ts'

const base = 'https://app.example.com/sign-in?returnTo=x'
const allow = ['https://docs.example.com']
const ask = (asked: string | null | undefined) => returnAddress(asked, { base, allow, otherwise: '/home' })

describe('after sign-in', () => {
  test.each([
    ['/orders?id=7#top', 'https://app.example.com/orders?id=7#top'],
    ['orders', 'https://app.example.com/orders'],
    ['', 'https://app.example.com/sign-in?returnTo=x'],
    ['https:evil.example', 'https://app.example.com/evil.example'],
    ['https://app.example.com/', 'https://app.example.com/'],
    ['https://docs.example.com/a', 'https://docs.example.com/a'],
  ])('%j leads to %s', (asked, address) => {
    expect(ask(asked)).toBe(address)
  })

  test.each([
    null,
    undefined,
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\t//evil.example',
    'https://evil.example/?https://docs.example.com',
    'https://docs.example.com.evil.example/',
    'https://docs.example.com:444/',
    'http://docs.example.com/',
    'http://app.example.com/',
    'https://ann:pass@app.example.com/',
    'https://ann@app.example.com/',
    'https://:pass@app.example.com/',
    'https://app.example.com@evil.example/',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'blob:https://app.example.com/1',
    'https://[',
    `/${'x'.repeat(2000)}`,
  ])('%j leads nowhere but where the host says', (asked) => {
    expect(ask(asked)).toBe('/home')
  })

  test('leads to the page’s own origin alone, and else to its root, where the host says nothing', () => {
    vi.stubGlobal('location', { href: base })
    expect(returnAddress('/orders')).toBe('https://app.example.com/orders')
    for (const address of ['https://docs.example.com/a', null]) expect(returnAddress(address)).toBe('/')
    vi.unstubAllGlobals()
  })

  test('goes on by http where the page is there', () => {
    expect(returnAddress('/orders', { base: 'http://localhost:5173/sign-in' })).toBe('http://localhost:5173/orders')
  })

  // Every address of these has one and the same origin, "null", which a host may have listed.
  test.each(['javascript:alert(1)', 'xhttps:alert(1)', 'httpsx:alert(1)', 'data:text/html,x'])(
    'never goes by %s, whatever is listed',
    (address) => {
      expect(returnAddress(address, { base, allow: ['null'] })).toBe('/')
    },
  )

  test('an address of the longest length is gone to, and none beyond it', () => {
    const address = `/${'x'.repeat(1999)}`
    expect(ask(address)).toBe(`https://app.example.com${address}`)
    expect(ask(`${address}x`)).toBe('/home')
  })

  test('whatever is asked, it leads to an origin that is listed', () => {
    const parts = fc.constantFrom(
      'https:',
      'javascript:',
      '//',
      '/',
      '\\',
      '@',
      'evil.example',
      'app.example.com',
      '\n',
      '.',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.array(parts).map((some) => some.join('')),
        ),
        (asked) => {
          const { origin, protocol } = new URL(ask(asked), base)
          expect(['https://app.example.com', ...allow]).toContain(origin)
          expect(protocol).toBe('https:')
        },
      ),
    )
  })
})
