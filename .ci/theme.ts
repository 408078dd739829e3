import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { published } from './stylesheet.ts'

/** The stylesheet as hosts load it, and its twin in a layer for hosts who order theirs. */
const dist = join(import.meta.dirname, '../dist')
const plain = published()

for (const [name, text] of [
  ['theme.css', plain],
  ['theme.layer.css', `@layer entryphone {\n${plain}}\n`],
] as const) {
  writeFileSync(join(dist, name), text)
  // Newer TypeScript checks side-effect imports of CSS too.
  writeFileSync(join(dist, `${name}.d.ts`), 'export {}\n')
}
