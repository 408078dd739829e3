/** The element as one would write it, of what the controls say. */
export function codeOf(name: string, args: Readonly<Record<string, unknown>>): string {
  const { children, ...attributes } = args
  const words = Object.entries(attributes).flatMap(([key, value]) => attribute(key, value))
  const long = words.join(' ').length > 60
  const opening = `<${name}${words.map((word) => (long ? `\n  ${word}` : ` ${word}`)).join('')}${long ? '\n' : ''}`
  if (typeof children !== 'string') return `${opening}${long ? '' : ' '}/>`
  return `${opening}>${long ? '\n  ' : ''}${children}${long ? '\n' : ''}</${name}>`
}

/** What is as it is by default is not written. */
function attribute(key: string, value: unknown): readonly string[] {
  if (value === undefined || value === false) return []
  if (value === true) return [key]
  if (typeof value === 'string') return [`${key}="${value}"`]
  return [`${key}={${valueOf(key, value)}}`]
}

export function valueOf(key: string, value: unknown): string {
  // A function of the page's own, by the name of what it is for.
  if (typeof value === 'function') return key
  return JSON.stringify(value)
    .replaceAll(/"([A-Za-z_$][\w$]*)":/g, '$1: ')
    .replaceAll(/,(?=["\d]|\w+: )/g, ', ')
    .replaceAll(/^\{|\}$/g, (brace) => (brace === '{' ? '{ ' : ' }'))
    .replaceAll('"', "'")
}
