import { callingCode, countriesOf } from './callingCodes.ts'

/**
 * What is dialled before a calling code, as a pattern: the IDD prefixes of libphonenumber-js's `metadata.max.json`. Where
 * nothing stands here it is `00`. A test holds it to the installed version.
 */
const exitCodes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(countriesOf('1').map((country) => [country, '011'])),
  ...Object.fromEntries(['BY', 'KZ', 'RU', 'TJ', 'TM'].map((country) => [country, '810'])),
  ...Object.fromEntries(
    ['AU', 'CC', 'CX'].map((country) => [country, '001[14-689]|14(?:1[14]|34|4[17]|[56]6|7[47]|88)0011']),
  ),
  AX: '00|99(?:[01469]|5(?:[14]1|3[23]|5[59]|77|88|9[09]))',
  BO: '00(?:1\\d)?',
  BR: '00(?:1[245]|2[1-35]|31|4[13]|[56]5|99)',
  CL: '(?:0|1(?:1[0-69]|2[02-5]|5[13-58]|69|7[0167]|8[018]))0',
  CN: '00|1(?:[12]\\d|79)\\d\\d00',
  CO: '00(?:4(?:[14]4|56)|[579])',
  CU: '119',
  CV: '0',
  FI: '00|99(?:[01469]|5(?:[14]1|3[23]|5[59]|77|88|9[09]))',
  FJ: '0(?:0|52)',
  GY: '001',
  HK: '00(?:30|5[09]|[126-9]?)',
  ID: '00[89]',
  IL: '0(?:0|1(?:05|[2-9]))',
  IS: '00|1(?:0(?:01|[12]0)|100)',
  JP: '010',
  KE: '000',
  KH: '00[14-9]',
  KP: '00|99',
  KR: '00(?:[125689]|3(?:[46]5|91)|7(?:00|27|3|55|6[126]))',
  MH: '011',
  MN: '001',
  MU: '0(?:0|[24-7]0|3[03])',
  MV: '0(?:0|19)',
  MX: '0[09]',
  NG: '009',
  NZ: '0(?:0|161)',
  PE: '00|19(?:1[124]|77|90)00',
  PG: '00|140[1-3]',
  PW: '01[12]',
  SB: '0[01]',
  SC: '010|0[0-2]',
  SG: '0[0-3]\\d',
  SI: '00|10(?:22|66|88|99)',
  TD: '00|16',
  TH: '00[1-9]',
  TW: '0(?:0[25-79]|19)',
  TZ: '00[056]',
  UG: '00[057]',
  UY: '0(?:0|1[3-9]\\d)',
  WS: '0',
}

/** For a test that holds the table to the installed version. */
export function exitCodeOf(country: string): string | undefined {
  return callingCode(country) === undefined ? undefined : (exitCodes[country] ?? '00')
}

const patterns = new Map<string, RegExp>()

/** A browser takes longer to read a pattern than to look for it. */
function patternOf(country: string): RegExp {
  const known = patterns.get(country)
  if (known !== undefined) return known
  const pattern = new RegExp(`^(?:${exitCodeOf(country) ?? '00'})(?=[1-9])`)
  patterns.set(country, pattern)
  return pattern
}

/**
 * A number dialled abroad, with its `+`: `001 65 9234 5678` is Singapore's where `001` is the way out (Thailand), and
 * Alabama's where `00` is. What the country's own plan takes for an exit code is one, and nothing else is tried then: one
 * digit more or less, and the other reading is a stranger's number. `00` is understood wherever the plan has no use for it.
 */
export function dialledAbroad(text: string, country: string): string {
  // A digit that is in no way out of this country begins none: so it is for nearly every key of a number.
  const first = text.charAt(0)
  if (/[+1-9]/.test(first) && exitCodes[country]?.includes(first) !== true) return text
  const digits = text.replaceAll(/\D/g, '')
  const own = patternOf(country).exec(digits)
  const [exit] = own ?? /^00(?=[1-9])/.exec(digits) ?? []
  if (exit === undefined) return text
  return text.replace(new RegExp(`^(?:[\\s().~/-]*\\d){${exit.length}}[\\s().~/-]*`), '+')
}
