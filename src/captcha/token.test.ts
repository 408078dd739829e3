import { expect, test } from 'vitest'
import { EntryphoneError } from '../runtime/mistake.ts'
import { captchaToken } from './index.ts'

test('a text is a token', () => {
  expect(captchaToken('puzzle.17')).toBe('puzzle.17')
})

test.each([[''], [undefined], [null], [17], [{ token: 'x' }]])(
  '%j is none, and its maker reads what to do',
  (given) => {
    // As a host without TypeScript has them.
    const make = (): unknown => Reflect.apply(captchaToken, undefined, [given])
    expect(make).toThrow(EntryphoneError)
    expect(make).toThrow(/^Entryphone E63 \(captchaToken\): .*Give `captchaToken\(\)` the string/)
  },
)
