import { advise } from '../runtime/mistake.ts'
import type { Around, Messages } from './messages.ts'

/** Any of the texts, each under the keys it has in `Messages`, and of its type. */
export type TextChanges = Changes<Messages>

type Changes<T> = {
  readonly [K in keyof T]?: Exclude<T[K], undefined> extends infer Given
    ? Given extends string | Around | ((...words: never[]) => string)
      ? Given
      : Changes<Given>
    : never
}

/**
 * A language with some of its texts replaced, everything else as it is:
 * `withTexts(ru, { code: { label: 'Код доступа' } })`. Made once, outside of components: other messages draw the widget anew.
 */
export function withTexts(messages: Messages, changes: TextChanges): Messages {
  const unknown: string[] = []
  const changed = replaced(messages, changes, '', unknown)
  if (unknown.length > 0) advise('E11', `withTexts: ${unknown.join(', ')}`)
  return changed
}

function replaced<T extends object>(texts: T, changes: object, path: string, unknown: string[]): T {
  const entries = Object.entries(changes)
    .filter(([, change]: [string, unknown]) => change !== undefined)
    .map(([name, change]: [string, unknown]) => {
      const before: unknown = Object.hasOwn(texts, name) ? Reflect.get(texts, name) : undefined
      const isKnown = before !== undefined || /^(countryNames|details\.(fields|missing))\b/.test(path + name)
      if (!isKnown) unknown.push(path + name)
      return [name, isGroup(before) && isGroup(change) ? replaced(before, change, `${path}${name}.`, unknown) : change]
    })
  return { ...texts, ...(Object.fromEntries(entries) as Partial<T>) }
}

/** What stands around a number is one text of two parts. */
function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
