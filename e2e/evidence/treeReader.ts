import { inWords, type AccessibilityTree, type TreeNode } from './accessibilityTree.ts'

const patience = 7_500

/**
 * Someone who does not look: finds everything in the browser's own accessibility tree, by role and name, and does there what
 * a screen reader can: gives something the focus, presses it, types.
 */
export class TreeReader {
  readonly #tree: AccessibilityTree

  constructor(tree: AccessibilityTree) {
    this.#tree = tree
  }

  async press(role: string, name: string) {
    const found = await this.#focus(role, name)
    const { object } = await this.#tree.browser.send('DOM.resolveNode', { backendNodeId: found })
    if (object.objectId === undefined) throw new Error(`${role} "${name}" is gone.`)
    const press = { objectId: object.objectId, functionDeclaration: 'function () { this.click() }' }
    await this.#tree.browser.send('Runtime.callFunctionOn', press)
  }

  async type(name: string, text: string) {
    await this.#focus('textbox', name)
    await this.#key('a', 'KeyA', ['selectAll'])
    for (const sign of text) await this.#tree.browser.send('Input.dispatchKeyEvent', { type: 'char', text: sign })
  }

  async pressEnter() {
    await this.#key('Enter', 'Enter', [], '\r')
  }

  /** The words of something, as they are read on. */
  async textIn(role: string): Promise<string> {
    const [found] = await this.#waitFor((node) => node.role === role, role)
    return (found?.texts ?? []).map(({ words }) => words).join('')
  }

  /** The one thing of this role and name, once it is there. Two of a name cannot be told apart. */
  async find(role: string, name: string): Promise<TreeNode> {
    const wanted = `${role} "${name}"`
    const found = await this.#waitFor((node) => node.role === role && node.name === name, wanted)
    const [first] = found
    if (first === undefined || found.length > 1) throw new Error(`There are ${found.length} of ${wanted}.`)
    return first
  }

  /** What can be used, which it is not while something is on its way, has the focus. */
  async #focus(role: string, name: string): Promise<number> {
    const wanted = `a ${role} "${name}" that can be used`
    await this.find(role, name)
    const isUsable = (node: TreeNode) =>
      node.role === role && node.name === name && !node.states.some((state) => /readonly|disabled/.test(state))
    const [found] = await this.#waitFor(isUsable, wanted)
    if (found?.element === undefined) throw new Error(`There is no ${wanted}.`)
    await this.#tree.browser.send('DOM.focus', { backendNodeId: found.element })
    return found.element
  }

  async #waitFor(isWanted: (node: TreeNode) => boolean, wanted: string): Promise<readonly TreeNode[]> {
    const deadline = Date.now() + patience
    for (;;) {
      const nodes = await this.#tree.read()
      const found = nodes.filter(isWanted)
      if (found.length > 0) return found
      if (Date.now() > deadline) {
        const there = nodes.filter(({ name }) => name !== '').map(inWords)
        throw new Error(`There is no ${wanted} among ${there.join('; ')}.`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async #key(key: string, code: string, commands: readonly string[], text = '') {
    const event = { key, code, windowsVirtualKeyCode: key === 'Enter' ? 13 : 65, ...(text !== '' && { text }) }
    await this.#tree.browser.send('Input.dispatchKeyEvent', { type: 'keyDown', commands: [...commands], ...event })
    await this.#tree.browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
}
