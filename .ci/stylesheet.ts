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
  return `/* Entryphone, see README */\n${terse.trim()}\n`
}
