import { EntryphoneError } from './mistake.ts'
import type { CodeShape } from '../protocol/step.ts'

/** More characters than any code has, and than a person would type. */
export const longestCode = 64

const alphabets: ReadonlySet<unknown> = new Set<CodeShape['characters']>(['digits', 'letters-and-digits', 'any'])

/** What a host or a backend says of its codes, before a field is made of it. `where` names who said it. */
export function checkShape(where: string, shape: CodeShape | undefined): void {
  if (shape === undefined || shape === null || !alphabets.has(shape.characters)) throw new EntryphoneError('E80', where)
  const { length } = shape
  const isLength = length === undefined || (Number.isInteger(length) && length > 0 && length <= longestCode)
  if (!isLength) throw new EntryphoneError('E80', `${where}.length`)
}
