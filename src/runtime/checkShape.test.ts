import { describe, expect, test } from 'vitest'
import { checkShape } from './checkShape.ts'

/** As a host without TypeScript gives it. */
const check = (shape: unknown) => (): unknown => Reflect.apply(checkShape, undefined, ['CodeEntry', shape])

describe('what is said of a code', () => {
  test.each([
    { characters: 'digits', length: 6 },
    { characters: 'letters-and-digits', length: 1 },
    { characters: 'any', length: 64 },
    { characters: 'digits' },
  ])('%j is a shape', (shape) => {
    expect(check(shape)).not.toThrow()
  })

  test.each([undefined, null, {}, { length: 6 }, { characters: 'letters' }, { characters: '' }])(
    '%j is none',
    (shape) => {
      expect(check(shape)).toThrow(/^Entryphone E80 \(CodeEntry\)/)
    },
  )

  test.each([0, -1, 65, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '6', null])('a length of %o is none', (length) => {
    expect(check({ characters: 'digits', length })).toThrow(/^Entryphone E80 \(CodeEntry\.length\)/)
  })
})
