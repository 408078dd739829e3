import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const page = join(import.meta.dirname, '../../stories/docs/relay.md')

/** The files that the page "The relay" shows whole, by the name in their first line: `// express.js`. */
export function shownFiles(): ReadonlyMap<string, string> {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```js\n\/\/ (\S+)\n(.*?)^```$/gms)
  return new Map([...blocks].map(([, name = '', code = '']) => [name, code]))
}

/** What nginx is told there, for a relay on this port. */
export function shownLocation(port: number): string {
  const [, block] = /^```nginx\n(.*?)^```$/ms.exec(readFileSync(page, 'utf8')) ?? []
  if (block === undefined) throw new Error('stories/docs/relay.md shows nothing of nginx.')
  return block.replace('127.0.0.1:8080', `127.0.0.1:${port}`)
}

/** Writes these of them into a host's folder, as they are shown. */
export function writeShown(folder: string, names: readonly string[]): void {
  const shown = shownFiles()
  for (const name of names) {
    const code = shown.get(name)
    if (code === undefined) throw new Error(`stories/docs/relay.md shows no ${name}.`)
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), code)
  }
}
