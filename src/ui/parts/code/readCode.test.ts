import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodeShape } from '../../../protocol/step.ts'
import { isMessage } from './plainText.ts'
import { isComplete, readCode, readPasted, readWritten } from './readCode.ts'

const sixDigits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const zitadel: CodeShape = { length: 6, characters: 'letters-and-digits', caseSensitive: false }
const backup: CodeShape = { length: 6, characters: 'any', caseSensitive: true }

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['12 34 56', '123456'],
  ['G-123456', '123456'],
  ['FB-12345 G-123456', '123456'],
  [' 123456\n', '123456'],
  ['Your code is 123456.', '123456'],
  ['Ваш код: 123-456. Никому его не сообщайте.', '123456'],
  ['123456 is your code, valid for 10 minutes', '123456'],
  ['Valid for 10 minutes: 123 456', '123456'],
  ['Order 98765432, code 123456', '123456'],
  ['@example.com #123456', '123456'],
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['\u200e123\u00a0456\u200f', '123456'],
  ['123‑456', '123456'],
  ['12', '12'],
  ['12a3', '123'],
  ['1234567', '123456'],
  ['hello', ''],
])('six digits are found in %j', (text, code) => expect(readCode(text, sixDigits)).toBe(code))

test.each([
  ['AB12CD', 'AB12CD'],
  ['ab12cd', 'AB12CD'],
  ['ab1 2cd', 'AB12CD'],
  ['Please enter AB12CD to verify your phone', 'AB12CD'],
  ['Please enter ABCDEF now', 'ABCDEF'],
  ['G-AB12CD', 'AB12CD'],
  ['ＡＢ１２ＣＤ', 'AB12CD'],
])('six letters and digits are found in %j', (text, code) => expect(readCode(text, zitadel)).toBe(code))

test('a backup code is read with its case and its signs', () => {
  expect(readCode(' aB3_x9 ', backup)).toBe('aB3_x9')
  expect(readCode('Zq-7Kd', backup)).toBe('Zq-7Kd')
  expect(readCode('w8-XyZ', { characters: 'any', caseSensitive: true })).toBe('w8-XyZ')
})

test('a code of unknown length is never cut and never complete', () => {
  const digits: CodeShape = { characters: 'digits', caseSensitive: false }
  expect(readCode('1234 5678 90', digits)).toBe('1234567890')
  expect(isComplete('1234567890', digits)).toBe(false)
  expect(isComplete('123456', sixDigits)).toBe(true)
})

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['G-123456', '123456'],
  ['Your code is 123456.', '123456'],
  ['@example.com #123456', '123456'],
  ['Your code is 123456.\n\n@example.com #123456', '123456'],
  ['Order 987654.\n\n@example.com #123456', '123456'],
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['012', '012'],
  ['Order 987654, code 123456', ''],
  ['1234567', ''],
  ['Call 5 of 12', ''],
])('of six digits, a pasted %j gives %j', (text, code) => expect(readPasted(text, sixDigits)).toBe(code))

test.each([
  ['Your code is AB12CD.', 'AB12CD'],
  ['ab12-cd', 'AB12CD'],
  ['AB1', 'AB1'],
  ['Please verify number', ''],
])('of six letters and digits, a pasted %j gives %j', (text, code) => expect(readPasted(text, zitadel)).toBe(code))

test('of a sentence a code of unknown length is its one run of characters', () => {
  const digits: CodeShape = { characters: 'digits', caseSensitive: false }
  expect(readPasted('Your code is 12345678, valid 10 minutes', digits)).toBe('12345678')
  expect(readPasted('1234 5678', digits)).toBe('12345678')
  expect(readPasted('Your code is w8-XyZ.', { characters: 'any', caseSensitive: true })).toBe('w8-XyZ')
})

test.each([
  ['Оплата 1 299 ₽, 12.05.24, тел. 8 (495) 123-45-67', ''],
  ['Paid $1,234.56 on 2024-05-12 at 10:30', ''],
  ['Call +7 999 123-45-67. Your code: 482 913', '482913'],
  ['४८२९१३ आपका कोड है', '482913'],
  ['验证码为482913，请勿泄露', '482913'],
  ['Kod: 482913 (5 dk)', '482913'],
])('of six digits, what stands around them in %j is no part of it', (text, code) => {
  expect(readPasted(text, sixDigits)).toBe(code)
})

test.each([
  ['验证码为AB12CD，请勿泄露', 'AB12CD'],
  ['Ваш код AB12CD', 'AB12CD'],
  ['Dein Kod ist naïve1', ''],
  ['code is abcdef', 'ABCDEF'],
])('of six letters and digits, %j gives %j', (text, code) => expect(readPasted(text, zitadel)).toBe(code))

const unmeasured: CodeShape = { characters: 'letters-and-digits', caseSensitive: true }

/** What ZITADEL really sends, recorded, in its languages: one code in six has letters only. */
const zitadelMessages = [
  (code: string) => `A new phone number has been added. Please use the following code to verify it ${code}.`,
  (code: string) =>
    `Eine Telefonnummer wurde hinzugefügt. Bitte verifiziere diese in dem du folgenden Code eingibst (Code ${code})`,
  (code: string) =>
    `Добавлен новый номер телефона. Пожалуйста, используйте следующий код, чтобы подтвердить его. Код ${code}`,
  (code: string) => `新しい電話番号が追加されました。次のコードを使用してを認証してください ${code}`,
]

test.each(['EXCQEN', 'QWERTY', 'AB12CD', '7XK2M4', '123456', 'NOBODY', 'A1B2C3'])(
  'in each of the server’s messages the code is %s',
  (code) => {
    for (const message of zitadelMessages) {
      for (const shape of [zitadel, { ...zitadel, caseSensitive: true }, unmeasured]) {
        expect(readPasted(message(code), shape)).toBe(code)
        expect(readPasted(`${message(code)}\n`, shape)).toBe(code)
      }
    }
  },
)

test('every code of that alphabet is found in them, whatever it is made of', () => {
  const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345678'
  const codes = fc
    .array(fc.constantFrom(...symbols.split('')), { minLength: 6, maxLength: 6 })
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(
      codes,
      fc.constantFrom(...zitadelMessages),
      fc.constantFrom(zitadel, unmeasured),
      (code, message, shape) => {
        expect(readPasted(message(code), shape)).toBe(code)
      },
    ),
    { numRuns: 1000, seed: 20261125 },
  )
})

test.each([
  ['Your code: 654-321. Tell nobody.', '654321'],
  ['Your code: 654 321. Tell nobody.', '654321'],
  ['Your code: 654321. Tell nobody.', '654321'],
  ['YOUR CODE: 654-321. TELL NOBODY.', '654321'],
  ['Your code: EXCQEN. Tell nobody.', 'EXCQEN'],
  ['YOUR CODE IS EXCQEN. TELL NOBODY.', 'EXCQEN'],
  ['EXCQEN is your code for GOOGLE.', 'EXCQEN'],
  ['Your GOOGLE code: EXCQEN', 'EXCQEN'],
  ['Your GOOGLE code is 654-321', '654321'],
  ['Ваш код: AB1-2CD. Никому его не сообщайте.', 'AB12CD'],
  ['Ваш код — EXCQEN', 'EXCQEN'],
  ['رمز التحقق: EXCQEN', 'EXCQEN'],
  ['Use "EXCQEN" to sign in. It is good for 10mins.', 'EXCQEN'],
  ['Use EXCQEN within the next 5m0s.', 'EXCQEN'],
  ['AB12CD is good for 10mins, here is the 2nd', 'AB12CD'],
  // A guess costs a try.
  ['Tell nobody.', ''],
  ['tell me', ''],
  ['Tell nobody your code, please', ''],
  ['TELL NOBODY', ''],
  ['We cannot send a code. Please try again later, or ask someone.', ''],
  ['Order 987654. Your friend is GOOGLE.', ''],
  ['The number of your order is secret', ''],
])('a word is no code: in %j it is %j, whether its length is known or not', (text, code) => {
  for (const shape of [zitadel, { ...zitadel, caseSensitive: true }, unmeasured])
    expect(readPasted(text, shape)).toBe(code)
})

test.each([
  // What has a sentence to itself is the code, rather than a word in one.
  ['NOBODY will ask. 654-321', '654321'],
  ['654-321. NOBODY will ask.', '654321'],
  ['654 321\nNOBODY will ask', '654321'],
  ['NOBODY will ask: 654321', '654321'],
  ['NOBODY will ask. «654-321»', '654321'],
  ['Your GOOGLE sign-in\n654-321', '654321'],
  ['GOOGLE: 654-321', '654321'],
  ['EXCQEN. Call 654-321 for help', 'EXCQEN'],
  ['Your GOOGLE sign-in\nEXCQEN', 'EXCQEN'],
  // Two that have are one too many, and so are two that have not.
  ['GOOGLE. 654-321', ''],
  ['EXCQEN. Tel: 654-321', ''],
  ['NOBODY asks for 654-321 at night', ''],
  ['654-321. 987-654. NOBODY will ask', ''],
])('between a word in capitals and a number, in %j it is %j', (text, code) => {
  for (const shape of [zitadel, { ...zitadel, caseSensitive: true }, unmeasured])
    expect(readPasted(text, shape)).toBe(code)
})

describe('what is written over the whole field', () => {
  const digits: CodeShape = { characters: 'digits', caseSensitive: false }
  const twoCodes = [
    '987654 / 123456',
    '987654/123456',
    '987654, 123456',
    '987654; 123456',
    '987654 123456',
    '(987654) (123456)',
    '987654\n123456',
    '٩٨٧٦٥٤ / ١٢٣٤٥٦',
    'AB12CD / EF34GH',
    'AB12CD/EF34GH',
  ] as const

  test.each(twoCodes)('changes nothing where it is two codes, as a paste: %j', (text) => {
    for (const shape of [sixDigits, zitadel, backup, digits, unmeasured]) {
      if (shape.characters !== 'digits' || /^[^A-Z]+$/.test(text)) {
        const pasted = readPasted(text, shape)
        // Of an unknown length, and with any signs in it, all of it may be one.
        if (shape.length !== undefined) expect(pasted).toBe('')
        expect(readWritten(text, '48', shape)).toBe(pasted || '48')
      }
    }
  })

  test.each([
    ['482913', sixDigits, '482913'],
    ['482 913', sixDigits, '482913'],
    ['48.29.13', sixDigits, '482913'],
    ['48/29', sixDigits, '4829'],
    ['482913 (10)', sixDigits, '482913'],
    ['4829137', sixDigits, '482913'],
    ['4829a', sixDigits, '4829'],
    ['aB3_x9', backup, 'aB3_x9'],
    ['aB3_x9Q', backup, 'aB3_x9'],
    ['G-AB12CD', zitadel, 'AB12CD'],
    ['ab1 2cd', zitadel, 'AB12CD'],
    ['4829 1370', digits, '48291370'],
    ['', sixDigits, ''],
    ['  ', digits, ''],
    [' - ', unmeasured, ''],
  ] as const)('is one code, a part of one, or nothing in %j', (text, shape, code) => {
    expect(readWritten(text, '11', shape)).toBe(code)
  })
})

test.each([
  ['Your backup code: aB3_x9. Tell nobody.', backup, 'aB3_x9'],
  ['aB3_x9 (keep it secret)', backup, 'aB3_x9'],
  ['Tell nobody.', backup, ''],
  [
    '12345678 is your one-time password for localhost. Use it within the next 5m0s.\n@localhost #12345678',
    unmeasured,
    '12345678',
  ],
  ['12345678 is your one-time password for localhost. Use it within the next 5m0s.', unmeasured, '12345678'],
  ['Your code is 482 913', { characters: 'digits', caseSensitive: false }, '482913'],
  ['Call +7 999 123-45-67 in 2026-11-25. Your code: 4829', { characters: 'digits', caseSensitive: false }, '4829'],
  ['Код подтверждения 1234 для входа в LIFE PAY', { characters: 'digits', caseSensitive: false }, '1234'],
  ['AB12 CD34', unmeasured, 'AB12CD34'],
  ['excqen', unmeasured, 'excqen'],
  ['nobody', zitadel, 'NOBODY'],
] as const)('of %j with %j it is %j', (text, shape, code) => expect(readPasted(text, shape)).toBe(code))

test('a line bound to an origin says what the code is, of any length and in a frame too', () => {
  const bound = 'Order 987654, 55 EUR, code 4829.\n\n@example.com #4829 @signin.example'
  expect(readPasted(bound, { ...sixDigits, length: 4 })).toBe('4829')
  expect(readPasted(bound, { characters: 'digits', caseSensitive: false })).toBe('4829')
  expect(readPasted(bound, sixDigits)).toBe('987654')
})

/** What messages are made of, besides their code: in words no longer than three letters, so that none is a run. */
const said = fc.oneof(
  fc.constantFrom('is', 'the', 'код', 'не', 'для', 'رمز', '验证码', 'κωδ', 'à'),
  fc.constantFrom('G-', 'FB-', '#', '№', '(', '"', '«'),
  fc.constantFrom('12.05.24', '2024-05-12', '10:30', '$1,234.56', '1 299 ₽', '€9.99', '5 %', '8 (495) 123-45-67'),
  fc.constantFrom('+7 999 123-45-67', '१२३', '١٢', '１２'),
  fc.integer({ min: 0, max: 999_999_999 }).map(String),
)
const end = fc.constantFrom(' and ', ', the ', '. ', ': ok ', '\n', ' – не ', '。', ') ')
const noise = fc.array(fc.tuple(said, end), { maxLength: 6 }).map((pieces) => pieces.flat().join(''))
const lengths = fc.integer({ min: 4, max: 8 })

/** Every run of digits in the text, counted on its own: without the code's help. */
function digitRuns(text: string, length: number): ReadonlySet<string> {
  const signs = Array.from(text, (sign) => {
    const point = sign.codePointAt(0) ?? 0
    const zero = [0x30, 0x660, 0x966, 0xff10].find((first) => point >= first && point < first + 10)
    return zero === undefined ? ' ' : String(point - zero)
  })
  return new Set(
    signs
      .join('')
      .split(' ')
      .filter((run) => run.length === length),
  )
}

const shown = fc.constantFrom(
  (code: string) => code,
  (code: string) => `G-${code}`,
  (code: string) => `"${code}".`,
  (code: string) => Array.from(code, (digit) => String.fromCodePoint(Number(digit) + 0xff10)).join(''),
  (code: string) => Array.from(code, (digit) => String.fromCodePoint(Number(digit) + 0x660)).join(''),
)

/** A message, and the code that is in it, if any. */
const messagesOf = (length: number) =>
  fc
    .tuple(noise, fc.option(fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))), shown, noise)
    .map(([before, code, show, after]) => `${before}${code === null ? 'no' : `code ${show(code)} ok `}${after}`)

test('in any message the digits come out where one run has their shape, and nothing otherwise', () => {
  const message = lengths.chain((length) => messagesOf(length).map((text) => ({ length, text })))
  fc.assert(
    fc.property(message, ({ length, text }) => {
      const runs = digitRuns(text, length)
      const [first = ''] = runs
      expect(readPasted(text, { ...sixDigits, length })).toBe(runs.size === 1 ? first : '')
    }),
    { numRuns: 1_000, seed: 20261124 },
  )
})

test('what a bound line says is the code, whatever else is in the message', () => {
  const message = lengths.chain((length) =>
    fc.record({
      length: fc.constant(length),
      text: noise,
      code: fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)),
      frame: fc.constantFrom('', ' @signin.example'),
    }),
  )
  fc.assert(
    fc.property(message, ({ length, text, code, frame }) => {
      expect(readPasted(`${text}\n@example.com #${code}${frame}`, { ...sixDigits, length })).toBe(code)
    }),
    { numRuns: 1_000, seed: 20261124 },
  )
})

test('in any message letters and digits come out where one run has their shape, and nothing otherwise', () => {
  const code = lengths.chain((length) =>
    fc
      .stringMatching(new RegExp(`^[0-9A-Za-z]{${length}}$`))
      .filter((text) => /\d/.test(text))
      .map((text) => ({ length, text })),
  )
  const around = noise.map((text) => text.replaceAll(/\d/g, ''))
  fc.assert(
    fc.property(code, around, around, fc.boolean(), fc.boolean(), (one, before, after, caseSensitive, isThere) => {
      const shape: CodeShape = { length: one.length, characters: 'letters-and-digits', caseSensitive }
      const text = `hi, so ${before} ${isThere ? `G-${one.text}. ` : ''}${after}`
      const expected = caseSensitive ? one.text : one.text.toUpperCase()
      expect(readPasted(text, shape)).toBe(isThere ? expected : '')
      // Two that differ are one too many.
      const other = one.text.startsWith('7') ? `8${one.text.slice(1)}` : `7${one.text.slice(1)}`
      if (isThere) expect(readPasted(`${text} ${other} `, shape)).toBe('')
    }),
    { numRuns: 500, seed: 20261124 },
  )
})

/** The longest text that any regular expression is given while something is done. */
function longestLookedAt(act: () => void): number {
  let longest = 0
  // Whatever a string does with an expression ends here, once it is not the engine's own.
  const { exec } = RegExp.prototype
  function look(this: RegExp, text: string) {
    longest = Math.max(longest, text.length)
    return exec.call(this, text)
  }
  Object.assign(RegExp.prototype, { exec: look })
  try {
    act()
  } finally {
    Object.assign(RegExp.prototype, { exec })
  }
  return longest
}

test('of a pasted book no more is read than a message has', () => {
  for (const sign of ['1', 'a', 'a ', '!', '１', '@\n', '1 ', 'A-']) {
    for (const shape of [sixDigits, zitadel, backup, unmeasured]) {
      const looked = longestLookedAt(() => {
        readPasted(sign.repeat(50_000), shape)
        readCode(sign.repeat(50_000), shape)
        isMessage(sign.repeat(50_000))
      })
      expect(looked).toBeGreaterThan(0)
      expect(looked).toBeLessThanOrEqual(4000)
    }
  }
})
