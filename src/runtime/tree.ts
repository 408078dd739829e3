/** What elements stand in: a document, perhaps another window's, or a shadow root. */
export type Tree = Document | ShadowRoot

/**
 * An element's own tree. Told by what it has and not by its class: a portal may lead into a frame or a popup, whose
 * classes are not this window's. Nothing for what is in no page.
 */
export function treeOf(element: Node): Tree | undefined {
  const root = element.getRootNode()
  return isTree(root) ? root : undefined
}

/**
 * Hears what happens anywhere in an element's tree. What is drawn before it is put into a page has none yet: its topmost
 * element, which goes along, hears as much of it as there is. Returns the way to stop.
 */
export function hearBeside(
  element: Node,
  type: 'submit' | 'input' | 'reset',
  listener: (event: Event) => void,
  capture = false,
): () => void {
  const root = element.getRootNode()
  root.addEventListener(type, listener, capture)
  return () => root.removeEventListener(type, listener, capture)
}

/** The trees around an element, its own first, its document last. */
export function treesAround(element: Node): readonly Tree[] {
  const tree = treeOf(element)
  if (tree === undefined) return []
  return 'host' in tree ? [tree, ...treesAround(tree.host)] : [tree]
}

/** What has the focus where the element is. To the document, all of a shadow root is its host. */
export function focusedBeside(element: Node): Focused | null {
  return focusedIn(treeOf(element))
}

/** It has the focus itself. */
export function isFocused(element: Element): boolean {
  // Nearly always, and known without looking for its tree.
  return element.ownerDocument.activeElement === element || focusedBeside(element) === element
}

export function focusedIn(tree: Tree | undefined): Focused | null {
  return tree?.activeElement ?? null
}

type Focused = Element & Partial<HTMLOrSVGElement>

/** Not `:focus-within`, which what stands in the top layer does not give to what it belongs to. */
export function hasFocus(element: Node): boolean {
  return element.contains(focusedBeside(element))
}

/** Tells of each press outside of an element, wherever in the page. Returns the way to stop. */
export function onPressOutside(element: Element, outside: () => void): () => void {
  const trees = treesAround(element)
  const listeners = trees.map((tree, index) => {
    const inner = trees[index - 1]
    const listen = (event: Event) => {
      // A press inside of a shadow root is, to the tree around it, one on its host: the root itself knows better.
      const isInner = inner !== undefined && 'host' in inner && event.target === inner.host
      if (!isInner && !event.composedPath().includes(element)) outside()
    }
    tree.addEventListener('pointerdown', listen, true)
    return () => tree.removeEventListener('pointerdown', listen, true)
  })
  return () => listeners.forEach((stop) => stop())
}

/** Also one of another window. */
export function isElement(target: EventTarget): target is Element {
  return 'closest' in target
}

function isTree(node: Node): node is Tree {
  return 'activeElement' in node
}
