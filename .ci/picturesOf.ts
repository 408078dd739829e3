import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { storyNameFromExport, toId } from 'storybook/internal/csf'
import { allDresses, everyDay } from '../.storybook/pictures/dresses.ts'

/** A picture that is kept: `steps-code--wrong-code.dark.png`, or at a flow's second station `flows-zitadel--journey.2.ru.png`. */
export interface Picture {
  readonly file: string
  readonly story: string
  readonly dress: string
  /** Bytes, with its share of nothing else. */
  readonly size: number
}

/**
 * The ids of all stories that are played, read off their files: what is not exported is no story. Those under `docs` stand
 * in pages of the documentation, with controls (tag `!test`): `npm run test:all -- site` looks at them there.
 */
export function stories(root: string): readonly string[] {
  const folder = join(root, 'stories')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.stories.tsx') && !file.startsWith('docs/'),
  )
  return files.toSorted().flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const title = /\btitle: '([^']+)'/.exec(text)?.[1]
    if (title === undefined) throw new Error(`stories/${file} has no title: '…' in its meta.`)
    return Array.from(text.matchAll(/^export const (\w+)/gm), ([, name = '']) => toId(title, storyNameFromExport(name)))
  })
}

export function picturesOf(root: string): readonly Picture[] {
  const folder = join(root, 'stories/pictures')
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.flatMap((file) => {
    const [, story, dress] = /^([\w-]+?)(?:\.\d+)?\.([\w-]+)\.png$/.exec(file) ?? []
    if (story === undefined || dress === undefined) return []
    return [{ file, story, dress, size: statSync(join(folder, file)).size }]
  })
}

/** All that is kept, numbers and pictures: bytes. */
export function sizeOf(root: string): number {
  const folder = join(root, 'stories/pictures')
  return readdirSync(folder).reduce((total, file) => total + statSync(join(folder, file)).size, 0)
}

const dresses = (root: string) =>
  allDresses(
    readdirSync(join(root, 'src/locales/languages'))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replace(/\.ts$/, '')),
  ).map(({ name }) => name)

/** Which stories lack a picture in which dress, in sentences that say what to run. */
export function missing(
  ids: readonly string[],
  pictures: readonly Picture[],
  names = dresses(join(import.meta.dirname, '..')),
): readonly string[] {
  const there = new Set(pictures.map(({ story, dress }) => `${story} ${dress}`))
  return ids.flatMap((id) => {
    const asked = id.startsWith('flows-')
      ? names.filter((name) => everyDay.some((dress) => dress.name === name))
      : names
    const lacks = asked.filter((name) => !there.has(`${id} ${name}`))
    if (lacks.length === 0) return []
    return [
      `${id} has no picture in ${lacks.join(', ')}: run \`npm run pictures\`, look at .cache/pictures/index.html, and commit stories/pictures.`,
    ]
  })
}

/** Pictures of stories that are gone. */
export function leftOver(ids: readonly string[], pictures: readonly Picture[]): readonly string[] {
  const known = new Set(ids)
  return pictures.filter(({ story }) => !known.has(story)).map(({ file }) => file)
}
