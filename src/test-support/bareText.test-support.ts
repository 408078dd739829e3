/**
 * Words that React keeps a text node of its own for: beside siblings, or given by a component of their own. A browser
 * that translates a page puts elements in their place, and React, which still holds the node, throws at the next change.
 * Words that are all an element has are written as its text, whatever has become of it. For tests only.
 */
export function bareTextIn(root: Node): readonly string[] {
  const found: string[] = []
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
    const isKeptByReact = Object.keys(text).some((key) => key.startsWith('__reactFiber$'))
    const { parentElement } = text
    if (isKeptByReact && parentElement?.closest('[class|="entryphone"]'))
      found.push(`"${text.nodeValue}" in ${parentElement.outerHTML.slice(0, 200)}`)
  }
  return found
}

/** Calls back with what is bare in what comes into the page, as soon as it has come. */
export function watchBareText(tell: (found: readonly string[]) => void): () => void {
  const observer = new MutationObserver((records) => {
    const roots = new Set(records.map(({ target }) => target))
    for (const root of roots) tell(bareTextIn(root))
  })
  observer.observe(document, { childList: true, subtree: true })
  return () => observer.disconnect()
}

/**
 * Does to the widget's words what a browser's translation does, and to those that come later: an element within an
 * element in the place of each text node. The words stay, so that tests find them.
 */
export function translatePage(): () => void {
  const isOurs = (text: Text) =>
    text.parentElement?.closest('[class|="entryphone"], .entryphone') &&
    !text.parentElement.closest('font, script, style, textarea')
  const translate = () => {
    const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
      if (text instanceof Text && isOurs(text) && text.data.trim() !== '') texts.push(text)
    }
    for (const text of texts) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')]
      inner.append(text.data)
      outer.append(inner)
      text.replaceWith(outer)
    }
  }
  const observer = new MutationObserver(translate)
  observer.observe(document, { childList: true, characterData: true, subtree: true })
  translate()
  return () => observer.disconnect()
}
