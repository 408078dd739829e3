import type { CDPSession, Page } from '@playwright/test'
import { withoutNumbers } from './withoutNumbers.ts'

/** A piece of text in the tree. The same words in another place of the page are another piece. */
export interface TreeText {
  readonly place: string
  readonly words: string
}

/** What assistive technology is given of one thing on the page. */
export interface TreeNode {
  readonly role: string
  readonly name: string
  readonly description: string
  /** `required`, `invalid`, `expanded`, … */
  readonly states: readonly string[]
  /** What changes below is read out: when there is a pause, or at once. */
  readonly live: 'polite' | 'assertive' | undefined
  /** All of it is read out, however little has changed. */
  readonly isAtomic: boolean
  readonly isFocused: boolean
  /** Its element, as Chromium numbers them. */
  readonly element: number | undefined
  /** What stands in it to be read, in order. */
  readonly texts: readonly TreeText[]
}

/** Chromium's own accessibility tree, over its protocol. What is hidden from it (`aria-hidden`, `inert`, not drawn) is not here. */
export class AccessibilityTree {
  readonly browser: CDPSession

  private constructor(browser: CDPSession) {
    this.browser = browser
  }

  static async of(page: Page): Promise<AccessibilityTree> {
    const browser = await page.context().newCDPSession(page)
    // The tree is kept up to date from now on, as it is for a screen reader.
    await browser.send('Accessibility.enable')
    return new AccessibilityTree(browser)
  }

  /** All that is in it, in the order in which it is read on. */
  async read(): Promise<readonly TreeNode[]> {
    const { root, byId } = await this.#whole()
    return root === undefined ? [] : nodesIn(root, byId)
  }

  /** The same, below each of the elements that a selector finds. */
  async readEach(selector: string): Promise<readonly (readonly TreeNode[])[]> {
    const { root } = await this.browser.send('DOM.getDocument', { depth: 0 })
    const { nodeIds } = await this.browser.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
    const elements = await Promise.all(
      nodeIds.map(async (nodeId) => (await this.browser.send('DOM.describeNode', { nodeId })).node.backendNodeId),
    )
    const { byId } = await this.#whole()
    const byElement = new Map([...byId.values()].map((node) => [node.backendDOMNodeId, node]))
    return elements.map((element) => {
      const node = byElement.get(element)
      return node === undefined ? [] : nodesIn(node, byId)
    })
  }

  async #whole() {
    const nodes = await fullTree(this.browser)
    const [root] = nodes
    return { root, byId: new Map(nodes.map((node) => [node.nodeId, node])) }
  }

  /** What has the focus. Of a page without any, the page itself. */
  async focused(): Promise<TreeNode> {
    const nodes = await this.read()
    const [page] = nodes
    // The page says that it has the focus, whatever in it has.
    const focused = nodes.findLast(({ isFocused }) => isFocused) ?? page
    if (focused === undefined) throw new Error('There is no tree.')
    return focused
  }
}

/** `textbox "Code", required, invalid: That code is not right.` */
export function inWords({ role, name, description, states }: TreeNode): string {
  if (role === 'RootWebArea') return 'the page'
  return `${[`${role} "${name}"`, ...states].join(', ')}${description === '' ? '' : `: ${withoutNumbers(description)}`}`
}

async function fullTree(browser: CDPSession) {
  return (await browser.send('Accessibility.getFullAXTree')).nodes
}

type AXNode = Awaited<ReturnType<typeof fullTree>>[number]

/** What is ignored is not told of, and what is in it is. */
function nodesIn(node: AXNode, byId: ReadonlyMap<string, AXNode>): readonly TreeNode[] {
  const below = (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id)
    return child === undefined ? [] : nodesIn(child, byId)
  })
  return node.ignored ? below : [told(node, textsIn(node, byId)), ...below]
}

function told(node: AXNode, texts: readonly TreeText[]): TreeNode {
  const properties = new Map(
    (node.properties ?? []).map(({ name, value }): readonly [string, unknown] => [String(name), value.value]),
  )
  const live = properties.get('live')
  return {
    role: text(node.role),
    name: text(node.name),
    description: text(node.description),
    states: [...properties].flatMap(([name, value]) => state(name, value)),
    live: live === 'polite' || live === 'assertive' ? live : undefined,
    isAtomic: properties.get('atomic') === true,
    isFocused: properties.get('focused') === true,
    element: node.backendDOMNodeId,
    texts,
  }
}

/** States that a screen reader says. What may be so and is not, is said where it can be changed. */
function state(name: string, value: unknown): readonly string[] {
  if (name === 'expanded') return [value === true ? 'expanded' : 'collapsed']
  if (name === 'checked') return [value === 'true' ? 'checked' : 'not checked']
  if (name === 'level') return [`level ${String(value)}`]
  const isSaid = ['required', 'invalid', 'readonly', 'disabled'].includes(name)
  return isSaid && (value === true || value === 'true') ? [name] : []
}

function textsIn(node: AXNode, byId: ReadonlyMap<string, AXNode>): readonly TreeText[] {
  if (text(node.role) === 'StaticText') return [{ place: node.nodeId, words: text(node.name) }]
  return (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id)
    return child === undefined ? [] : textsIn(child, byId)
  })
}

function text(value: AXNode['name']): string {
  return typeof value?.value === 'string' ? value.value : ''
}
