import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const source = join(import.meta.dirname, '../src/ui/theme.css')

/** The whole of `theme.css` in one text, without its comments and its air: a host's visitors ask for it once. */
export function stylesheet(): string {
  const whole = readFileSync(source, 'utf8').replaceAll(/@import '([^']+)';/g, (_, path: string) =>
    readFileSync(join(dirname(source), path), 'utf8'),
  )
  const terse = whole
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: /g, ':')
    .replaceAll(/;\}/g, '}')
    .replaceAll(/ > /g, '>')
    .replaceAll(/(?<=[ (,:])0\.(?=\d)/g, '.')
    .replaceAll('#ffffff', '#fff')
    .replaceAll(/ ([*/]) /g, '$1')
    .replaceAll(/calc\((\d+)\/([\d.]+)\)/g, (_, over: string, under: string) => String(round(+over / +under)))
  return `/* Entryphone, see README */\n${terse.trim()}\n`
}

/** As it is published: what rules alone use (`--_…`) has names of one letter, which are a fortieth of the whole. */
export function published(): string {
  const css = stylesheet()
  const names = shortNames(css)
  return css.replaceAll(own, (name) => names.get(name) ?? name)
}

const own = /--_[\w-]+/g
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The short name of each, in the order in which they come. */
export function shortNames(css: string): ReadonlyMap<string, string> {
  const names = [...new Set(css.match(own))]
  if (names.length > letters.length) throw new Error(`There are ${names.length} names for ${letters.length} letters.`)
  return new Map(names.map((name, index) => [name, `--_${letters[index]}`]))
}

/** Of a pixel at any size of text there is. */
function round(number: number): number {
  return Math.round(number * 10_000) / 10_000
}
