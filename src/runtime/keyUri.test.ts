import { describe, expect, test } from 'vitest'
import { keyUri, readKeyUri } from './keyUri.ts'

const secret = 'KEZEM43CIUYWYU2Y'

/** Splits as authenticator apps do: at the first colon of the label, decoded. */
function asAppsRead(uri: string) {
  const { pathname, searchParams } = new URL(uri)
  const label = decodeURIComponent(pathname.split('/').at(-1) ?? '')
  const [issuer, ...account] = label.split(':')
  return { issuer, account: account.join(':'), told: searchParams.get('issuer'), secret: searchParams.get('secret') }
}

describe('a link made here', () => {
  test.each([
    ['Acme: Portal', 'ann@example.com', 'Acme Portal', 'ann@example.com'],
    ['localhost:8080', 'ann', 'localhost 8080', 'ann'],
    ['[::1]', 'ann', '[ 1]', 'ann'],
    ['Acme', 'domain:ann', 'Acme', 'domain ann'],
    ['a:b&c', 'x?y#z', 'a b&c', 'x?y#z'],
    [':Acme:', 'ann', 'Acme', 'ann'],
  ])('names %s and %s without a colon in either', (issuer, account, name, whose) => {
    const read = asAppsRead(keyUri(issuer, account, secret))
    expect(read).toEqual({ issuer: name, account: whose, told: name, secret })
  })

  test('does without an issuer, an account, and padding', () => {
    expect(keyUri('ONLYOFFICE', undefined, `${secret}====`)).toBe(
      `otpauth://totp/ONLYOFFICE?secret=${secret}&issuer=ONLYOFFICE`,
    )
    expect(keyUri('', 'ann', secret)).toBe(`otpauth://totp/ann?secret=${secret}`)
    expect(keyUri(' : ', 'ann', secret)).toBe(`otpauth://totp/ann?secret=${secret}`)
  })
})

describe('a server’s link', () => {
  const uri = `otpauth://totp/ZITADEL:nora@example.com?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30&secret=${secret}`

  test('stays as it is where nothing is wrong with it', () => {
    expect(readKeyUri(uri)).toEqual({ secret, account: 'nora@example.com', digits: 6, uri })
  })

  test.each(['======', '%3D%3D%3D', '%3d'])('is rid of the padding %s', (padding) => {
    const read = readKeyUri(`${uri}${padding}`)
    expect(read).toMatchObject({ secret, digits: 6 })
    expect(read?.uri).not.toMatch(/=$|%3d/i)
    expect(asAppsRead(read?.uri ?? '')).toEqual({
      issuer: 'ZITADEL',
      account: 'nora@example.com',
      told: 'ZITADEL',
      secret,
    })
    expect(read?.uri).toContain('&algorithm=SHA1&digits=6&period=30')
  })

  test('with a port in its issuer is of one account still', () => {
    const read = readKeyUri(
      uri.replace('ZITADEL:', 'localhost:8080:').replace('issuer=ZITADEL', 'issuer=localhost%3A8080'),
    )
    expect(read?.account).toBe('nora@example.com')
    expect(asAppsRead(read?.uri ?? '')).toMatchObject({ issuer: 'localhost 8080', account: 'nora@example.com' })
  })

  test.each([
    ['digits=8', 8],
    ['digits=7', 7],
    ['more=1', 6],
  ])('says how many digits its codes have: %s', (parameter, digits) => {
    expect(readKeyUri(uri.replace('digits=6', parameter))?.digits).toBe(digits)
  })

  test.each([
    uri.replace('digits=6', 'digits=99'),
    uri.replace('digits=6', 'digits=six'),
    uri.replace('totp', 'hotp'),
    'https://example.com/?secret=A',
    'otpauth://totp/ann',
  ])('is none: %s', (odd) => {
    expect(readKeyUri(odd)).toBeUndefined()
  })
})
