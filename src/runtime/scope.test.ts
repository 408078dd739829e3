import { describe, expect, test } from 'vitest'
import { markOf, scopeOf, tenantIn } from './scope.ts'

describe('what tells a backend from others of its name', () => {
  test.each([
    ['another origin', scopeOf('https://a.example'), scopeOf('https://b.example')],
    ['another port', scopeOf('https://a.example'), scopeOf('https://a.example:8443')],
    ['another path', scopeOf('https://a.example/one'), scopeOf('https://a.example/two')],
    ['another path of the page', scopeOf('/one'), scopeOf('/two')],
    ['another organization', scopeOf('https://a.example', 'acme'), scopeOf('https://a.example', 'other')],
    ['a part in another place', scopeOf('https://a.example', 'x', ''), scopeOf('https://a.example', '', 'x')],
    ['a part that looks like two', scopeOf('https://a.example', 'x y'), scopeOf('https://a.example', 'x', 'y')],
  ])('is %s', (_, one, other) => {
    expect(one).not.toBe(other)
  })

  test.each([
    ['a slash at the end', 'https://a.example/one', 'https://a.example/one//'],
    ['the host in capitals', 'https://a.example/one', 'HTTPS://A.example/one'],
    ['a port that goes without saying', 'https://a.example/one', 'https://a.example:443/one'],
  ])('is not %s', (_, one, other) => {
    expect(scopeOf(other)).toBe(scopeOf(one))
  })

  test('holds nothing that may be a secret in an address', () => {
    expect(scopeOf('https://ann:Passw0rd@a.example/one?token=abc#def')).toBe('https://a.example/one')
  })

  test('is empty for what is no address', () => {
    expect(scopeOf('http://')).toBe('')
  })
})

describe('the parts of a scope', () => {
  test('stand after the address, each as one word, and empty where there is none', () => {
    expect(scopeOf('/one', 'a b', undefined, 'c%d#e:f\tg', 'ö')).toBe('/one a%20b  c%25d%23e%3Af%09g ö')
    expect(scopeOf('https://a.example')).toBe('https://a.example')
  })

  test('are no more than that, whatever a host gives', () => {
    expect(Reflect.apply(scopeOf, undefined, ['/one', 7, null, {}])).toBe('/one   ')
  })
})

describe('a mark', () => {
  // FNV-1a, 32 bits: draft-eastlake-fnv, appendix C.
  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
  ])('of %j is the one that everybody computes', (text, mark) => {
    expect(markOf(text)).toBe(mark.toString(36))
  })

  test('tells signs outside of the first plane apart', () => {
    expect(markOf('😀')).not.toBe(markOf('😁'))
  })
})

describe('whose server it is, as the headers say', () => {
  test.each([
    'tenant',
    'X-Tenant',
    'x-tenant-id',
    'x-tenantid',
    'x-org-name',
    'organization',
    'x-organisation-alias',
    'workspace-id',
    'x-portal',
    'keycloak-realm',
    'x-domain',
    'x-site-id',
    'account',
    'company',
    'my-own-team-name',
    'host',
    'x-forwarded-host',
    'x-zitadel-orgid',
  ])('%s does', (name) => {
    expect(tenantIn({ [name]: 'acme' })).toBe(markOf(`${name.toLowerCase()},acme`))
  })

  test.each([
    'authorization',
    'x-org-token',
    'x-tenant-id-signature',
    'tenants',
    'subtenant',
    'x-hostname',
    'host-id',
    'x-request-id',
    'organixation',
  ])('%s does not', (name) => {
    expect(tenantIn({ [name]: 'acme' })).toBeUndefined()
  })

  test('several do together, in whichever order, and are not taken for one', () => {
    const together = tenantIn({ 'x-org': '1', 'x-site': '2', authorization: 'Bearer t' })
    expect(together).toBe(
      tenantIn([
        ['x-site', '2'],
        ['x-org', '1'],
      ]),
    )
    expect(together).not.toBe(tenantIn({ 'x-org': '1x-site,2' }))
  })

  test('nothing does where there are none, where they are asked for anew, and where they cannot be sent', () => {
    expect(tenantIn(undefined)).toBeUndefined()
    expect(tenantIn({})).toBeUndefined()
    expect(tenantIn(() => ({ 'x-org': '1' }))).toBeUndefined()
    expect(tenantIn({ 'x-org': '1\n2' })).toBeUndefined()
  })
})
