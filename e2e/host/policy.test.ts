import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { policyOf, vendorSources } from './policy.ts'

const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
const trusted = "; require-trusted-types-for 'script'; trusted-types 'none'"

const policy = (path: string) => policyOf(new URL(path, 'http://localhost:5273'))
/** What a policy lets in by one of its directives. */
const sources = (path: string, directive: string) =>
  policy(path)
    .split('; ')
    .find((one) => one.startsWith(`${directive} `))
    ?.slice(directive.length + 1)

it('a page without a captcha has the strictest', () => {
  for (const path of ['/?backend=docspace', '/?backend=lifepay&captcha=none', '/parts.html?part=code', '/new.html']) {
    expect(policy(path)).toBe(strict + trusted)
  }
})

it('with one, script elements may be made, and a stand-in on the page’s own origin needs nothing else', () => {
  for (const path of [
    '/',
    '/?backend=lifepay',
    '/?backend=docspace&captcha=recaptcha',
    '/captcha.html?provider=turnstile',
  ]) {
    expect(policy(path)).toBe(strict)
  }
})

it('a second origin and a real server may be asked, and give nothing else', () => {
  expect(policy('/?backend=docspace&origin=second')).toBe(
    strict.replace("connect-src 'self'", "connect-src 'self' http://localhost:5274") + trusted,
  )
  expect(policy('/?backend=zitadel&baseUrl=https%3A%2F%2Fid.example.com%2Fapi')).toBe(
    strict.replace("connect-src 'self'", "connect-src 'self' https://id.example.com") + trusted,
  )
})

it('no address writes a directive of its own', () => {
  for (const given of [
    'x; script-src *',
    'https://a.example;script-src *',
    'javascript:alert(1)',
    'https://a.example%0d%0ax: y',
  ]) {
    const address = new URLSearchParams({ backend: 'docspace', baseUrl: given, captcha: given, origin: given })
    expect(sources(`/?${address}`, 'script-src')).toBe("'self'")
    expect(policy(`/?${address}`)).not.toMatch(/[\r\n]|javascript|script-src \*/)
    expect(sources(`/captcha.html?${new URLSearchParams({ provider: given, host: given })}`, 'script-src')).toBe(
      "'self'",
    )
  }
})

it('a stand-in from the second origin has what its vendor would have', () => {
  const page = '/?backend=lifepay&captcha=hcaptcha&origin=second'
  for (const directive of ['script-src', 'style-src', 'connect-src']) {
    expect(sources(page, directive)).toBe("'self' http://localhost:5274")
  }
  expect(sources(page, 'frame-src')).toBe('http://localhost:5274')
})

for (const [provider, needed] of Object.entries(vendorSources)) {
  it(`${provider}’s own script has what its vendor asks for, as the documentation says it`, () => {
    for (const [directive, added] of Object.entries(needed)) {
      const before = strict.includes(directive) ? ["'self'"] : []
      expect(sources(`/captcha.html?provider=${provider}&host=vendor`, directive)?.split(' ')).toEqual([
        ...before,
        ...added,
      ])
    }
    expect(documented(provider)).toEqual(needed)
  })
}

/** A row of the table in the documentation: "the same" is what stands on its left. */
function documented(provider: string): Record<string, string[]> {
  const text = readFileSync(join(import.meta.dirname, '../../stories/docs/captcha.md'), 'utf8')
  const rows = text
    .slice(text.indexOf('### Content-Security-Policy'))
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const directives = rows[0]?.slice(1).map((cell) => cell.replaceAll('`', '')) ?? []
  const row = rows.find(([name]) => name?.startsWith(`\`${provider}\``)) ?? []
  let left: string[] = []
  const found: Record<string, string[]> = {}
  for (const [index, directive] of directives.entries()) {
    const cell = row[index + 1] ?? '–'
    if (cell === '–') continue
    if (cell !== 'the same') left = cell.replaceAll('`', '').split(' ')
    found[directive] = left
  }
  return found
}
