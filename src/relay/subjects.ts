import type { Fields } from './fields.ts'

/** E.164. Other spellings of one number would be counted as other numbers. */
const isNumber = /^\+[1-9]\d{6,14}$/

export function isPhoneNumber(subject: string): boolean {
  return isNumber.test(subject)
}

/** The number in this field; `null` where it is none. */
export function numberIn(name: string): (fields: Fields) => string | null {
  return (fields) => {
    const value = fields[name]
    return typeof value === 'string' && isNumber.test(value) ? value : null
  }
}

/** The name somebody signs in with, as servers compare it. */
export function nameIn(name: string): (fields: Fields) => string | null | undefined {
  return (fields) => {
    const value = fields[name]
    if (value === undefined || value === null) return undefined
    return typeof value === 'string' && value.length <= 320 ? value.trim().toLowerCase() : null
  }
}
