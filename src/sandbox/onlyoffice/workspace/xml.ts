/** The elements below the root, by name and text; nothing when there is no root. Written out: no parser is everywhere. */
export function parseElements(xml: string): readonly (readonly [string, string])[] | undefined {
  const bare = xml.replaceAll(/<\?.*?\?>|<!--.*?-->/gs, '').trim()
  const root = /^<([\w:.-]+)[^>]*?(?:\/>|>(.*)<\/\1\s*>)$/s.exec(bare)
  if (root === null) return undefined
  const elements = (root[2] ?? '').matchAll(/<(?:[\w.-]+:)?([\w.-]+)[^>]*?(?:\/>|>(.*?)<\/[^>]*>)/gs)
  return [...elements].map(([, name = '', content = '']) => [name, textOf(content)] as const)
}

function textOf(content: string): string {
  const section = /^\s*<!\[CDATA\[(.*)\]\]>\s*$/s.exec(content)
  if (section !== null) return section[1] ?? ''
  return content.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      return entities[name ?? ''] ?? whole
    },
  )
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The envelope as XML, made from its JSON: the same names, a list as repeated elements, null as an empty element. */
export function toXml(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item: unknown) => toXml(name, item)).join('')
  if (value === null || value === undefined) return `<${name} />`
  if (typeof value !== 'object')
    return `<${name}>${escaped(typeof value === 'string' ? value : JSON.stringify(value))}</${name}>`
  const members = Object.entries(value).map(([member, value]: [string, unknown]) => toXml(member, value))
  return members.length === 0 ? `<${name} />` : `<${name}>${members.join('')}</${name}>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
