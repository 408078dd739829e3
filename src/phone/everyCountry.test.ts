import fc from 'fast-check'
import { parsePhoneNumber } from 'libphonenumber-js/core'
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import rules from 'libphonenumber-js/max/metadata'
import { expect, test } from 'vitest'
import { callingCode, callingCodeOf, countriesOf } from './callingCodes.ts'
import { exitCodeOf } from './exitCodes.ts'
import { parsePhone } from './parsePhone.ts'

/** One number of each country, as its own plan writes it. */
const numbers = countriesOf().flatMap((country) => {
  const local = Object.entries(examples).find(([each]) => each === country)?.[1]
  const code = callingCode(country)
  const number = local === undefined ? undefined : parsePhoneNumber(`+${code}${local}`, rules)
  return number?.isValid() ? [{ country, number }] : []
})
const spaced = (text: string, gaps: readonly string[]) =>
  text
    .replaceAll(/(?<=\d)(?=\d)/g, '|')
    .split('|')
    .map((part, at) => part + (gaps[at] ?? ''))
    .join('')
const gap = fc.array(fc.constantFrom('', '', ' ', '\u00a0', '-', '\u2011'), { maxLength: 16 })

test('the international form is one number under any picker, however it is spaced', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...numbers),
      fc.constantFrom(...countriesOf()),
      gap,
      fc.constantFrom('+', '00', 'tel:+', 'Тел.: +', '(+'),
      ({ number }, picker, gaps, prefix) => {
        // What follows `00` may be a part of how this country is left: the next test's business.
        if (prefix === '00' && !isWayOut(picker, '00', number.number)) return
        const typed = prefix + spaced(number.number.slice(1), gaps)
        expect(parsePhone(typed, { country: picker, rules })).toMatchObject({ phone: number.number })
      },
    ),
    { numRuns: 2000 },
  )
})

/** Does the picker's own plan read what is dialled as this number, or have no use for it? */
function isWayOut(picker: string, exit: string, phone: string): boolean {
  const taken = new RegExp(`^(?:${String(exitCodeOf(picker))})`).exec(exit + phone.slice(1))?.[0]
  return taken === undefined || taken === exit
}

test('what is dialled to leave a country leaves it, and no digit of it becomes a part of the number', () => {
  const picker = fc
    .constantFrom(...countriesOf())
    .chain((country) =>
      fc.tuple(fc.constant(country), fc.stringMatching(new RegExp(`^(?:${String(exitCodeOf(country))})$`))),
    )
  fc.assert(
    fc.property(fc.constantFrom(...numbers), picker, gap, ({ number }, [country, exit], gaps) => {
      if (!isWayOut(country, exit, number.number)) return
      const typed = spaced(exit + number.number.slice(1), gaps)
      expect(parsePhone(typed, { country, rules })).toMatchObject({ phone: number.number })
    }),
    { numRuns: 5000, seed: 20261125 },
  )
})

test('where the plan has a way out that begins with 00, a digit more or less is no number of somebody else', () => {
  const pickers = countriesOf().filter((country) => /0{2}[^|)]*[[(?\d]/.test(String(exitCodeOf(country))))
  expect(pickers.length).toBeGreaterThan(15)
  const picker = fc
    .constantFrom(...pickers)
    .chain((country) =>
      fc.tuple(fc.constant(country), fc.stringMatching(new RegExp(`^(?:${String(exitCodeOf(country))})$`))),
    )
  fc.assert(
    fc.property(fc.constantFrom(...numbers), picker, fc.constantFrom(-1, 1), ({ number }, [country, exit], change) => {
      if (!exit.startsWith('00') || !isWayOut(country, exit, number.number)) return
      const wrong = change < 0 ? number.number.slice(1, change) : `${number.number.slice(1)}5`
      const reading = parsePhone(exit + wrong, { country, rules })
      // Some plans have shorter and longer numbers too: of the same country at least.
      if ('phone' in reading) expect(callingCodeOf(reading.phone)).toBe(callingCodeOf(number.number))
    }),
    { numRuns: 5000, seed: 20261125 },
  )
})

test('one digit too many, or one missing, is told apart in every plan', () => {
  const said = (typed: string, country: string) => {
    const reading = parsePhone(typed, { country, rules })
    return 'problem' in reading ? reading.problem : callingCodeOf(reading.phone)
  }
  for (const { country, number } of numbers) {
    const own = number.countryCallingCode
    for (const typed of [number.number, number.formatNational()]) {
      for (const digit of '0123456789') expect(['too-long', own]).toContain(said(typed + digit, country))
      expect(['too-short', own]).toContain(said(typed.slice(0, -1), country))
    }
  }
})

test('the national form is one number where its country is chosen', () => {
  const wrong = numbers.filter(({ country, number }) => {
    const reading = parsePhone(number.formatNational(), { country, rules })
    return !('phone' in reading) || reading.phone !== number.number
  })
  expect(wrong.map(({ country, number }) => `${country} ${number.formatNational()}`)).toEqual([])
  expect(numbers.length).toBeGreaterThan(230)
})

test('no country is left by digits that begin with 2 to 7, so those are not looked at', () => {
  for (const country of countriesOf()) {
    const wayOut = fc.stringMatching(new RegExp(`^(?:${String(exitCodeOf(country))})$`))
    fc.assert(fc.property(wayOut, (digits) => /^[^2-7]/.test(digits)))
  }
})
