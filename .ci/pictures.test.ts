import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { changes } from '../.storybook/pictures/numbers.ts'
import { decode, differing, encode, reduced } from '../.storybook/pictures/png.ts'
import { leftOver, missing, picturesOf, sizeOf, stories } from './picturesOf.ts'

const root = join(import.meta.dirname, '..')

describe('every state has its picture', () => {
  test('each story in each dress', () => {
    expect(stories(root).length).toBeGreaterThan(150)
    expect(missing(stories(root), picturesOf(root))).toEqual([])
  })

  test('and none is left of a story that is gone', () => {
    expect(leftOver(stories(root), picturesOf(root))).toEqual([])
  })

  test('all of them take less than 10 MB', () => {
    expect(sizeOf(root)).toBeLessThan(10_000_000)
  })

  test('a story without one reads what to run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
    mkdirSync(join(folder, 'stories/pictures'), { recursive: true })
    writeFileSync(
      join(folder, 'stories/A.stories.tsx'),
      "const meta = { title: 'Steps/A code' }\nexport const WrongCode = {}\nexport const Right = {}\n",
    )
    for (const file of ['steps-a-code--wrong-code.light.png', 'steps-a-code--right.2.light.png', 'gone--one.light.png'])
      writeFileSync(join(folder, 'stories/pictures', file), '')
    expect(missing(stories(folder), picturesOf(folder), ['light', 'dark'])).toEqual([
      expect.stringMatching(/^steps-a-code--wrong-code has no picture in dark: run `npm run pictures`/),
      expect.stringMatching(/^steps-a-code--right has no picture in dark/),
    ])
    expect(leftOver(stories(folder), picturesOf(folder))).toEqual(['gone--one.light.png'])
  })
})

describe('what counts as another look', () => {
  const lines = ['button 20 300 358 48 ink #ffffff ground #0b6b5d', 'heading 20 80 120 28 ink #14181f']
  const [button = '', heading = ''] = lines

  test('is a piece that has moved, grown, or another colour', () => {
    for (const other of ['button 20 304 358 48', 'button 20 300 358 52', 'button 26 300 358 48'])
      expect(changes(lines, [button.replace('button 20 300 358 48', other), heading])).toHaveLength(1)
    expect(changes(lines, [button.replace('#0b6b5d', '#0b6b6d'), heading])).toHaveLength(1)
    expect(changes(lines, [button.replace('ground #0b6b5d', 'edge #0b6b5d'), heading])).toHaveLength(1)
  })

  test('is a piece that is gone or has come', () => {
    expect(changes(lines, [button])).toEqual(['it had 2 pieces and has 1: the 2. was heading and is none'])
    expect(changes(lines, [button, 'note 1 2 3 4 ink #000000', heading])).toHaveLength(1)
  })

  test('is none that nobody sees: a pixel or two, and a colour that was rounded', () => {
    expect(changes(lines, [button.replace('300', '302').replace('#0b6b5d', '#0c6b5f'), heading])).toEqual([])
    expect(changes(['a 1 2 3 4 ink oklab(0.62 -0.10 0.02)'], ['a 1 2 3 4 ink oklab(0.63 -0.10 0.02)'])).toEqual([])
    expect(changes(['a 1 2 3 4 ink oklab(0.62 -0.10 0.02)'], ['a 1 2 3 4 ink oklab(0.66 -0.10 0.02)'])).toHaveLength(1)
  })
})

describe('a picture', () => {
  const size = { width: 40, height: 30 }
  const drawn = (ink: number) =>
    Uint8Array.from({ length: size.width * size.height * 4 }, (_, index) =>
      index % 4 === 3 ? 255 : index % 16 < 4 && index < 1600 ? ink : 240,
    )
  const picture = { ...size, data: drawn(20) }

  test('is kept with its palette, and read again as it was', () => {
    const again = decode(encode(picture))
    expect(differing(again, picture).count).toBe(0)
    expect([again.width, again.height]).toEqual([size.width, size.height])
  })

  test('with more colours than the palette has is the same to an eye', () => {
    const data = picture.data.map((value, index) =>
      index % 4 === 3 ? 255 : value === 20 ? 20 + ((index >> 2) % 37) : value,
    )
    const grey = { ...size, data }
    expect(differing(decode(encode(grey)), reduced(grey)).count).toBe(0)
    expect(differing(reduced(grey), grey).count).toBe(0)
  })

  test('that differs is told by the number of pixels, and of another size by all of them', () => {
    const other = { ...size, data: drawn(120) }
    expect(differing(picture, other).count).toBe(100)
    expect(differing({ ...picture, width: 30 }, other).count).toBe(size.width * size.height)
  })
})
