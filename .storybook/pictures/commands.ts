import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserCommand, BrowserCommandContext } from 'vitest/node'
import { z } from 'zod'
import type { Box } from './measure.ts'
import { changes } from './numbers.ts'
import { decode, differing, encode, type Pixels, reduced } from './png.ts'

/*
 * What the browser asks of Node while the stories run: to take a picture and compare it with the one that is kept. What
 * differs is put into .cache/pictures, for `npm run pictures` to show side by side.
 */
const root = join(import.meta.dirname, '../..')
export const kept = join(root, 'stories/pictures')
export const looked = join(root, '.cache/pictures')
const isWriting = process.env['PICTURES'] === 'write'

/** Which browser drew what is kept. Another may draw otherwise, and then the numbers alone decide. */
const browserFile = join(kept, 'browser.txt')
const keptBy = existsSync(browserFile) ? readFileSync(browserFile, 'utf8').trim() : ''

/** In how many pixels two runs of one browser may differ. */
const few = 40

interface Taken {
  readonly state: string
  readonly dress: string
  readonly clip: Box
  readonly lines: readonly string[]
}

interface Ended {
  readonly story: string
  /** How many pictures were taken on its way. */
  readonly stations: number
}

interface Wish {
  readonly forcedColors?: 'active'
  readonly contrast?: 'more'
  /** Room for a card at twice its height. */
  readonly isTall?: boolean
}

/** Around the story's frame, which is drawn smaller than it is where it has no room: CSS px. */
export const usualPage = { width: 1240, height: 940 }
const tallPage = { width: 1240, height: 2440 }

declare module 'vitest/browser' {
  interface BrowserCommands {
    takePicture: (taken: Taken) => Promise<readonly string[]>
    endStory: (ended: Ended) => Promise<readonly string[]>
    wish: (wish: Wish) => Promise<void>
  }
}

/** Takes one, and gives what is wrong with it in sentences. When they are written anew, nothing is. */
export const takePicture: BrowserCommand<[Taken]> = async (context, taken) => {
  const file = `${taken.state}.${taken.dress}.png`
  const path = join(kept, file)
  const shot = decode(await screenshot(context, taken.clip))
  const numbers = readNumbers(taken.state)
  const before = numbers[taken.dress]
  const isKept = existsSync(path) && before !== undefined
  const moved = before === undefined ? [] : changes(before, taken.lines)
  const isThisBrowser = keptBy === versionOf(context)
  const seen = isKept && isThisBrowser ? differing(decode(readFileSync(path)), reduced(shot)) : undefined
  // Whoever writes them anew with another browser writes all of them.
  const isAsBefore = isKept && moved.length === 0 && (seen?.count ?? 0) <= few && (isThisBrowser || !isWriting)
  if (isAsBefore) return []
  putAside(file, path, shot, seen?.picture)
  writeFileSync(aside('why', file.replace('.png', '.txt')), moved.join('\n'))
  if (isWriting) {
    mkdirSync(kept, { recursive: true })
    writeFileSync(path, encode(shot))
    writeNumbers(taken.state, { ...numbers, [taken.dress]: taken.lines })
    writeFileSync(browserFile, `${versionOf(context)}\n`)
    return []
  }
  if (!isKept) return [`${file} is not in stories/pictures. ${renew}`]
  const pixels = seen === undefined ? [] : [`${seen.count} pixels differ`]
  return [`${file} looks otherwise: ${[...moved.slice(0, 5), ...pixels].join('; ')}. ${renew}`]
}

const renew = 'Run `npm run pictures`, look at what it shows, and commit what is meant to be so.'

/** Pictures of stations that a story has no more. */
export const endStory: BrowserCommand<[Ended]> = (_, { story, stations }) => {
  const isOver = (file: string) => {
    const [name, station] = file.split('.')
    return name === story && /^\d+$/.test(station ?? '') && Number(station) > stations
  }
  const over = existsSync(kept) ? readdirSync(kept).filter(isOver) : []
  if (isWriting) for (const file of over) rmSync(join(kept, file))
  return isWriting ? [] : over.map((file) => `${file} is of a state that ${story} does not come to. ${renew}`)
}

export const wish: BrowserCommand<[Wish]> = async ({ page }, { forcedColors, contrast, isTall }) => {
  await page.setViewportSize(isTall === true ? tallPage : usualPage)
  await page.emulateMedia({ forcedColors: forcedColors ?? 'none', contrast: contrast ?? 'no-preference' })
}

type Session = ReturnType<BrowserCommandContext['context']['newCDPSession']>
const sessions = new WeakMap<object, Session>()

/** By the browser's own means: Playwright's waits for what has been waited for, and takes twice as long. */
async function screenshot({ page, context, frame }: BrowserCommandContext, box: Box): Promise<Buffer> {
  const session = sessions.get(page) ?? context.newCDPSession(page)
  sessions.set(page, session)
  const at = await (await (await frame()).frameElement()).boundingBox()
  const clip = { ...box, x: box.x + (at?.x ?? 0), y: box.y + (at?.y ?? 0), scale: 1 }
  const { data } = await (await session).send('Page.captureScreenshot', { format: 'png', clip, optimizeForSpeed: true })
  return Buffer.from(data, 'base64')
}

function versionOf({ page }: BrowserCommandContext): string {
  return `Chromium ${page.context().browser()?.version() ?? ''} on ${process.platform} ${process.arch}`
}

const numbersOfState = z.record(z.string(), z.array(z.string()))
type Numbers = Readonly<Record<string, readonly string[]>>

function readNumbers(state: string): Numbers {
  const file = join(kept, `${state}.json`)
  return existsSync(file) ? numbersOfState.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}

function writeNumbers(state: string, numbers: Numbers): void {
  writeFileSync(join(kept, `${state}.json`), `${JSON.stringify(numbers, undefined, 1)}\n`)
}

function putAside(file: string, path: string, shot: Pixels, difference: Pixels | undefined): void {
  if (existsSync(path)) writeFileSync(aside('before', file), readFileSync(path))
  writeFileSync(aside('after', file), encode(shot))
  if (difference !== undefined) writeFileSync(aside('difference', file), encode(difference))
}

function aside(kind: string, file: string): string {
  const path = join(looked, kind, file)
  mkdirSync(dirname(path), { recursive: true })
  return path
}
