import { expect, test as plain } from '@playwright/test'
import { openScreens, screenNames } from '../pages/screensPage.ts'
import { test } from '../pages/test.ts'
import { AccessibilityTree, inWords, type TreeNode } from './accessibilityTree.ts'
import { record } from './recorded.ts'
import { TreeListener } from './treeListener.ts'
import { withoutNumbers } from './withoutNumbers.ts'

/** How something comes to be out of the accessibility tree, or to be read out by nobody. */
const waysOut: Readonly<Record<string, (element: HTMLElement) => void>> = {
  'aria-hidden': (element) => element.setAttribute('aria-hidden', 'true'),
  inert: (element) => element.setAttribute('inert', ''),
  'display: none': (element) => element.style.setProperty('display', 'none'),
  'visibility: hidden': (element) => element.style.setProperty('visibility', 'hidden'),
}

/** And how a live region is still there, and says nothing by itself. */
const waysQuiet: typeof waysOut = {
  'aria-live: off': (element) => element.setAttribute('aria-live', 'off'),
  'no role': (element) => element.setAttribute('role', 'none'),
}

if (process.env['EVIDENCE'] !== undefined) {
  plain(
    'on each screen, each thing has the role, name, description and state in the accessibility tree that is recorded',
    { tag: '@chromium' },
    async ({ page }) => {
      plain.setTimeout(120_000)
      await openScreens(page)
      const tree = await AccessibilityTree.of(page)
      const each = await tree.readEach('[data-sample]')
      expect(each).toHaveLength(screenNames.length)
      record('trees', Object.fromEntries(each.map((nodes, index) => [screenNames[index] ?? '', transcript(nodes)])))
    },
  )

  const nothing = { 'nothing is taken out': () => {} }
  for (const [way, out] of Object.entries({ ...nothing, ...waysOut, ...waysQuiet })) {
    test(`what the accessibility tree has not is missed: ${way}`, { tag: '@chromium' }, async ({ page, world }) => {
      test.setTimeout(60_000)
      const isThere = way in nothing
      await page.goto(`/secrets.html?${new URLSearchParams({ backend: 'lifepay', captcha: 'none', world }).toString()}`)
      await page.getByLabel('Phone number').fill('9991234567')
      const tree = await AccessibilityTree.of(page)
      const ears = new TreeListener(tree)
      ears.start()
      const heard = async (words: string) => (await ears.take()).filter((said) => said.words.includes(words)).length

      await page.locator('output').evaluate(out)
      await page.keyboard.press('Enter')
      await page.getByLabel('Code', { exact: true }).waitFor()
      expect(await heard('Enter the code')).toBe(isThere ? 1 : 0)

      const field = async () => (await tree.read()).filter(({ role, name }) => role === 'textbox' && name === 'Code')
      expect(await field()).toHaveLength(1)
      const alert = page.locator('[role=alert]')
      // While it is empty; its words come below it.
      await alert.evaluate(out)
      await page.keyboard.type('000000')
      await page.getByText('That code is not right.').waitFor({ state: 'attached' })
      expect(await heard('That code is not right.')).toBe(isThere ? 1 : 0)

      // Chromium hides nothing that has the focus.
      await page.locator('*:focus').evaluate((focused: HTMLElement) => focused.blur())
      await page.locator('.entryphone-code').evaluate(out)
      expect(await field()).toHaveLength(isThere || way in waysQuiet ? 1 : 0)
      await ears.stop()
    })
  }
}

/** The roles of what has no meaning but to hold something. */
const holders = new Set(['generic', 'none', 'paragraph', 'LabelText', 'InlineTextBox', 'ListMarker', 'form'])

/** What is read on a screen from its beginning to its end. What a thing is named by is not read twice. */
function transcript(nodes: readonly TreeNode[]): readonly string[] {
  const told: string[] = []
  const named = new Set<string>()
  for (const node of nodes) {
    if (node.role === 'StaticText') {
      const [text] = node.texts
      if (text !== undefined && !named.has(text.place) && text.words.trim() !== '')
        told.push(withoutNumbers(text.words.trim()))
    } else if (!holders.has(node.role)) {
      if (node.name !== '') for (const { place } of node.texts) named.add(place)
      told.push(node.live === undefined ? inWords(node) : `${inWords(node)}, ${node.live}`)
    }
  }
  return told
}
