import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** RGBA, row by row. */
  readonly data: Uint8Array
}

export function decode(file: Uint8Array): Pixels {
  return PNG.sync.read(Buffer.from(file))
}

/** How many colours a picture is kept in: four bits each. */
const colours = 16

/** A PNG with a palette, a quarter as large as one without. */
export function encode(pixels: Pixels): Buffer {
  const { palette, indices } = reduce(pixels)
  const { width, height } = pixels
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Four bits, with a palette.
  header.set([4, 3, 0, 0, 0], 8)
  const length = Math.ceil(width / 2) + 1
  const rows = Buffer.alloc(length * height)
  for (const [index, colour] of indices.entries()) {
    const at = Math.floor(index / width) * length + 1 + ((index % width) >> 1)
    rows[at] = (rows[at] ?? 0) | (colour << ((index % width) % 2 === 0 ? 4 : 0))
  }
  const bytes = palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(bytes)),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** In the colours it is kept in: to be compared with one that was. */
export function reduced({ width, height, ...rest }: Pixels): Pixels {
  const { palette, indices } = reduce({ width, height, ...rest })
  const data = new Uint8Array(indices.length * 4)
  for (const [index, at] of indices.entries()) {
    const colour = palette[at] ?? 0
    data.set([colour >> 16, (colour >> 8) & 255, colour & 255, 255], index * 4)
  }
  return { width, height, data }
}

/** A few colours that stand for all, and for each pixel the nearest of them. */
function reduce({ data, width, height }: Pixels): { palette: readonly number[]; indices: Uint8Array } {
  const counts = new Map<number, number>()
  const at = (index: number) =>
    ((data[index * 4] ?? 0) << 16) | ((data[index * 4 + 1] ?? 0) << 8) | (data[index * 4 + 2] ?? 0)
  for (let index = 0; index < width * height; index += 1) counts.set(at(index), (counts.get(at(index)) ?? 0) + 1)
  const palette = paletteOf(counts)
  const nearest = new Map(Array.from(counts.keys(), (colour) => [colour, nearestIn(palette, colour)]))
  return { palette, indices: Uint8Array.from({ length: width * height }, (_, index) => nearest.get(at(index)) ?? 0) }
}

/** One after the other the colour that most is lost without: by how far it is from those there are, and how often it comes. */
function paletteOf(counts: ReadonlyMap<number, number>): readonly number[] {
  const losses = new Map(Array.from(counts, ([colour]) => [colour, Infinity]))
  const palette: number[] = []
  while (palette.length < colours) {
    let next: number | undefined
    let most = 0
    for (const [colour, loss] of losses) {
      const weight = loss === Infinity ? (counts.get(colour) ?? 0) * 1e9 : loss * Math.sqrt(counts.get(colour) ?? 0)
      if (weight > most) [next, most] = [colour, weight]
    }
    if (next === undefined) break
    palette.push(next)
    for (const [colour, loss] of losses) losses.set(colour, Math.min(loss, distance(colour, next)))
  }
  return palette
}

function distance(one: number, other: number): number {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((one >> shift) & 255) - ((other >> shift) & 255))
  return (red ?? 0) ** 2 + (green ?? 0) ** 2 + (blue ?? 0) ** 2
}

function nearestIn(palette: readonly number[], colour: number): number {
  let best = 0
  let least = Infinity
  for (const [index, one] of palette.entries()) {
    const far = distance(one, colour)
    if (far < least) [best, least] = [index, far]
  }
  return best
}

/** A change of a channel that an eye may see, of 255. */
const visible = 40

/** How many pixels look otherwise, and the same picture with these in red. Of two sizes, every pixel does. */
export function differing(one: Pixels, other: Pixels): { readonly count: number; readonly picture: Pixels } {
  const { width, height } = other
  const isSized = one.width === width && one.height === height
  const data = Uint8Array.from(other.data)
  let count = 0
  for (let index = 0; index < data.length; index += 4) {
    const far = Math.max(
      ...[0, 1, 2].map((channel) => Math.abs((one.data[index + channel] ?? 0) - (other.data[index + channel] ?? 0))),
    )
    if (isSized && far <= visible) {
      for (const channel of [0, 1, 2]) data[index + channel] = 255 - (255 - (data[index + channel] ?? 0)) / 4
    } else {
      count += 1
      data.set([220, 20, 60, 255], index)
    }
  }
  return { count, picture: { width, height, data } }
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const ends = Buffer.alloc(4)
  ends.writeUInt32BE(crc32(named))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, named, ends])
}

/** As the PNG specification has it, annex D. Node has one of its own from 22 on. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
