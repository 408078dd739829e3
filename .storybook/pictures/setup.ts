import { afterEach, beforeEach, vi } from 'vitest'
import { commands, page } from 'vitest/browser'
import { languages } from '../../e2e/host/languages.ts'
import { allDresses, type Dress, everyDay } from './dresses.ts'
import { measure } from './measure.ts'
import { arrived, settled } from './settled.ts'
import { currentStory, onStation, show } from './shown.ts'

/*
 * Takes a picture of every story when it has been played, and on its way at what a flow's story sees. Time stands
 * still for all of them: a countdown says the same in every run, a key and its code are the same.
 */
const noon = Date.UTC(2026, 2, 2, 9, 41)
/** `all`, or the names of some: `VITE_PICTURES=light,ru`. */
const asked: unknown = import.meta.env['VITE_PICTURES']
const dresses =
  typeof asked === 'string'
    ? allDresses(languages.keys()).filter(({ name }) => asked === 'all' || asked.split(',').includes(name))
    : everyDay
const viewport = { width: 1200, height: 900 }

let taken = 0
let wrong: string[] = []

// For good, and before anything has looked at either: a clock that was moved is what `src/runtime/clock.ts` corrects.
vi.useFakeTimers({ toFake: ['Date'], now: noon })
Object.defineProperty(performance, 'now', { value: () => 0 })

beforeEach(() => {
  taken = 0
  wrong = []
})

onStation(async () => {
  taken += 1
  await takeAll(`${currentStory()}.${taken}`)
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') return
  const story = currentStory()
  // A flow's story ends at a station of its own; another that has one goes on to what has a story itself.
  if (taken === 0) await takeAll(story)
  wrong.push(...(await commands.endStory({ story, stations: taken })))
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
})

/** What a flow comes to is a screen that has a story, which is looked at in every dress. */
async function takeAll(state: string): Promise<void> {
  const root = document.querySelector('#storybook-root') ?? document.body
  await arrived(state)
  for (const dress of state.startsWith('flows-') ? everyDay : dresses) {
    await wear(dress)
    wrong.push(...(await commands.takePicture({ state, dress: dress.name, ...measure(root) })))
    await takeOff(dress)
  }
  show({})
  await settled()
}

async function wear({ theme, locale, width, text, media }: Dress): Promise<void> {
  show({ theme, ...(locale !== undefined && { locale }) })
  const root = document.documentElement
  if (text !== undefined) root.style.fontSize = `${text}%`
  if (media !== undefined || text !== undefined) await commands.wish({ ...media, isTall: text !== undefined })
  if (width !== undefined || text !== undefined)
    await page.viewport(width ?? viewport.width, text === undefined ? 900 : 2400)
  await settled()
}

async function takeOff({ width, text, media }: Dress): Promise<void> {
  document.documentElement.style.fontSize = ''
  if (width !== undefined || text !== undefined) await page.viewport(viewport.width, viewport.height)
  if (media !== undefined || text !== undefined) await commands.wish({})
}

/** A caret blinks. */
const still = new CSSStyleSheet()
still.replaceSync('* { caret-color: transparent !important; }')
document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
