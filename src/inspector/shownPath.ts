/**
 * A request's path as it may be shown to whoever looks over a shoulder: without host and query, and of its segments only
 * words and versions. Some backends have a code, a number or a key there, which a developer's screenshot need not have.
 */
export function shownPath(address: string, typed: readonly string[]): string {
  const { pathname } = new URL(address, 'https://page.invalid')
  return pathname
    .split('/')
    .map((segment) => (isWord(segment) && !typed.includes(decoded(segment)) ? segment : '…'))
    .join('/')
}

function isWord(segment: string): boolean {
  return /^(?:[a-z]*|[a-z]+(?:[._-](?:[a-z]+|v\d))*|v?\d\d?(?:\.\d)?)$/i.test(segment)
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** What stands in the fields of the page at this moment, those in open shadow roots too: a code of letters alone is a word. */
export function typedIn(tree: Document | ShadowRoot): readonly string[] {
  return [...tree.querySelectorAll('*')].flatMap((element) => [
    ...(element instanceof HTMLInputElement && element.value !== '' ? [element.value, element.value.trim()] : []),
    ...(element.shadowRoot === null ? [] : typedIn(element.shadowRoot)),
  ])
}
