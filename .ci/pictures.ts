/**
 * `npm run pictures [-- stories/steps/Code.stories.tsx …]`: plays the stories, and writes anew what looks otherwise than the
 * picture in stories/pictures. `.cache/pictures/index.html` has each of these before, after, and where they differ: look at
 * it, then commit. Without a change of looks it writes nothing.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { leftOver, missing, picturesOf, stories } from './picturesOf.ts'

const root = join(import.meta.dirname, '..')
const looked = join(root, '.cache/pictures')

ensureChromium()
rmSync(looked, { recursive: true, force: true })
mkdirSync(looked, { recursive: true })
const files = process.argv.slice(2)
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'stories', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PICTURES: 'write', VITE_PICTURES: 'all' },
})
for (const file of leftOver(stories(root), picturesOf(root))) rmSync(join(root, 'stories/pictures', file))
const changed = filesIn('after')
writeFileSync(join(looked, 'index.html'), sheet(changed))
console.log(`${changed.length} pictures are written anew: .cache/pictures/index.html shows them, before and after.`)
const lacking = files.length > 0 ? [] : missing(stories(root), picturesOf(root))
for (const sentence of lacking) console.log(sentence)
process.exitCode = status !== 0 || lacking.length > 0 ? 1 : 0

function filesIn(kind: string): readonly string[] {
  const folder = join(looked, kind)
  return existsSync(folder) ? readdirSync(folder).toSorted() : []
}

function sheet(names: readonly string[]): string {
  const has = new Map(['before', 'after', 'difference'].map((kind) => [kind, new Set(filesIn(kind))]))
  const picture = (kind: string, name: string) =>
    has.get(kind)?.has(name) === true ? `<img alt="${kind}" src="${kind}/${name}">` : '<i>none</i>'
  const rows = names.map((name) => {
    const why = readFileSync(join(looked, 'why', name.replace('.png', '.txt')), 'utf8')
    const cells = ['before', 'after', 'difference'].map((kind) => `<td>${picture(kind, name)}</td>`).join('')
    return `<tr><th colspan="3">${name}<pre>${escaped(why)}</pre></th></tr><tr>${cells}</tr>`
  })
  return `<!doctype html><meta charset="utf-8"><title>Pictures that have changed</title>
<style>body{font:14px sans-serif;background:#c7cbd2}th{text-align:start;padding-top:24px}td{vertical-align:top}pre{font-weight:400;font-size:12px}</style>
<h1>${names.length} pictures: before, after, difference</h1><table>${rows.join('\n')}</table>\n`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
