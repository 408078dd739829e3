import type { CDPSession } from '@playwright/test'

interface AXNode {
  readonly nodeId: string
  readonly ignored?: boolean
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly childIds?: readonly string[]
  readonly backendDOMNodeId?: number
}

/** Someone who does not look: finds everything in the browser's own accessibility tree, by role and name, and acts there. */
export class TreeReader {
  readonly #browser: CDPSession

  constructor(browser: CDPSession) {
    this.#browser = browser
  }

  async press(role: string, name: string) {
    await this.#call(await this.find(role, name), 'function () { this.focus(); this.click() }')
  }

  async type(name: string, text: string) {
    await this.#call(await this.find('textbox', name), 'function () { this.focus() }')
    await this.#browser.send('Input.insertText', { text })
  }

  /** The words below something, as they are read on. */
  async textIn(role: string): Promise<readonly string[]> {
    // What is ignored has no role, and its children are read all the same.
    const { nodes } = await this.#browser.send('Accessibility.getFullAXTree')
    const byId = new Map(nodes.map((node) => [node.nodeId, node]))
    const words = (node: AXNode): readonly string[] =>
      roleOf(node) === 'StaticText'
        ? [nameOf(node)]
        : (node.childIds ?? []).flatMap((id) => {
            const child = byId.get(id)
            return child === undefined ? [] : words(child)
          })
    return nodes.filter((node) => roleOf(node) === role).map((node) => words(node).join(''))
  }

  /** Waits until it is there. */
  async find(role: string, name: string): Promise<AXNode> {
    const deadline = Date.now() + 7_500
    for (;;) {
      const nodes = await this.#nodes()
      const found = nodes.find((node) => roleOf(node) === role && nameOf(node) === name)
      if (found !== undefined) return found
      if (Date.now() > deadline) {
        const there = nodes.filter((node) => nameOf(node) !== '').map((node) => `${roleOf(node)} "${nameOf(node)}"`)
        throw new Error(`There is no ${role} "${name}" among ${there.join(', ')}.`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async #nodes(): Promise<readonly AXNode[]> {
    const { nodes } = await this.#browser.send('Accessibility.getFullAXTree')
    return nodes.filter(({ ignored }) => !ignored)
  }

  async #call({ backendDOMNodeId }: AXNode, functionDeclaration: string) {
    if (backendDOMNodeId === undefined) throw new Error('It has no element.')
    const { object } = await this.#browser.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId })
    if (object.objectId === undefined) throw new Error('It is gone.')
    await this.#browser.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration })
  }
}

function roleOf({ role }: AXNode): string {
  return typeof role?.value === 'string' ? role.value : ''
}

function nameOf({ name }: AXNode): string {
  return typeof name?.value === 'string' ? name.value : ''
}
