import { describe, expect, test } from 'vitest'
import { addressOf, parseAddress, type TrustedProxy } from './address.ts'

const said = (proxy: TrustedProxy, headers: Readonly<Record<string, string>>, connection?: string) =>
  addressOf(proxy, new Headers(headers), connection).text

describe('the visitor’s address', () => {
  test('is the connection’s where nothing stands in front, whatever a page writes', () => {
    expect(said('none', { 'x-forwarded-for': '10.0.0.1' }, '198.51.100.7')).toBe('198.51.100.7')
  })

  test('is the one that the outermost trusted proxy saw: what stands before it is the page’s', () => {
    const headers = { 'x-forwarded-for': '10.0.0.1, 1.2.3.4, 198.51.100.7, 203.0.113.9' }
    expect(said({ hops: 1 }, headers)).toBe('203.0.113.9')
    expect(said({ hops: 2 }, headers)).toBe('198.51.100.7')
  })

  test('is in a platform’s own header', () => {
    expect(said({ header: 'cf-connecting-ip' }, { 'cf-connecting-ip': '2001:db8::7' })).toBe('2001:db8:0:0:0:0:0:7')
  })

  test.each([
    ['fewer hops than are trusted', { hops: 3 }, { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' }],
    ['no header at all', { hops: 1 }, {}],
    ['words', { hops: 1 }, { 'x-forwarded-for': 'unknown' }],
    ['an empty last one', { hops: 1 }, { 'x-forwarded-for': '198.51.100.7,' }],
    ['a platform’s header that came twice', { header: 'cf-connecting-ip' }, { 'cf-connecting-ip': '1.2.3.4, 5.6.7.8' }],
    ['a connection without one', 'none', { 'x-forwarded-for': '198.51.100.7' }],
  ] as const)('cannot be known with %s', (_, proxy, headers) => {
    expect(() => said(proxy, headers)).toThrow('unknown-address')
  })
})

describe('an address', () => {
  test.each([
    ['198.51.100.7', '198.51.100.7', '198.51.100.7', '198.51.100.0/24'],
    ['198.51.100.7:4711', '198.51.100.7', '198.51.100.7', '198.51.100.0/24'],
    ['::ffff:198.51.100.7', '198.51.100.7', '198.51.100.7', '198.51.100.0/24'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['[2001:db8::6]:443', '2001:db8:0:0:0:0:0:6', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['::1', '0:0:0:0:0:0:0:1', '0:0:0:0::/64', '0:0:0::/48'],
  ])('%s is counted as one visitor of one network', (text, ...expected) => {
    const address = parseAddress(text)
    expect([address?.text, address?.visitor, address?.network]).toEqual(expected)
  })

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3.4.',
    '1:2',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    'g::1',
    '::1.2.3.256',
    '1.2.3.4 5',
    '::ffff:1.2.3.4:80:80',
    '127.1',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })
})
