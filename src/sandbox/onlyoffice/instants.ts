import type { World } from '../world.ts'

/** The .NET "no value" of a date: no zone. */
export const noInstant = '0001-01-01T00:00:00'

/** DocSpace: UTC with `Z`, 0 to 7 digits of fraction, zeros at the end left out. */
export function utcInstant(at: number, world: World): string {
  const fraction = fractionOf(at, world).replace(/0+$/, '')
  return `${new Date(at).toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`
}

/** Workspace: the portal's own zone (`Z` in UTC), always 7 digits of fraction. */
export function zonedInstant(at: number, world: World, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offsetMinutes)
  const clock = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0')).join(':')
  const zone = offsetMinutes === 0 ? 'Z' : `${offsetMinutes < 0 ? '-' : '+'}${clock}`
  return `${local}.${fractionOf(at, world)}${zone}`
}

/** The server's clock ticks in tenths of microseconds; ours in milliseconds, so the rest is made up. */
function fractionOf(at: number, world: World): string {
  return String(new Date(at).getUTCMilliseconds()).padStart(3, '0') + world.random.text(4, '0123456789')
}

/** A calendar year on, as `AddYears(1)`. */
export function yearAfter(at: number): number {
  const date = new Date(at)
  const month = date.getUTCMonth()
  date.setUTCFullYear(date.getUTCFullYear() + 1)
  // A leap day has no like: .NET takes the day before.
  if (date.getUTCMonth() !== month) date.setUTCDate(0)
  return date.getTime()
}
