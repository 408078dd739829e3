/** One field as it stands in the text. Places count from 1, as Go's decoder tells them. */
interface Member {
  readonly name: string
  readonly at: number
  readonly value: unknown
  readonly valueAt: number
}

/**
 * Reads one text field of a message in JSON, in the words Go's protojson has for what is wrong. Unknown fields are
 * ignored, null is no value, and a field that is there twice is refused. Throws.
 */
export function readField(body: string, wanted: string | undefined): string {
  const text = body.trimStart()
  if (!text.startsWith('{')) throw new Error(`proto: syntax error (line 1:1): unexpected token ${tokenAt(text, 0)}`)
  const members = membersOf(text)
  const twice = members.find(({ name }, index) => members.findIndex((other) => other.name === name) < index)
  if (twice !== undefined) throw new Error(`proto: (line 1:${twice.at}): duplicate field "${twice.name}"`)
  const member = members.find(({ name }) => name === wanted)
  if (member === undefined || member.value === null) return ''
  if (typeof member.value === 'string') return member.value
  const value = tokenAt(text, member.valueAt - 1)
  throw new Error(`proto: (line 1:${member.valueAt}): invalid value for string field ${member.name}: ${value}`)
}

/** The end of the JSON value that begins here, as far as brackets and quotes tell. Throws where the text ends before. */
export function endOfValue(text: string, from: number): number {
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quoted && character === '\\') at += 1
    else if (character === '"') {
      quoted = !quoted
      if (!quoted && depth === 0) return at + 1
    } else if (!quoted && '{['.includes(character)) depth += 1
    else if (!quoted && '}],'.includes(character)) {
      if (depth === 0) return at
      if (character !== ',') depth -= 1
      if (depth === 0 && character !== ',') return at + 1
    }
  }
  if (depth > 0 || quoted) throw new Error('unexpected EOF')
  return text.length
}

/** Top-level members, in order: what JSON.parse would keep the last of. */
function membersOf(text: string): readonly Member[] {
  const members: Member[] = []
  let at = 1
  for (;;) {
    at = skipSpace(text, at)
    const start = text.charAt(at)
    if (start === '}') return members
    if (start === ',') at += 1
    else if (start === '"') {
      const nameEnd = endOfValue(text, at)
      const colon = text.indexOf(':', nameEnd)
      if (colon < 0) throw new Error('unexpected EOF')
      const valueAt = skipSpace(text, colon + 1)
      const end = endOfValue(text, valueAt)
      if (end === valueAt) throw new Error('unexpected EOF')
      const value: unknown = JSON.parse(text.slice(valueAt, end))
      members.push({ name: String(JSON.parse(text.slice(at, nameEnd))), at: at + 1, value, valueAt: valueAt + 1 })
      at = end
    } else if (start === '') throw new Error('unexpected EOF')
    else throw new Error(`invalid character '${start}' looking for beginning of object key string`)
  }
}

function skipSpace(text: string, from: number): number {
  return from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
}

function tokenAt(text: string, at: number): string {
  return /^(?:[[{]|"[^"]*"?|[^\s,}\]]+)/.exec(text.slice(at))?.[0] ?? ''
}
