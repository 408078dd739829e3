import { describe, expect, test } from 'vitest'
import { scopeOf } from './scope.ts'

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
