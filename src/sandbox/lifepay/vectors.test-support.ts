import { lifepayPhones } from '../../test-support/lifepayPhones.test-support.ts'

/**
 * Numbers and whether the `phone` rule of LPOS API v6 (10 to 18 characters, the pattern matching the whole value as
 * ASP.NET Core has it) takes them. Each row was computed from the published pattern.
 */
export const phoneRows: readonly (readonly [input: string, passes: boolean, what: string])[] = [
  ...lifepayPhones.map(({ typed, passes, why }) => [typed, passes, why] as const),
  ['79991234567', true, 'bare 7'],
  ['+7-999-123-45-67', true, 'dashes after +7'],
  ['+7-(999)-123-45-67', true, '18 characters'],
  ['+7(49631)2-34-56', true, 'five-digit area'],
  ['8 (999) 123-45-67', false, 'as people write it'],
  ['8 999 123-45-67', false, 'spaces and dashes'],
  ['+77012345678', true, 'KZ mobile'],
  ['+12133734253', false, 'US E.164'],
  [' +79991234567', false, 'leading space'],
  ['+7.999.123.45.67', false, 'dots'],
  ['+7\u2011999\u2011123\u201145\u201167', false, 'non-breaking hyphens'],
  ['999123456', false, '9 digits'],
]
