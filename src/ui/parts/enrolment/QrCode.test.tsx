// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import fc from 'fast-check'
import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { otpauthUri } from '../../../backends/onlyoffice/otpauth.ts'
import { QrCode } from './QrCode.tsx'

/** What an independent decoder reads in the picture as it is drawn, at a few pixels per module. */
function scanned(picture: Element, scale = 4): string | undefined {
  const [left = 0, top = 0, side = 0] = picture.getAttribute('viewBox')?.split(' ').map(Number) ?? []
  const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255)
  const darken = (x: number, y: number) => {
    for (let pixel = 0; pixel < scale ** 2; pixel += 1) {
      const across = (x - left) * scale + (pixel % scale)
      const down = (y - top) * scale + Math.floor(pixel / scale)
      pixels.fill(0, (down * side * scale + across) * 4, (down * side * scale + across) * 4 + 3)
    }
  }
  for (const [, x, y, run] of picture
    .querySelector('path')
    ?.getAttribute('d')
    ?.matchAll(/M(\d+) (\d+)h(\d+)/g) ?? []) {
    for (let module = 0; module < Number(run); module += 1) darken(Number(x) + module, Number(y))
  }
  return jsQR(pixels, side * scale, side * scale, { inversionAttempts: 'dontInvert' })?.data
}

test('a QR code has a name and reads as the text it was given', () => {
  const uri = 'otpauth://totp/portal.example.com:ann%40example.com?secret=KEZEM43CIUYWYU2Y&issuer=portal.example.com'
  render(<QrCode text={uri} label="QR code to scan" />)
  expect(scanned(screen.getByRole('img', { name: 'QR code to scan' }))).toBe(uri)
})

test('any issuer, account and key read from the QR code as they were put in', () => {
  const named = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  const base32 = fc.stringMatching(/^[A-Z2-7]{16,32}$/)
  fc.assert(
    fc.property(named, named, base32, (issuer, account, secret) => {
      const uri = otpauthUri(issuer, account, secret)
      const { container, unmount } = render(<QrCode text={uri} label="QR code" />)
      const [picture] = container.children
      expect(picture && scanned(picture)).toBe(uri)
      unmount()
    }),
    { numRuns: 40, seed: 4 },
  )
})

test('four light modules stand around it, and nothing is styled inline', () => {
  const { container } = render(<QrCode text="otpauth://totp/a?secret=B" label="QR code" />)
  const [left, top, side] = container.firstElementChild?.getAttribute('viewBox')?.split(' ').map(Number) ?? []
  expect([left, top]).toEqual([-4, -4])
  const runs = Array.from(
    container
      .querySelector('path')
      ?.getAttribute('d')
      ?.matchAll(/M(\d+) (\d+)h(\d+)/g) ?? [],
    ([, x, y, run]) => ({ right: Number(x) + Number(run), bottom: Number(y) + 1 }),
  )
  expect(Math.max(...runs.map(({ right }) => right))).toBe(Number(side) - 8)
  expect(Math.max(...runs.map(({ bottom }) => bottom))).toBe(Number(side) - 8)
  expect(container.querySelector('[style], style')).toBeNull()
})

test('a text too long for a QR code draws none, and breaks nothing', () => {
  const { container } = render(<QrCode text={'x'.repeat(5000)} label="QR code" />)
  expect(container.children).toHaveLength(0)
})
