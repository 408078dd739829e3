import type { MetadataJson } from 'libphonenumber-js/core'
import type { E164 } from '../protocol/step.ts'
import { callingCodeOf } from './callingCodes.ts'
import { mobileShapesOf } from './mobileShapes.ts'

/**
 * What follows the calling code, the way its country writes it: `999 123-45-67`. By the country's plan where its rules are
 * given; else a mobile number as its country writes those, so that a number known before is there at first paint.
 */
export function localPart(phone: E164, rules?: MetadataJson): string {
  const code = callingCodeOf(phone) ?? ''
  const digits = phone.slice(1 + code.length)
  // Of Kazakhstan the plan has no format of its own, and Russia's of last resort is nobody's.
  const isShared = code === '7' && digits.startsWith('7')
  return (rules && !isShared && byPlan(digits, code, rules)) || (byShape(digits, code) ?? byPairs(digits))
}

/** libphonenumber-js's metadata: pattern, format, leading digits, two of the national prefix, and the format abroad. */
type Format = readonly [pattern: string, format: string, leading?: readonly string[] | 0, ...rest: unknown[]]

function byPlan(digits: string, code: string, { country_calling_codes, countries }: MetadataJson): string | undefined {
  // Countries that share a code share the formats of its main one.
  const codes: Readonly<Record<string, readonly (keyof typeof countries)[] | undefined>> = country_calling_codes
  const [main] = codes[code] ?? []
  const formats: unknown = main && countries[main]?.[4]
  if (!isFormats(formats)) return undefined
  const found = formats.find(([pattern, , leading]) => {
    const begins = leading ? (leading.at(-1) ?? '') : ''
    return new RegExp(`^(?:${begins})`).test(digits) && new RegExp(`^(?:${pattern})$`).test(digits)
  })
  if (found === undefined) return undefined
  const [pattern, format] = found
  const abroad = found[5]
  return digits.replace(new RegExp(`^(?:${pattern})$`), typeof abroad === 'string' ? abroad : format)
}

function isFormats(formats: unknown): formats is readonly Format[] {
  return Array.isArray(formats)
}

/** `3 3-2-2`: how many digits each group has, and what stands between. */
function byShape(digits: string, code: string): string | undefined {
  const shape = mobileShapesOf(code).find((one) => sumOf(one) === digits.length)
  let at = 0
  return shape?.replaceAll(/\d/g, (length) => digits.slice(at, (at += Number(length))))
}

function sumOf(shape: string): number {
  return shape.split(/\D/).reduce((sum, length) => sum + Number(length), 0)
}

/** Groups of three, and two pairs at the end: near enough to how most of the world reads numbers aloud. */
function byPairs(digits: string): string {
  return digits.replaceAll(/\B(?=\d{2}$|(?:\d{3})*\d{4}$)/g, ' ')
}
