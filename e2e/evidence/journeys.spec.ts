import type { Page } from '@playwright/test'
import type { HeapJourney } from '../../src/test-support/heapJourney.test-support.ts'
import { records } from '../../src/test-support/records.test-support.ts'
import { expect, test } from '../pages/test.ts'
import { AccessibilityTree, inWords } from './accessibilityTree.ts'
import type { Announcement, Ears } from './ears.ts'
import { listenInPage } from './heard.ts'
import { type Row, walk } from './journeys.ts'
import { focusInPage, Keyboard, type ReadFocus } from './keyboard.ts'
import { read, record } from './recorded.ts'
import { TreeListener } from './treeListener.ts'
import { TreeReader } from './treeReader.ts'
import { withoutNumbers } from './withoutNumbers.ts'

/*
 * A journey of each backend for whoever does not look, or has no pointer. In Chromium all that is compared comes from its
 * accessibility tree. Firefox gives its tree to nobody over the protocol it is driven by (WebDriver BiDi finds an element by
 * role and name, and tells of no description, state, live region or focus): there it comes from the page.
 */
if (process.env['EVIDENCE'] !== undefined) {
  for (const [backend, { heapJourneys }] of Object.entries(records)) {
    const [journey] = await heapJourneys()
    if (journey === undefined) throw new Error(`${backend} has no journey.`)
    keyboardJourney(backend, journey)
    treeJourney(backend, journey)
  }
}

const theEnd = /^(You are signed in|Your number is confirmed)/

function keyboardJourney(backend: string, journey: HeapJourney) {
  test(`${backend}: a journey by the keyboard alone, what has the focus and what is read out as recorded`, async ({
    page,
    browserName,
    sandbox,
    world,
  }) => {
    test.setTimeout(60_000)
    const isChromium = browserName === 'chromium'
    const { ears, focus, stop } = isChromium ? await byTree(page) : await byPage(page)
    const keyboard = new Keyboard(page, focus)
    const rows: Row[] = []
    await open(page, journey, world)
    const did = async (what: string) => {
      const announced = counted(await ears.take())
      rows.push({ did: what, focus: await keyboard.takeStops(), announced })
    }
    const walker = {
      learnsOf: ears.hears,
      types: async (label: string, text: string) => {
        await keyboard.goTo(label)
        await keyboard.type(text)
      },
      presses: async (name: string) => {
        await keyboard.goTo(name)
        await keyboard.pressEnter()
      },
      pressesEnter: () => keyboard.pressEnter(),
      readsKey: async () => (await page.getByRole('code').textContent()) ?? '',
      did,
    }
    await walk(walker, journey, sandbox)
    await ears.hears(theEnd)
    await did('It is over.')
    await stop()
    await expect(page.locator('[data-handed-over]')).toHaveCount(1)
    if (isChromium) record(`journey-${backend}`, rows)
    else expect(asInFirefox(rows)).toEqual(asInFirefox(read(`journey-${backend}`) as readonly Row[]))
  })
}

function treeJourney(backend: string, journey: HeapJourney) {
  test(`${backend}: a journey by the accessibility tree alone`, { tag: '@chromium' }, async ({
    page,
    sandbox,
    world,
  }) => {
    test.setTimeout(60_000)
    const tree = await AccessibilityTree.of(page)
    const ears = new TreeListener(tree)
    const reader = new TreeReader(tree)
    await open(page, journey, world)
    ears.start()
    const walker = {
      learnsOf: (words: RegExp) => ears.hears(words),
      types: (label: string, text: string) => reader.type(label, text),
      presses: (name: string) => reader.press('button', name),
      pressesEnter: () => reader.pressEnter(),
      readsKey: () => reader.textIn('code'),
      did: async () => void (await ears.take()),
    }
    await walk(walker, journey, sandbox)
    await ears.hears(theEnd)
    await ears.stop()
    await expect(page.locator('[data-handed-over]')).toHaveCount(1)
  })
}

interface Senses {
  readonly ears: Ears
  readonly focus: ReadFocus
  readonly stop: () => Promise<void>
}

async function byTree(page: Page): Promise<Senses> {
  const tree = await AccessibilityTree.of(page)
  const listener = new TreeListener(tree)
  listener.start()
  const ears = { hears: (words: RegExp) => listener.hears(words), take: () => listener.take() }
  return { ears, focus: async () => inWords(await tree.focused()), stop: () => listener.stop() }
}

async function byPage(page: Page): Promise<Senses> {
  return { ears: await listenInPage(page), focus: focusInPage(page), stop: async () => {} }
}

async function open(page: Page, { choices }: HeapJourney, world: string) {
  await page.goto(`/secrets.html?${new URLSearchParams({ ...choices, world }).toString()}`)
  await page.getByRole('heading').first().waitFor()
}

/** The same said again at once is one line, and a count. */
function counted(heard: readonly Announcement[]): Row['announced'] {
  const said = heard.map(({ how, words }) => ({ how, words: withoutNumbers(words) }))
  const keys = [...new Set(said.map((one) => JSON.stringify(one)))]
  return keys.map((key) => {
    const same = said.filter((one) => JSON.stringify(one) === key)
    return { how: same[0]?.how ?? 'polite', words: same[0]?.words ?? '', times: same.length }
  })
}

/** Roles and names in their order, and all that is read out. */
function asInFirefox(rows: readonly Row[]) {
  const stops = rows.flatMap(({ focus }) => focus.map((one) => /^[a-zA-Z]+ "(?:.*?)"(?=[,:]|$)/.exec(one)?.[0] ?? one))
  return {
    stops: stops.filter((stop, index) => stop !== stops[index - 1]),
    announced: rows.map(({ did, announced }) => ({ did, announced })),
  }
}
