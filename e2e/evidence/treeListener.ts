import type { AccessibilityTree, TreeNode, TreeText } from './accessibilityTree.ts'
import { type Announcement, becomes, type Ears, quiet } from './ears.ts'

/**
 * Hears what a screen reader reads out by itself, from the accessibility tree alone: text that a live region comes to have,
 * whole where it is atomic, and as often as it comes. A region that the tree has not, or that is not live there, says nothing;
 * nor does a polite one that arrives together with its words, which screen readers often miss.
 */
export class TreeListener implements Ears {
  readonly #tree: AccessibilityTree
  #regions: ReadonlyMap<number, TreeNode> = new Map()
  #heard: Announcement[] = []
  #lastChange = Date.now()
  #looks = 0
  #isOver = false
  #listening: Promise<void> | undefined

  constructor(tree: AccessibilityTree) {
    this.#tree = tree
  }

  start() {
    this.#listening = this.#listen()
  }

  async stop() {
    this.#isOver = true
    await this.#listening
  }

  hears(words: RegExp) {
    return becomes(`${words.source} is read out`, () => this.#heard.some((one) => words.test(one.words)))
  }

  async take(): Promise<readonly Announcement[]> {
    const looks = this.#looks
    this.#lastChange = Date.now()
    await becomes('nothing more is read out', () => this.#looks >= looks + 3 && Date.now() - this.#lastChange >= quiet)
    const heard = this.#heard
    this.#heard = []
    return heard
  }

  async #listen() {
    while (!this.#isOver) {
      this.#hear(await this.#tree.read())
      this.#looks += 1
      await moment()
    }
  }

  #hear(nodes: readonly TreeNode[]) {
    const regions = new Map(nodes.flatMap((node) => (node.live && node.element ? [[node.element, node] as const] : [])))
    for (const [element, region] of regions) {
      const before = this.#regions.get(element)
      const words = newWords(region, before?.texts)
      if (words === '') continue
      this.#lastChange = Date.now()
      if (before !== undefined || region.live === 'assertive') this.#heard.push({ how: region.live ?? 'polite', words })
    }
    this.#regions = regions
  }
}

function newWords({ texts, isAtomic }: TreeNode, before: readonly TreeText[] = []): string {
  const added = texts.filter(({ place, words }) => !before.some((old) => old.place === place && old.words === words))
  const isNews = added.some(({ words }) => words.trim() !== '')
  return isNews ? joined(isAtomic ? texts : added) : ''
}

function joined(texts: readonly TreeText[]): string {
  return texts
    .map(({ words }) => words)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function moment() {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
