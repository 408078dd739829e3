import { describe, expect, test } from 'vitest'
import { keyUri, readKeyUri, usableKey } from './keyUri.ts'

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

  /** The label as the server wrote it, and what more there is besides a padded key. */
  const padded = (label: string, more = '') => `otpauth://totp/${label}?secret=${secret}=${more}`

  test.each<[string, string, string, object]>([
    ['alone', 'ann', '', { issuer: 'ann', account: '', told: null }],
    ['and an issuer in the label', 'Acme:%20ann%20', '', { issuer: 'Acme', account: 'ann', told: 'Acme' }],
    ['and an issuer beside the label', 'ann', '&issuer=Acme', { issuer: 'Acme', account: 'ann', told: 'Acme' }],
    ['and two issuers', 'Acme:ann', '&issuer=Other', { issuer: 'Other', account: 'ann', told: 'Other' }],
    ['of an issuer that the label says too', 'Acme:%20ann', '&issuer=Acme', { issuer: 'Acme', account: 'ann' }],
    ['that cannot be read', '%E0%A4%A', '&issuer=Acme', { issuer: 'Acme', account: '', told: 'Acme' }],
  ])('names an account %s', (_, label, more, expected) => {
    const read = readKeyUri(padded(label, more))
    expect(asAppsRead(read?.uri ?? '')).toMatchObject({ ...expected, secret })
  })

  test('of an account alone says whose it is, and of none says nothing', () => {
    expect(readKeyUri(padded('ann'))?.account).toBe('ann')
    expect(readKeyUri(padded(''))?.account).toBe('')
    expect(readKeyUri(padded('%E0%A4%A', '&issuer=Acme'))?.account).toBe('')
  })

  test('shows an account in one line', () => {
    expect(readKeyUri(padded('Acme:ann%0A%E2%80%AEmoc'))?.account).toBe('ann moc')
  })

  test.each([
    ['4', 4],
    ['10', 10],
  ])('may ask for %s digits', (text, digits) => {
    expect(readKeyUri(`${uri.replace('digits=6', `digits=${text}`)}`)?.digits).toBe(digits)
  })

  test.each(['3', '11', '6.5', ''])('of %j digits is none', (text) => {
    expect(readKeyUri(uri.replace('digits=6', `digits=${text}`))).toBeUndefined()
  })

  test('keeps what more it says, and says it so that it can be read back', () => {
    const read = readKeyUri(padded('Acme:ann', '&issuer=Acme&image=https%3A%2F%2Fa.example%2F%3Fb%26c'))
    expect(new URL(read?.uri ?? '').searchParams.get('image')).toBe('https://a.example/?b&c')
    expect(read?.uri.match(/secret=|issuer=/g)).toEqual(['secret=', 'issuer='])
  })

  test.each([`x${uri}`, `${uri}#top`, 'otpauth://totp/ann?', 'otpauth://totp/ann?#secret=A'])('is none: %s', (odd) => {
    expect(readKeyUri(odd)).toBeUndefined()
  })
})

describe('a key that an app can take', () => {
  const uriOf = (key: string, account = 'ann') => `otpauth://totp/Acme:${account}?secret=${key}&issuer=Acme`
  const longest = uriOf(secret, 'a'.repeat(2000 - uriOf(secret, '').length))

  test.each([
    ['the shortest there is', uriOf('A'.repeat(16))],
    ['the longest there is', uriOf('7'.repeat(256))],
    ['a padded one', uriOf(`${secret}==`)],
    ['one whose address a picture can just hold', longest],
  ])('is %s', (_, uri) => {
    expect(usableKey(uri)).toEqual(readKeyUri(uri))
    expect(usableKey(uri)).toBeDefined()
  })

  test.each([
    ['nothing', undefined],
    ['no address', 'KEZEM43CIUYWYU2Y'],
    ['one without a key', 'otpauth://totp/ann?digits=6'],
    ['too short a key', uriOf('A'.repeat(15))],
    ['too long a key', uriOf('A'.repeat(257))],
    ['a key of other signs before it', uriOf(`1${secret}`)],
    ['a key of other signs after it', uriOf(`${secret}1`)],
    ['a key of small letters', uriOf(secret.toLowerCase())],
    ['one that no picture holds', `${longest}a`],
  ])('is never %s', (_, uri) => {
    expect(usableKey(uri)).toBeUndefined()
  })
})
