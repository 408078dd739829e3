import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { type Answer, textOf } from '../../runtime/http.ts'

/** XML tells no types. By name, then: a mask may be all digits, and is no number. */
const flags = new Set(['sms', 'tfa', 'isUsed', 'ldapEnabled'])
const numbers = new Set(['count', 'status', 'statusCode', 'hresult', 'startIndex', 'total'])

/**
 * The envelope in XML as the JSON that Workspace made it from: a list is an element that comes again, null one without
 * anything in it. `undefined` for what is no XML. Never throws. Parse it before you trust it.
 */
export function xmlOf(answer: Answer): unknown {
  try {
    const { root } = parseXml(textOf(answer))
    return root === null ? undefined : valueOf(root)
  } catch {
    return undefined
  }
}

function valueOf(element: XmlElement): unknown {
  const children = element.children.filter((child) => child instanceof XmlElement)
  if (children.length === 0) return leafOf(element.name, element.text)
  const members = new Map<string, unknown[]>()
  for (const child of children) {
    const values = members.get(child.name)
    if (values === undefined) members.set(child.name, [valueOf(child)])
    else values.push(valueOf(child))
  }
  return Object.fromEntries(Array.from(members, ([name, values]) => [name, values.length === 1 ? values[0] : values]))
}

function leafOf(name: string, text: string): unknown {
  if (text === '') return null
  if (flags.has(name) && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  return numbers.has(name) && /^-?\d{1,15}$/.test(text) ? Number(text) : text
}
