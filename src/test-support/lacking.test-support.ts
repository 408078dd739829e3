/** Something that is told of by a record: a file of its own, found by listing a folder. */
export interface Recorded {
  /** Where its record has to be. */
  readonly file: string
  /** The type of the record, and where that is written down. */
  readonly type: string
  readonly requirements: Readonly<Record<string, string>>
  /** What may be an empty list. */
  readonly mayBeEmpty: readonly string[]
}

/** What a record lacks, in sentences that say what to write. */
export async function lackingIn(recorded: Recorded, record: object | undefined): Promise<readonly string[]> {
  const { file, type, requirements, mayBeEmpty } = recorded
  if (record === undefined) return [`${file} is missing: export a \`record\` of the type ${type}.`]
  const lacks: string[] = []
  for (const [key, write] of Object.entries(requirements)) {
    const value: unknown = Reflect.get(record, key)
    const told: unknown = typeof value === 'function' ? await Reflect.apply(value, record, []) : value
    if (!isThere(told, mayBeEmpty.includes(key))) lacks.push(`${file} has no \`${key}\`: ${write}.`)
  }
  return lacks
}

/** An empty list is an answer only where there may be none. */
function isThere(value: unknown, mayBeEmpty: boolean): boolean {
  if (mayBeEmpty) return value !== undefined
  if (typeof value === 'string') return value !== ''
  if (typeof value === 'number') return value > 0
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
